import CatalogStore
import Foundation
import GroundworkKit
import GroundworkModel
import Profiling
import Scanners
import TestSupport
import Testing

/// A table of 200,000 rows of which the last 4,000 are dirty, and how it is made in each database.
struct LargeTable: CustomTestStringConvertible, Sendable {
  var testDescription: String
  var make: @Sendable (TemporaryFolder) throws -> String

  static let all: [LargeTable] = [
    .init(
      testDescription: "sqlite",
      make: { try sqlite("(id INTEGER PRIMARY KEY, name TEXT)", id: "i", $0) }),
    .init(
      testDescription: "sqlite, gaps between row ids",
      make: { try sqlite("(id INTEGER PRIMARY KEY, name TEXT)", id: "i * 20", $0) }),
    .init(
      testDescription: "sqlite, without row ids",
      make: {
        try sqlite("(id TEXT PRIMARY KEY, name TEXT) WITHOUT ROWID", id: "printf('%08d', i)", $0)
      }),
    .init(testDescription: "postgres, with statistics", make: { _ in try postgres("ANALYZE t") }),
    .init(
      testDescription: "postgres, without statistics",
      make: { _ in try postgres("SELECT 1") }),
    .init(
      testDescription: "postgres, statistics of long ago",
      make: { _ in
        try postgres("UPDATE pg_class SET reltuples = 50, relpages = 1 WHERE relname = 't'")
      }),
  ].filter { !$0.testDescription.hasPrefix("postgres") || PostgresServer.isAvailable }

  private static func sqlite(_ definition: String, id: String, _ folder: TemporaryFolder) throws
    -> String
  {
    try ExternalCommand.output(
      of: ["sqlite3", folder.path("large.db")],
      input: """
        CREATE TABLE t \(definition);
        WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 200000)
        INSERT INTO t SELECT \(id), CASE WHEN i <= 196000 THEN 'word' || i % 1000 END FROM n;
        """)
    return "sqlite:large.db"
  }

  private static func postgres(_ then: String) throws -> String {
    try PostgresServer.shared().makeDatabase(
      """
      CREATE TABLE t (id int PRIMARY KEY, name text) WITH (autovacuum_enabled = false);
      INSERT INTO t SELECT i, CASE WHEN i <= 196000 THEN 'word' || i % 1000 END
        FROM generate_series(1, 200000) i;
      \(then);
      """
    ).url
  }
}

@Suite struct HarvestSampleTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func catalog(_ arguments: String...) throws -> CommandOutput {
    try BuiltCommand.catalog.run(arguments, in: folder.url)
  }

  private func missing(_ address: String, limit: Int, run: String) throws -> QualityIssue {
    let store = try CatalogStore(
      path: folder.path(run), schema: Checkout.root.appending(path: "catalog/schema").path,
      mode: .create)
    let settings = HarvestSettings(profile: ProfileSettings(rowLimit: limit, today: nil))
    let report = try Harvest(store: store, settings).run(
      ScanRequest(
        name: "src", address: try SourceAddress(address, in: folder.url), folder: folder.url))
    return try #require(report.issues.first { $0.kind == "missing" })
  }

  @Test(arguments: LargeTable.all)
  func theEndOfATableIsSeenAsMuchAsItsBeginning(table: LargeTable) throws {
    let address = try table.make(folder)
    let issue = try missing(address, limit: 10_000, run: "one.sqlite")
    #expect(120...280 ~= (issue.count ?? 0), "\(issue)")
    #expect(abs((issue.share ?? 0) - 0.02) < 0.008)
    #expect(issue.evidence?.contains("in a sample of ") == true)
    #expect(try missing(address, limit: 10_000, run: "two.sqlite") == issue)
    #expect(try missing(address, limit: .max, run: "all.sqlite").count == 4_000)
  }

  @Test func whatWasSampledIsShownEverywhere() throws {
    _ = try LargeTable.all[0].make(folder)
    let scan = try catalog("scan", "large.db")
    #expect(scan.stdout.contains("(in a sample of 10000 of 200000 rows)"), "\(scan)")
    #expect(scan.stdout.contains("sampled: 1 dataset (t)"), "\(scan)")
    for id in ["dataset/large.t", "column/large.t.name"] {
      #expect(try catalog("show", id).stdout.contains("sampled: 10000 of 200000 rows"))
    }
    let full = try catalog("scan", "large.db", "--full")
    #expect(full.stdout.contains("4000: rows without a value"), "\(full)")
    #expect(!full.stdout.contains("sample"), "\(full)")
    #expect(!(try catalog("show", "dataset/large.t").stdout.contains("sampled")))
  }
}
