import TestSupport
import Testing

@testable import SQLLineage

/// Every statement ends as exact, partial, tables only or failed, and says why when it is not exact; nothing is empty in
/// silence.
@Suite struct OutcomeTests {
  @Test func anOutcomeHasItsReason() {
    for example in LineageCase.all { expectReasons(example.sql, example) }
  }

  @Test func aBrokenStatementHasItsReason() {
    let run = GeneratedRun(count: 8)
    for (place, example) in LineageCase.all.enumerated() {
      var random = SeededGenerator(seed: run.seed &+ UInt64(place))
      for _ in 0..<run.count {
        expectReasons(Self.broken(example.sql, Dialect.named(example.dialect), &random), example)
      }
    }
  }

  private func expectReasons(_ sql: String, _ example: LineageCase) {
    let dialect = Dialect.named(example.dialect)
    let statements = SQLScript(sql, dialect).lineage(in: example.tableSchema)
    for statement in statements {
      let isReasoned = (statement.outcome == .exact) == statement.diagnostics.isEmpty
      #expect(isReasoned, "\(statement.outcome) \(statement.diagnostics): \(sql)")
      #expect(!Self.isGuess(statement), "exact, and yet unknown: \(sql)")
    }
    guard Self.reads(sql, dialect) else { return }
    let isSilent = statements.allSatisfy {
      $0.sources.isEmpty && $0.temporarySources.isEmpty && $0.edges.isEmpty
        && $0.columns.isEmpty && $0.diagnostics.isEmpty && $0.target == nil
    }
    #expect(!isSilent, "nothing is said of \(sql)")
  }

  /// Whether something unknown is called exact: one of several tables, or a query's unexpanded star. A copy of a whole
  /// table is exact without the names of its columns.
  private static func isGuess(_ statement: StatementLineage) -> Bool {
    let isQuery = statement.kind == .query || statement.kind == .view
    return statement.outcome == .exact
      && (statement.edges.contains { $0.table.isEmpty }
        || isQuery && statement.columns.contains("*"))
  }

  /// Whether a SELECT outside brackets stands before a FROM and the name of a table, so that something is read. What is
  /// only prepared reads nothing.
  private static func reads(_ sql: String, _ dialect: Dialect) -> Bool {
    let bytes = Array(sql.utf8)
    let tokens = Lexer.tokens(of: bytes, dialect)
    let constants = constantTables(tokens, bytes)
    var isBehindSelect = false
    var isPrepared = false
    var index = 0
    while index < tokens.count - 1 {
      let (token, next) = (tokens[index], tokens[index + 1])
      if index == 0 || token.kind == .semicolon {
        isPrepared = spelling(index == 0 ? token : next, bytes) == "prepare"
      }
      if token.kind == .open { index = max(index, min(Int(token.extent), tokens.count - 1)) }
      isBehindSelect = isBehindSelect || token.keyword == .select
      if isBehindSelect, !isPrepared, token.keyword == .from, next.kind == .word,
        next.keyword == .none, !constants.contains(spelling(next, bytes))
      {
        return true
      }
      index += 1
    }
    return false
  }

  /// Tables of a WITH that hold nothing but constants: no table but themselves stands behind a FROM or JOIN in them.
  private static func constantTables(_ tokens: [Token], _ bytes: [UInt8]) -> Set<String> {
    var found: Set<String> = []
    for index in tokens.indices {
      guard let body = commonTable(tokens, index, bytes) else { continue }
      let name = spelling(tokens[index], bytes)
      let readsOthers = body.indices.dropLast().contains {
        [.from, .join].contains(tokens[$0].keyword) && spelling(tokens[$0 + 1], bytes) != name
      }
      if !readsOthers { found.insert(name) }
    }
    return found
  }

  /// What stands in the brackets of `name (columns) AS NOT MATERIALIZED (…)`.
  private static func commonTable(
    _ tokens: [Token], _ index: Int, _ bytes: [UInt8]
  ) -> ArraySlice<Token>? {
    var rest = tokens[(index + 1)...]
    if let open = rest.first, open.kind == .open { rest = rest.dropFirst(Int(open.extent) - index) }
    guard rest.first?.keyword == .as else { return nil }
    rest = rest.dropFirst().drop { ["not", "materialized"].contains(spelling($0, bytes)) }
    guard let open = rest.first, open.kind == .open else { return nil }
    return rest.prefix(Int(open.extent) - rest.startIndex)
  }

  private static func spelling(_ token: Token, _ bytes: [UInt8]) -> String {
    String(decoding: bytes[Int(token.start)..<Int(token.end)], as: UTF8.self).lowercased()
  }

  /// A text with a token left out, twice, or in the place of another.
  private static func broken(
    _ sql: String, _ dialect: Dialect, _ random: inout SeededGenerator
  ) -> String {
    let bytes = Array(sql.utf8)
    var parts = Lexer.tokens(of: bytes, dialect).dropLast().map {
      String(decoding: bytes[Int($0.start)..<Int($0.end)], as: UTF8.self)
    }
    guard parts.count > 1 else { return sql }
    let place = Int.random(in: parts.indices, using: &random)
    switch Int.random(in: 0..<4, using: &random) {
    case 0: parts.remove(at: place)
    case 1: parts.insert(parts[place], at: place)
    case 2: parts.swapAt(place, Int.random(in: parts.indices, using: &random))
    default: parts.removeLast(parts.count - place)
    }
    return parts.joined(separator: " ")
  }
}
