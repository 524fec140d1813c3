import Foundation
import SQLLineage
import TestSupport

/// What DuckDB says: the columns without which a query cannot be bound, and those it scans for each column it gives.
/// `duckdb_oracle.py` asks it.
enum DuckDBOracle {
  struct Answer: Decodable {
    let id: Int
    var refused: String?
    var names: [String]?
    /// Pairs of table and column.
    var reads: [[String]]
    /// Scanned for each column of the result alone.
    var columns: [[[String]]]?
    /// Scanned when no column of the result is asked for.
    var rows: [[String]]?
  }

  private struct Question: Encodable {
    var definition: String?
    var id: Int?
    var sql: String?
  }

  /// An answer for each query in order, over tables that statements make.
  static func answers(to queries: [String], over definition: String) throws -> [Answer] {
    let encoder = JSONEncoder()
    let questions =
      [Question(definition: definition)]
      + queries.enumerated().map { Question(id: $0.offset, sql: $0.element) }
    let lines = try questions.map { String(decoding: try encoder.encode($0), as: UTF8.self) }
    let script = Checkout.root.appending(path: "Tests/SQLLineageTests/Oracles/duckdb_oracle.py")
    let output = try PythonTools.pipeline.command("python").run(
      script.path, input: lines.joined(separator: "\n"))
    guard output.exit == 0 else { throw EngineRefusal(why: "\(output)") }
    return try output.stdout.split(separator: "\n").map {
      try JSONDecoder().decode(Answer.self, from: Data($0.utf8))
    }
  }
}

/// What DuckDB's answers and the SQL reader's edges have against each other.
struct ScanSandwich {
  let lineage: StatementLineage
  let answer: DuckDBOracle.Answer

  /// A line for each bound that does not hold; none when all do.
  ///
  /// - Parameters:
  ///   - isComplete: whether all that is named matters, so that the read set is a bound from below.
  ///   - isExact: whether no other column or alias has a name that is taken away, so that it is one from above as well:
  ///     a name finds those, and NATURAL joins without it.
  func violations(isComplete: Bool, isExact: Bool) -> [String] {
    let all = columns(of: lineage.edges)
    let read = set(answer.reads)
    var found: [String] = []
    if isExact { found += all.subtracting(read).sorted().map { "\($0) is not read" } }
    if isComplete { found += read.subtracting(all).sorted().map { "\($0) is missed" } }
    if lineage.columns.map({ $0.lowercased() }) != answer.names?.map({ $0.lowercased() }) {
      found.append("names \(lineage.columns) and \(answer.names ?? [])")
    }
    for (place, name) in lineage.columns.enumerated() { found += violations(of: name, at: place) }
    return found + lineage.diagnostics.map { "\($0.position) \($0.rule): \($0.message)" }
  }

  /// What only one column of the result makes the engine scan is its source; its values come from scanned columns only.
  private func violations(of name: String, at place: Int) -> [String] {
    let scanned = answer.columns.map { $0.indices.contains(place) ? set($0[place]) : [] } ?? []
    // Of a join that DuckDB finds needless it keeps scans without columns: they bind nothing of their table.
    let pairs = answer.columns.map { $0.indices.contains(place) ? $0[place] : [] } ?? []
    let unbound = Set(pairs.filter { $0.last == "" }.map { $0[0].lowercased()[...] })
    let own = lineage.edges.filter { $0.target == name }
    let sources = columns(of: own + lineage.edges.filter { $0.target == nil })
    let needed = scanned.subtracting(set(answer.rows ?? [])).subtracting(sources)
    let direct = columns(of: own.filter(\.kind.isDirect)).subtracting(scanned)
      .filter { !unbound.contains($0.prefix { $0 != "." }) }
    return needed.sorted().map { "\(name) needs \($0)" }
      + direct.sorted().map { "\(name) does not come from \($0)" }
  }

  private func columns(of edges: [StatementLineage.Edge]) -> Set<String> {
    Set(edges.map { "\($0.table.last ?? "?").\($0.column)".lowercased() })
  }

  private func set(_ pairs: [[String]]) -> Set<String> {
    Set(pairs.filter { $0.last != "" }.map { $0.joined(separator: ".").lowercased() })
  }
}
