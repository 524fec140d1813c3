/// SQL text, read once; ask it for lineage.
///
/// ```swift
/// let script = SQLScript("CREATE VIEW v AS SELECT o.id, sum(o.total) AS total FROM orders o GROUP BY 1", .postgreSQL)
/// script.lineage(in: schema)[0].edges
/// // orders.id → id (identity), orders.total → total (aggregation), orders.id → all rows (groupBy)
/// ```
///
/// Bytes become tokens, tokens a tree in one array, the tree is resolved scope by scope: every query is looked at once
/// and gives a relation whose columns carry the base columns they come from. What is not understood becomes a
/// diagnostic with its place; nothing is guessed.
public struct SQLScript: Sendable {
  private let text: String
  private let dialect: Dialect

  /// A text in a dialect.
  public init(_ text: String, _ dialect: Dialect = .ansi) {
    self.text = text
    self.dialect = dialect
  }

  /// What each statement reads and writes; tables that the script makes are known to what follows, and temporary ones
  /// are looked through. Statements that move no data give nothing.
  public func lineage(in schema: SQLSchema = SQLSchema()) -> [StatementLineage] {
    var parser = Parser(text, dialect)
    let root = parser.parseScript()
    let said = parser.diagnostics
    var resolver = Resolver(parser.tree, parser.names, dialect, schema)
    resolver.cursors = Dictionary(parser.memory.loopRows.map { ($0.row, $0.cursor) }) { _, last in
      last
    }
    var result: [StatementLineage] = []
    var start: Int32 = 0
    for statement in resolver.tree.children(of: root) {
      let range = resolver.extent(of: statement, from: &start)
      var lineages = resolver.resolve(statement)
      for index in lineages.indices {
        resolver.finish(&lineages[index], statement, range, index == 0 ? said : [])
      }
      result += lineages.filter { $0.kind != .utility || !$0.diagnostics.isEmpty }
    }
    Positions.fill(&result, resolver.tree.source)
    return result
  }

  /// Reads the text without asking where anything comes from: what is wrong with its grammar.
  public func parse() -> [SQLDiagnostic] {
    var parser = Parser(text, dialect)
    _ = parser.parseScript()
    return parser.diagnostics
  }
}

extension Resolver {
  /// The bytes that belong to a statement: what is wrong behind it, before its `;`, is wrong with it.
  func extent(of statement: NodeID, from start: inout Int32) -> ClosedRange<Int32> {
    var last = min(Int(tree[statement].end), tree.tokens.count - 1)
    while last < tree.tokens.count - 1, tree.tokens[last].kind != .semicolon { last += 1 }
    let first = min(start, tree.offset(of: statement))
    let end = max(first, tree.source.place(of: tree.tokens[last].start))
    start = end + 1
    return first...end
  }

  /// Adds what was said, by the parser and here, and how well the statement was understood.
  func finish(
    _ lineage: inout StatementLineage, _ statement: NodeID, _ range: ClosedRange<Int32>,
    _ parsing: [SQLDiagnostic]
  ) {
    lineage.position.line = Int(tree.offset(of: statement))
    lineage.diagnostics = (parsing.filter { range.contains($0.offset) } + diagnostics)
      .sorted { ($0.offset, $0.rule) < ($1.offset, $1.rule) }
    if lineage.outcome == .exact, !lineage.diagnostics.isEmpty { lineage.outcome = .partial }
  }
}

/// Lines and columns instead of bytes, all in one pass over the text.
private enum Positions {
  static func fill(_ lineages: inout [StatementLineage], _ source: SQLSource) {
    var offsets = lineages.map { Int32($0.position.line) }
    offsets += lineages.flatMap { $0.diagnostics.map(\.offset) }
    let sorted = Array(Set(offsets)).sorted()
    let positions = Dictionary(
      zip(sorted, source.positions(of: sorted)), uniquingKeysWith: { first, _ in first })
    for index in lineages.indices {
      let offset = Int32(lineages[index].position.line)
      lineages[index].position = positions[offset] ?? SQLPosition(line: 1, column: 1)
      for place in lineages[index].diagnostics.indices {
        let offset = lineages[index].diagnostics[place].offset
        lineages[index].diagnostics[place].position =
          positions[offset] ?? SQLPosition(line: 1, column: 1)
      }
    }
  }
}
