import Foundation
import GroundworkKit
import GroundworkModel
import TestSupport
import Testing

/// The cases of other tools' suites, where they lie beside the checkout: what was reached once is not lost again.
/// Why some expectations are not met stands in `docs/reference/lineage-expectations.md`.
@Suite(.enabled(if: SharedLineageCase.isThere)) struct SharedLineageCaseTests {
  /// Exact source sets, exact source and target sets, exact column sets.
  private static let floors: [String: (sources: Int, tables: Int, columns: Int)] = [
    "collate_sqllineage": (233, 233, 80), "datahub": (34, 33, 26), "dbt_gitlab": (924, 924, 0),
    "openlineage_sql": (62, 59, 11), "openlineage_transform": (28, 27, 26),
    "sqlglot_lineage": (0, 0, 30), "sqlglot_qualify": (0, 0, 157), "sqllineage": (172, 172, 103),
    "tpcds": (53, 53, 53), "tpch": (15, 15, 15), "traps": (36, 36, 39),
  ]

  @Test(arguments: floors.keys.sorted())
  func whatWasReachedHolds(_ suite: String) throws {
    let floor = try #require(Self.floors[suite])
    var batch = LineageBatch()
    var exact = (sources: 0, tables: 0, columns: 0)
    for example in try SharedLineageCase.all(in: suite) {
      let answer = try #require(JSONValue(batch.answer(example.line.utf8)))
      if example.hasSameSources(answer) { exact.sources += 1 }
      if example.hasSameSources(answer), example.hasSameTargets(answer) { exact.tables += 1 }
      if example.hasSameColumns(answer) { exact.columns += 1 }
    }
    #expect(exact.sources >= floor.sources)
    #expect(exact.tables >= floor.tables)
    #expect(exact.columns >= floor.columns)
  }
}

/// One case: a text and the tables and columns that it reads and writes.
struct SharedLineageCase {
  let line: String
  private let json: JSONValue

  private static let folder = Checkout.root.appending(path: "../shared/cases/lineage")

  static var isThere: Bool { FileManager.default.fileExists(atPath: folder.path) }

  static func all(in suite: String) throws -> [SharedLineageCase] {
    let text = try String(contentsOf: folder.appending(path: "\(suite).jsonl"), encoding: .utf8)
    return try text.split(separator: "\n").map { line in
      SharedLineageCase(line: String(line), json: try #require(JSONValue(String(line))))
    }
  }

  func hasSameSources(_ answer: JSONValue) -> Bool { hasSame("sources", answer) }

  func hasSameTargets(_ answer: JSONValue) -> Bool { hasSame("targets", answer) }

  private func hasSame(_ side: String, _ answer: JSONValue) -> Bool {
    guard let wanted = json["tables"], wanted != .null else { return false }
    return tables(wanted[side]) == tables(answer["tables"]?[side])
  }

  private func tables(_ list: JSONValue?) -> Set<String> {
    Set((list?.items ?? []).compactMap(\.string).map(table))
  }

  /// A table's name without quotes, case and what the defaults add.
  private func table(_ name: String) -> String {
    var name = plain(name)
    for prefix in ["<default>.", "default.", "main."] where name.hasPrefix(prefix) {
      name.removeFirst(prefix.count)
    }
    let database = json["default_db"]?.string.map { $0.lowercased() + "." } ?? ""
    let schema = json["default_schema"]?.string.map { $0.lowercased() + "." } ?? ""
    let both = database.isEmpty || schema.isEmpty ? "" : database + schema
    for prefix in [both, schema, database] where !prefix.isEmpty && name.hasPrefix(prefix) {
      return String(name.dropFirst(prefix.count))
    }
    return name
  }

  private func plain(_ name: String) -> String {
    name.filter { !"\"`[]".contains($0) }.lowercased()
  }

  func hasSameColumns(_ answer: JSONValue) -> Bool {
    guard let columns = json["columns"], columns != .null else { return false }
    var wanted = edges(columns)
    let optional = edges(json["columns_optional"] ?? .null).subtracting(wanted)
    var found = edges(answer["columns"] ?? .null).subtracting(optional)
    let named = wanted.filter { $0[1] != "*" }
    if !named.isEmpty || wanted.isEmpty {
      wanted = named
      found = found.filter { $0[1] != "*" }
    }
    return wanted == found
  }

  /// Source table, source column and target column; struct paths count as their column in the suite of traps.
  private func edges(_ rows: JSONValue) -> Set<[String]> {
    let isTrap = json["suite"]?.string == "traps"
    return Set(
      rows.items.map { row in
        let parts = row.items.map { $0.string ?? "null" }
        let source = plain(parts[1])
        let column = isTrap ? String(source.prefix { $0 != "." }) : source
        return [parts[0] == "null" ? "null" : table(parts[0]), column, plain(parts[3])]
      })
  }
}

extension JSONValue {
  fileprivate var string: String? {
    guard case .text(let text) = self else { return nil }
    return text
  }

  fileprivate var items: [JSONValue] {
    guard case .array(let items) = self else { return [] }
    return items
  }
}
