import CatalogStore
import Foundation
import GroundworkKit
import GroundworkModel
import Profiling
import Scanners
import TestSupport
import Testing

/// The same dirty rows in each kind of source, and how a query is run there.
struct DirtySource: CustomTestStringConvertible, Sendable {
  var testDescription: String
  var isAvailable: Bool
  var make: @Sendable (TemporaryFolder) throws -> String
  var count: @Sendable (String, TemporaryFolder, String) throws -> Int

  static let all = [
    DirtySource(
      testDescription: "sqlite", isAvailable: true,
      make: { folder in
        try ExternalCommand.output(of: ["sqlite3", folder.path("d.db")], input: DirtyRows.sql)
        return "sqlite:d.db"
      },
      count: { query, folder, _ in
        try number(ExternalCommand.output(of: ["sqlite3", folder.path("d.db"), query]))
      }),
    DirtySource(
      testDescription: "postgres", isAvailable: PostgresServer.isAvailable,
      make: { _ in try PostgresServer.shared().makeDatabase(DirtyRows.sql + "ANALYZE;").url },
      count: { query, _, url in
        try number(ExternalCommand.output(of: ["psql", url, "-XqAtc", query]))
      }),
    DirtySource(
      testDescription: "csv", isAvailable: PythonTools.pipeline.isExpected,
      make: { folder in
        let files = folder.path("fi'les [1]")
        try FileManager.default.createDirectory(
          atPath: files, withIntermediateDirectories: true)
        for (name, text) in DirtyRows.csv {
          try text.write(toFile: files + "/" + name, atomically: true, encoding: .utf8)
        }
        try Data("n;town\n1;K\u{FC}ln\n2;Ulm\n".unicodeScalars.map { UInt8($0.value) }).write(
          to: URL(filePath: files + "/old.csv"))
        return "csv:fi'les [1]"
      },
      count: { query, folder, _ in
        let script = "import duckdb, sys; print(duckdb.sql(sys.stdin.read()).fetchone()[0])"
        let run = try PythonTools.pipeline.command("python").run(
          ["-c", script], in: folder.url, input: query)
        return try number(run.stdout + (run.exit == 0 ? "" : run.stderr))
      }),
  ].filter(\.isAvailable)

  private static func number(_ text: String) throws -> Int {
    try #require(Int(text.trimmingCharacters(in: .whitespacesAndNewlines)), "\(text)")
  }
}

@Suite struct FindingQueryTests {
  private let folder: TemporaryFolder
  private let store: CatalogStore

  init() throws {
    folder = try TemporaryFolder()
    store = try CatalogStore(
      path: folder.path("catalog.sqlite"),
      schema: Checkout.root.appending(path: "catalog/schema").path, mode: .create)
  }

  private func scan(_ address: String) throws -> HarvestReport {
    let settings = HarvestSettings(profile: ProfileSettings(today: "2026-01-01"))
    return try Harvest(store: store, settings).run(
      ScanRequest(
        name: "src", address: try SourceAddress(address, in: folder.url), folder: folder.url))
  }

  private static let expected: Set = [
    "missing", "empty-column", "placeholder-values", "constant", "duplicates", "mixed-formats",
    "unexpected-type", "impossible-dates", "future-dates", "stray-blanks", "mixed-case", "orphans",
    "duplicate-rows", "ragged-rows", "encoding", "encoding-damage", "no-header",
  ]
  private static let ofFiles: Set = ["ragged-rows", "encoding", "encoding-damage", "no-header"]

  @Test(arguments: DirtySource.all)
  func everyFindingCountsItsRowsAgain(source: DirtySource) throws {
    let address = try source.make(folder)
    let issues = try scan(address).issues
    for issue in issues {
      let query = try #require(issue.query, "\(issue)")
      #expect(
        try source.count(query, folder, address) == issue.count,
        "\(issue.kind) of \(issue.subject): \(query)")
    }
    let kinds = Set(issues.map(\.kind))
    let missing = Self.expected.subtracting(kinds)
    #expect(source.testDescription == "csv" ? missing.isEmpty : missing == Self.ofFiles)
  }

  @Test(arguments: DirtySource.all)
  func queriesHoldNoValue(source: DirtySource) throws {
    for issue in try scan(try source.make(folder)).issues {
      for value in ["open", "r5", "P7", "2024-02-30", "perhaps", "K\u{FC}ln"] {
        #expect(issue.query?.contains(value) == false)
      }
    }
  }
}
