import Foundation
import GroundworkKit
import GroundworkModel
import TestSupport
import Testing

/// Rows that the source has really removed are noticed by the next run.
@Suite(.enabled(if: PythonTools.pipeline.isExpected)) struct RemovedRowsTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try sqlite(
      """
      create table customers (customer_id integer primary key, country text);
      insert into customers values (1, 'AT'), (2, 'DE');
      create table orders (order_id integer primary key, customer_id integer, ordered_at timestamp,
        amount numeric(10,2), updated_at timestamp);
      insert into orders values (1, 1, '2025-01-05', 100, '2025-01-05 10:00:00'),
        (2, 2, '2025-01-06', 50, '2025-01-06 10:00:00');
      """)
  }

  private func sqlite(_ sql: String) throws {
    let output = try BuiltCommand(program: "sqlite3").run(folder.path("shop.sqlite"), input: sql)
    #expect(output.exit == 0 && output.stderr.isEmpty, "\(output)")
  }

  private func project(deletes: SourceSystem.Deletes) throws -> GeneratedProject {
    var catalog = StoryCatalog()
    catalog.source("shop", "sqlite", deletes: deletes)
    catalog.table(
      ["shop", "customers"], key: ["customer_id"], ["customer_id": .integer, "country": .text])
    catalog.table(
      ["shop", "orders"], key: ["order_id"],
      references: ["customer_id": ["shop", "customers", "customer_id"]],
      [
        "order_id": .integer, "customer_id": .integer, "ordered_at": .timestamp,
        "amount": .decimal, "updated_at": .timestamp,
      ])
    catalog.kpi(
      "revenue", .sum,
      [
        .of(.value, "shop.orders.amount", by: .sum), .of(.date, "shop.orders.ordered_at"),
        .of(.dimension, "shop.customers.country", role: "customer.country"),
      ])
    var incremental = Choice(topic: "load-strategy", selected: "incremental")
    incremental.parameters = ["watermark": "updated_at", "key": "order_id", "overlap": "1 h"]
    catalog.choose(incremental, about: ["shop", "orders"])
    catalog.choose(Choice(topic: "history", selected: "scd2"), about: ["shop", "customers"])
    return try GeneratedProject(
      catalog.content, sources: [.init(name: "shop", location: "sqlite:shop.sqlite")], in: folder)
  }

  private func figures(_ project: GeneratedProject) throws -> [[String]] {
    try project.rows([
      "select order_id from raw.shop__orders order by 1",
      "select order_id from staging.stg_shop__orders order by 1",
      "select customer_id, is_current from marts.dim_customers order by 1",
      "select sum(value) from marts.kpi_revenue",
    ])
  }

  @Test(arguments: [
    (SourceSystem.Deletes.hard, ["1"], ["1|True", "2|False"], "100"),
    (SourceSystem.Deletes.none, ["1", "2"], ["1|True", "2|True"], "150"),
  ])
  func aSecondRunNoticesWhatIsGone(
    deletes: SourceSystem.Deletes, orders: [String], customers: [String], revenue: String
  ) throws {
    let project = try project(deletes: deletes)
    let first = try project.make("run")
    try #require(first.exit == 0, "\(first)")
    #expect(try figures(project) == [["1", "2"], ["1", "2"], ["1|True", "2|True"], ["150"]])
    try sqlite(
      "delete from orders where order_id = 2; delete from customers where customer_id = 2;")
    let second = try project.make("run")
    try #require(second.exit == 0, "\(second)")
    // The raw layer keeps what was loaded; from staging on it is gone, and its customer's version has ended.
    #expect(try figures(project) == [["1", "2"], orders, customers, [revenue]])
  }
}
