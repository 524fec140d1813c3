import Foundation
import SQLLineage
import TestSupport
import Testing

/// The two oracles of an engine that prunes: no bound is broken, on generated queries and on TPC-H and TPC-DS.
@Suite(.enabled(if: PythonTools.pipeline.isExpected)) struct DuckDBOracleTests {
  @Test(arguments: [true, false])
  func generatedQueriesKeepTheBounds(_ readsEverything: Bool) throws {
    let seeds = GeneratedRun(count: 150).seeds
    let queries = seeds.map { seed in
      var generator = QueryGenerator(seed: seed, .duckDB)
      generator.readsEverything = readsEverything
      return generator.make()
    }
    var found = Violations()
    let answers = try DuckDBOracle.answers(to: queries, over: FixtureSchema.definition)
    for (query, answer) in zip(queries, answers) {
      found.judge(
        query, .duckDB, FixtureSchema.schema, answer, isComplete: readsEverything,
        isExact: false)
    }
    #expect(found.isNone && found.accepted > 80, "seeds from \(seeds[0]): \(found)")
  }

  @Test(.enabled(if: BenchmarkQuery.isThere), arguments: ["tpch", "tpcds"])
  func benchmarksKeepTheBounds(_ suite: String) throws {
    let queries = try BenchmarkQuery.all(in: suite)
    var found = Violations()
    let answers = try DuckDBOracle.answers(
      to: queries.map(\.text), over: BenchmarkQuery.definition(of: queries))
    for (query, answer) in zip(queries, answers) {
      found.judge(query.text, .postgreSQL, query.tables, answer, isComplete: true, isExact: true)
    }
    #expect(found.isNone && found.accepted > 80, "\(found)")
  }
}

/// What is against the SQL reader, query by query.
private struct Violations: CustomStringConvertible {
  private var texts: [String] = []
  private var refused: [String] = []
  private var count = 0

  var isNone: Bool { texts.isEmpty }

  /// Queries that the engine took, of every hundred.
  var accepted: Int { count == 0 ? 0 : 100 - refused.count * 100 / count }

  mutating func judge(
    _ query: String, _ dialect: Dialect, _ schema: SQLSchema, _ answer: DuckDBOracle.Answer,
    isComplete: Bool, isExact: Bool
  ) {
    count += 1
    if let why = answer.refused { return refused.append("\(why): \(query)") }
    guard let lineage = SQLScript(query, dialect).lineage(in: schema).first else {
      return texts.append("nothing: \(query)")
    }
    let found = ScanSandwich(lineage: lineage, answer: answer).violations(
      isComplete: isComplete, isExact: isExact)
    if !found.isEmpty { texts.append("\(query)\n  \(found.joined(separator: "\n  "))") }
  }

  var description: String {
    let shown = texts.sorted { ($0.count, $0) < ($1.count, $1) }.prefix(6)
    let why = refused.sorted { ($0.count, $0) < ($1.count, $1) }.prefix(6)
    return (["\(texts.count) of \(count) broken; \(refused.count) refused"] + shown + why)
      .joined(separator: "\n")
  }
}

/// A query of TPC with the tables it reads, where the cases lie beside the checkout.
private struct BenchmarkQuery: Decodable {
  let sql: String
  let schema: [String: [String: String]]

  private static let folder = Checkout.root.appending(path: "../shared/cases/lineage")

  static var isThere: Bool { FileManager.default.fileExists(atPath: folder.path) }

  static func all(in suite: String) throws -> [BenchmarkQuery] {
    let text = try String(contentsOf: folder.appending(path: "\(suite).jsonl"), encoding: .utf8)
    return try text.split(separator: "\n").map {
      try JSONDecoder().decode(BenchmarkQuery.self, from: Data($0.utf8))
    }
  }

  /// The query without the table it makes.
  var text: String {
    String(sql.drop { $0 == ";" }.replacingOccurrences(of: "CREATE TABLE out_t AS ", with: ""))
  }

  var tables: SQLSchema {
    SQLSchema(schema.map { SQLSchema.Table(path: [$0.key], columns: $0.value.keys.sorted()) })
  }

  static func definition(of queries: [BenchmarkQuery]) -> String {
    let tables = queries.reduce(into: [:]) { $0.merge($1.schema) { first, _ in first } }
    return tables.sorted { $0.key < $1.key }.map { name, columns in
      let list = columns.sorted { $0.key < $1.key }.map { "\($0) \(Self.type($0, $1))" }
      return "CREATE TABLE \(name) (\(list.joined(separator: ", ")));"
    }.joined(separator: "\n")
  }

  /// The cases write dates as texts, which DuckDB compares with no date.
  private static func type(_ column: String, _ type: String) -> String {
    column.hasSuffix("date") ? "date" : type
  }
}
