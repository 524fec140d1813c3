import CatalogStore
import Foundation
import GroundworkKit
import GroundworkModel
import Scanners
import TestSupport
import Testing

@Suite struct ViewLineageTests {
  let folder: TemporaryFolder
  let store: CatalogStore

  init() throws {
    folder = try TemporaryFolder()
    store = try CatalogStore(
      path: folder.path("catalog.sqlite"),
      schema: Checkout.root.appending(path: "catalog/schema").path, mode: .create)
    try sql(
      """
      CREATE TABLE customer (id INTEGER PRIMARY KEY, email TEXT, country TEXT);
      CREATE TABLE orders (id INTEGER PRIMARY KEY, customer_id INTEGER, total REAL, day TEXT);
      CREATE VIEW revenue(month, country, amount) AS
        SELECT strftime('%Y-%m', o.day), c.country, sum(o.total) FROM orders o
        JOIN customer c ON c.id = o.customer_id WHERE o.total > 0 GROUP BY 1, 2;
      CREATE VIEW best AS SELECT * FROM revenue WHERE amount > 100;
      """)
  }

  private func sql(_ text: String) throws {
    try ExternalCommand.output(of: ["sqlite3", folder.path("shop.db")], input: text)
  }

  @discardableResult
  private func scan() throws -> HarvestReport {
    try Harvest(store: store).run(
      ScanRequest(
        name: "shop", address: try SourceAddress("sqlite:shop.db", in: folder.url),
        folder: folder.url, scope: ScanScope()))
  }

  private func edges() throws -> [String] {
    try store.read { try $0.content() }.edges
      .map { "\($0.source.path) → \($0.target.path) \($0.transformation.rawValue)" }.sorted()
  }

  @Test func aScanReadsTheSQLOfViews() throws {
    #expect(try scan().problems == [])
    #expect(
      try edges() == [
        "shop.customer → shop.revenue aggregated",
        "shop.customer.country → shop.revenue filter",
        "shop.customer.country → shop.revenue.country identity",
        "shop.customer.id → shop.revenue join",
        "shop.orders → shop.revenue aggregated",
        "shop.orders.customer_id → shop.revenue join",
        "shop.orders.day → shop.revenue filter",
        "shop.orders.day → shop.revenue.month derived",
        "shop.orders.total → shop.revenue filter",
        "shop.orders.total → shop.revenue.amount aggregated",
        "shop.revenue → shop.best identity",
        "shop.revenue.amount → shop.best filter",
        "shop.revenue.amount → shop.best.amount identity",
        "shop.revenue.country → shop.best.country identity",
        "shop.revenue.month → shop.best.month identity",
      ])
  }

  @Test func scanningAgainChangesNothingAndAnotherDefinitionReplacesTheOld() throws {
    try scan()
    let before = try edges()
    #expect(try scan().changes.isEmpty)
    #expect(try edges() == before)
    try sql("DROP VIEW best; CREATE VIEW best AS SELECT id FROM customer;")
    try scan()
    #expect(
      try edges().filter { $0.contains("best") } == [
        "shop.customer → shop.best identity", "shop.customer.id → shop.best.id identity",
      ])
  }

  @Test func tablesAreFoundByWhateverNamesViewsCallThem() throws {
    try sql(
      """
      CREATE TABLE "Order Lines, old" ("Net Sum" REAL);
      CREATE TABLE "Überblick.2" (wert REAL);
      CREATE TABLE "§" (x REAL);
      CREATE VIEW a AS SELECT "Net Sum" FROM "ORDER LINES, OLD";
      CREATE VIEW b AS SELECT wert FROM [Überblick.2], "§";
      """)
    #expect(try scan().problems == [])
    #expect(
      try edges().filter { $0.contains("shop.a") || $0.contains("shop.b ") } == [
        "shop.%C2%A7 → shop.b identity", "shop.%C3%9Cberblick%2E2 → shop.b identity",
        "shop.Order%20Lines,%20old → shop.a identity",
        "shop.Order%20Lines,%20old.Net%20Sum → shop.a.Net%20Sum identity",
      ])
  }

  @Test func whatIsNotUnderstoodIsAProblemOfTheScan() throws {
    try sql("CREATE VIEW odd AS SELECT x.* FROM pragma_table_info('orders') x;")
    let problems = try scan().problems
    #expect(problems.map(\.rule) == ["view-lineage"])
    #expect(problems.first?.subject?.rawValue == "dataset/shop.odd")
  }

  @Test func aColumnInAConditionIsSeenByImpact() throws {
    try scan()
    let content = try store.read { try $0.content() }
    let total = try #require(EntityID("column/shop.orders.customer_id"))
    let hits = Impact(of: total, in: content).hits.map(\.id.rawValue)
    #expect(hits.contains("dataset/shop.revenue") && hits.contains("dataset/shop.best"))
  }
}
