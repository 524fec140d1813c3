import CatalogStore
import Foundation
import GroundworkKit
import GroundworkModel
import Scanners
import TestSupport
import Testing

/// Views of a live PostgreSQL database: joined, stacked, materialised, named oddly.
@Suite(.enabled(if: PostgresServer.isAvailable)) struct PostgresViewTests {
  private let folder: TemporaryFolder
  private let store: CatalogStore

  private static let schema = #"""
    CREATE SCHEMA crm; CREATE SCHEMA mart;
    CREATE TABLE crm.customer (id int PRIMARY KEY, email text, country text);
    CREATE TABLE crm.orders (id int PRIMARY KEY, customer_id int, total numeric(9,2), day date);
    CREATE VIEW mart.paid AS SELECT o.id, o.total, o.day, c.country
      FROM crm.orders o JOIN crm.customer c ON c.id = o.customer_id WHERE o.total > 0;
    CREATE MATERIALIZED VIEW mart.monthly AS SELECT date_trunc('month', day)::date AS month,
      country, sum(total) AS amount FROM mart.paid GROUP BY 1, 2;
    CREATE VIEW mart."Top ""3""" AS SELECT month, amount AS "Netto Betrag" FROM mart.monthly
      ORDER BY amount DESC LIMIT 3;
    """#

  init() throws {
    folder = try TemporaryFolder()
    store = try CatalogStore(
      path: folder.path("catalog.sqlite"),
      schema: Checkout.root.appending(path: "catalog/schema").path, mode: .create)
    let database = try PostgresServer.shared().makeDatabase(Self.schema)
    let address = try SourceAddress(database.url, in: folder.url)
    let report = try Harvest(store: store).run(
      ScanRequest(name: "pg", address: address, folder: folder.url))
    #expect(report.problems == [])
  }

  @Test func edgesOfTablesAndColumnsArrive() throws {
    let edges = try store.read { try $0.content() }.edges
      .map { "\($0.source.path) → \($0.target.path) \($0.transformation.rawValue)" }
    #expect(
      edges.sorted() == [
        "pg.crm.customer → pg.mart.paid identity",
        "pg.crm.customer.country → pg.mart.paid.country identity",
        "pg.crm.customer.id → pg.mart.paid join",
        "pg.crm.orders → pg.mart.paid identity",
        "pg.crm.orders.customer_id → pg.mart.paid join",
        "pg.crm.orders.day → pg.mart.paid.day identity",
        "pg.crm.orders.id → pg.mart.paid.id identity",
        "pg.crm.orders.total → pg.mart.paid filter",
        "pg.crm.orders.total → pg.mart.paid.total identity",
        "pg.mart.monthly → pg.mart.Top%20\"3\" identity",
        "pg.mart.monthly.amount → pg.mart.Top%20\"3\" filter",
        "pg.mart.monthly.amount → pg.mart.Top%20\"3\".Netto%20Betrag identity",
        "pg.mart.monthly.month → pg.mart.Top%20\"3\".month identity",
        "pg.mart.paid → pg.mart.monthly aggregated",
        "pg.mart.paid.country → pg.mart.monthly filter",
        "pg.mart.paid.country → pg.mart.monthly.country identity",
        "pg.mart.paid.day → pg.mart.monthly filter",
        "pg.mart.paid.day → pg.mart.monthly.month derived",
        "pg.mart.paid.total → pg.mart.monthly.amount aggregated",
      ])
  }

  @Test func lineageWalksFromTheTableToTheLastView() throws {
    let output = try BuiltCommand.catalog.run(
      "lineage", "column/pg.crm.orders.total", in: folder.url)
    #expect(output.exit == 0, "\(output)")
    for id in ["mart.paid.total", "mart.monthly.amount", "Netto%20Betrag"] {
      #expect(output.stdout.contains(id), "\(output)")
    }
    let back = try BuiltCommand.catalog.run(
      "lineage", "dataset/pg.mart.Top%20\"3\"", in: folder.url)
    #expect(back.stdout.contains("crm.orders") && back.stdout.contains("crm.customer"), "\(back)")
  }
}
