import CatalogStore
import Foundation
import GroundworkKit
import GroundworkModel
import Profiling
import Scanners
import TestSupport
import Testing

/// A shop in SQLite and its web visits in a CSV file: a column of the file refers to a key of the database.
@Suite struct HarvestReferenceTests {
  private let folder: TemporaryFolder
  private let store: CatalogStore
  private let dataset = EntityID(.dataset, path: ["web", "visits"])

  init() throws {
    folder = try TemporaryFolder()
    store = try CatalogStore(
      path: folder.path("catalog.sqlite"),
      schema: Checkout.root.appending(path: "catalog/schema").path, mode: .create)
    let values = (1...50).map { "(\($0))" }.joined(separator: ", ")
    try ExternalCommand.output(
      of: ["sqlite3", folder.path("shop.db")],
      input:
        "CREATE TABLE orders (order_id INTEGER PRIMARY KEY); INSERT INTO orders VALUES \(values);"
    )
    try FileManager.default.createDirectory(
      atPath: folder.path("web"), withIntermediateDirectories: true)
    try visit(lost: 3)
  }

  /// Writes 43 visits, so many of them for orders that are nowhere.
  private func visit(lost: Int) throws {
    let orders = Array(1...(43 - lost)) + Array(repeating: 900, count: lost)
    let rows = orders.enumerated().map { "v\($0),\($1)\n" }.joined()
    try ("visit,order_id\n" + rows).write(
      toFile: folder.path("web/visits.csv"), atomically: true, encoding: .utf8)
  }

  @discardableResult
  private func scan(_ names: String...) throws -> (
    reports: [HarvestReport], unchecked: [CrossReferences.Unchecked]
  ) {
    let harvest = Harvest(
      store: store, HarvestSettings(profile: ProfileSettings(today: "2026-01-01")))
    let addresses = ["shop": "sqlite:shop.db", "web": "csv:web"]
    var references = CrossReferences()
    var reports = try names.map { name in
      let address = try SourceAddress(addresses[name] ?? "", in: folder.url)
      return try harvest.run(
        ScanRequest(name: name, address: address, folder: folder.url), noting: &references)
    }
    let unchecked = try harvest.connect(references, &reports)
    return (reports, unchecked)
  }

  private func orphans() throws -> (status: Entity.Status, count: Int?)? {
    let id = dataset.child(.column, "order_id").child(.issue, "orphans")
    guard let entity = try store.read({ try $0.entity(id) }),
      case .issue(let issue) = entity.details
    else { return nil }
    return (entity.status, issue.count)
  }

  private func keys() throws -> [Dataset.ForeignKey] {
    guard let entity = try store.read({ try $0.entity(dataset) }),
      case .dataset(let details) = entity.details
    else { return [] }
    return details.foreignKeys
  }

  @Test func orphansAreFoundAndTheReferenceIsRecorded() throws {
    let run = try scan("shop", "web")
    #expect(run.unchecked.isEmpty)
    #expect(run.reports[1].issues.contains { $0.kind == "orphans" && $0.count == 3 })
    #expect(run.reports[1].changes.contains { $0.id.rawValue.hasSuffix("orphans") })
    let key = try #require(try keys().first)
    #expect(key.target.rawValue == "dataset/shop.orders" && key.targetColumns == ["order_id"])
    #expect(!key.isDeclared && key.confidence == 0.953)
    #expect(key.origin == Origin(.scan, "source/web", reference: "source/shop"))
    let (status, count) = try #require(try orphans())
    #expect(status == .confirmed && count == 3)
  }

  @Test func aSecondScanChangesNothing() throws {
    try scan("shop", "web")
    let before = try Data(contentsOf: URL(filePath: folder.path("catalog.sqlite")))
    let run = try scan("web", "shop")
    #expect(run.reports.flatMap(\.changes) == [])
    #expect(try Data(contentsOf: URL(filePath: folder.path("catalog.sqlite"))) == before)
  }

  @Test(arguments: ["shop", "web"])
  func aScanOfOneSourceSaysWhatItCouldNotCheckAndKeepsIt(name: String) throws {
    try scan("shop", "web")
    let run = try scan(name)
    #expect(run.unchecked.map(\.column.rawValue) == ["column/web.visits.order_id"])
    #expect(run.unchecked.map(\.target.rawValue) == ["dataset/shop.orders"])
    #expect(try keys().count == 1)
    #expect(try orphans()?.status == .confirmed)
  }

  @Test func aFindingThatIsOverIsTakenBackAndTheReferenceStays() throws {
    try scan("shop", "web")
    try visit(lost: 0)
    try scan("shop", "web")
    #expect(try orphans()?.status == .removed)
    #expect(try keys().count == 1)
    try visit(lost: 1)
    try scan("shop", "web")
    let (status, count) = try #require(try orphans())
    #expect(status == .confirmed && count == 1)
  }

  @Test func aReferenceThatTheValuesDisproveIsTakenBack() throws {
    try scan("shop", "web")
    try visit(lost: 40)
    try ExternalCommand.output(
      of: ["sqlite3", folder.path("shop.db")], input: "UPDATE orders SET order_id = order_id + 5000"
    )
    try scan("shop", "web")
    #expect(try keys().isEmpty)
    #expect(try orphans()?.status == .removed)
  }

  @Test func aColumnThatIsGoneTakesItsReferenceAndFindingWithIt() throws {
    try scan("shop", "web")
    try "visit\nv1\nv2\n".write(
      toFile: folder.path("web/visits.csv"), atomically: true, encoding: .utf8)
    try scan("web")
    #expect(try orphans()?.status == .removed)
    try scan("shop", "web")
    #expect(try keys().isEmpty)
  }

  // MARK: Counting again

  private func query() throws -> String {
    let id = dataset.child(.column, "order_id").child(.issue, "orphans")
    guard case .issue(let issue)? = try store.read({ try $0.entity(id) })?.details else {
      return ""
    }
    return try #require(issue.query)
  }

  private func scan(shop: String, web: String) throws {
    let harvest = Harvest(
      store: store, HarvestSettings(profile: ProfileSettings(today: "2026-01-01")))
    var references = CrossReferences()
    var reports = try [("shop", shop), ("web", web)].map { name, address in
      try harvest.run(
        ScanRequest(
          name: name, address: try SourceAddress(address, in: folder.url), folder: folder.url),
        noting: &references)
    }
    _ = try harvest.connect(references, &reports)
  }

  @Test func orphansBetweenTwoSQLiteFilesAreCountedByTheirQuery() throws {
    let visits = try String(contentsOfFile: folder.path("web/visits.csv"), encoding: .utf8)
      .split(separator: "\n").dropFirst().map { line in
        let cells = line.split(separator: ",")
        return "('\(cells[0])', \(cells[1]))"
      }
    try ExternalCommand.output(
      of: ["sqlite3", folder.path("it's web.db")],
      input: "CREATE TABLE visits (visit TEXT, order_id INTEGER);"
        + "INSERT INTO visits VALUES \(visits.joined(separator: ", "));")
    try scan(shop: "sqlite:shop.db", web: "sqlite:it's web.db")
    let run = try BuiltCommand(program: "sqlite3").run("it's web.db", try query(), in: folder.url)
    #expect(run.stdout == "3\n", "\(run)")
  }

  @Test(.enabled(if: PythonTools.pipeline.isExpected))
  func orphansBetweenTwoTextFilesAreCountedByTheirQuery() throws {
    try FileManager.default.createDirectory(
      atPath: folder.path("shop"), withIntermediateDirectories: true)
    let orders = (1...50).map { "\($0)\n" }.joined()
    try ("order_id\n" + orders).write(
      toFile: folder.path("shop/orders.csv"), atomically: true, encoding: .utf8)
    try scan(shop: "csv:shop", web: "csv:web")
    let query = try query()
    #expect(!query.contains("extension"))
    let script = "import duckdb, sys; print(duckdb.sql(sys.stdin.read()).fetchone()[0])"
    let run = try PythonTools.pipeline.command("python").run(
      ["-c", script], in: folder.url, input: query)
    #expect(run.stdout == "3\n", "\(run)")
  }

  @Test func aQueryOverADatabaseAndAFileSaysWhichExtensionItNeeds() throws {
    try scan("shop", "web")
    #expect(try query().hasPrefix("/* DuckDB with its extension sqlite */ SELECT count(*)"))
  }
}
