import Foundation
import GroundworkKit
import GroundworkModel
import TestSupport
import Testing

/// What a second run brings over, and what it remembers.
@Suite(.enabled(if: PythonTools.pipeline.isExpected)) struct LoadingTests {
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
      create table visits (visit_id integer primary key, happened_at timestamp);
      insert into visits values (1, '2025-01-05 10:00:00'), (2, '2025-01-06 10:00:00');
      """)
  }

  private func sqlite(_ sql: String) throws {
    let output = try BuiltCommand(program: "sqlite3").run(folder.path("shop.sqlite"), input: sql)
    #expect(output.exit == 0 && output.stderr.isEmpty, "\(output)")
  }

  private var catalog: CatalogContent {
    var catalog = StoryCatalog()
    catalog.source("shop", "sqlite")
    catalog.table(
      ["shop", "customers"], key: ["customer_id"], ["customer_id": .integer, "country": .text])
    catalog.table(
      ["shop", "orders"], key: ["order_id"],
      references: ["customer_id": ["shop", "customers", "customer_id"]],
      [
        "order_id": .integer, "customer_id": .integer, "ordered_at": .timestamp,
        "amount": .decimal, "updated_at": .timestamp,
      ])
    catalog.table(
      ["shop", "visits"], key: ["visit_id"], ["visit_id": .integer, "happened_at": .timestamp])
    catalog.kpi(
      "revenue", .sum,
      [
        .of(.value, "shop.orders.amount", by: .sum), .of(.date, "shop.orders.ordered_at"),
        .of(.dimension, "shop.customers.country", role: "customer.country"),
      ])
    catalog.kpi(
      "visits", .distinctCount,
      [.of(.key, "shop.visits.visit_id"), .of(.date, "shop.visits.happened_at")])
    var incremental = Choice(topic: "load-strategy", selected: "incremental")
    incremental.parameters = ["watermark": "updated_at", "key": "order_id", "overlap": "1 h"]
    catalog.choose(incremental, about: ["shop", "orders"])
    var append = Choice(topic: "load-strategy", selected: "append")
    append.parameters = ["watermark": "happened_at"]
    catalog.choose(append, about: ["shop", "visits"])
    catalog.choose(Choice(topic: "history", selected: "scd2"), about: ["shop", "customers"])
    return catalog.content
  }

  @Test func aSecondRunBringsChangesOverAndKeepsVersions() throws {
    let project = try GeneratedProject(
      catalog, sources: [.init(name: "shop", location: "sqlite:shop.sqlite")], in: folder)
    #expect(project.design.diagnostics.isEmpty, "\(project.design.diagnostics)")
    let first = try project.make("run")
    try #require(first.exit == 0, "\(first)")
    try sqlite(
      """
      update customers set country = 'FR' where customer_id = 1;
      update orders set amount = 70, updated_at = '2025-02-01' where order_id = 2;
      insert into orders values (3, 1, '2100-02-05', 7, '2025-02-05');
      update orders set amount = 999 where order_id = 1;
      insert into visits values (3, '2025-02-01 10:00:00');
      """)
    let second = try project.make("run")
    try #require(second.exit == 0, "\(second)")
    let answers = try project.rows([
      "select order_id, amount from raw.shop__orders order by 1",
      "select count(*), count(distinct visit_id) from staging.stg_shop__visits",
      "select customer_id, country, is_current from marts.dim_customers order by 1, valid_from",
      "select country, value from marts.kpi_revenue_by_country order by period, 1",
    ])
    #expect(answers[0] == ["1|100", "2|70", "3|7"])
    #expect(answers[1] == ["3|3"])
    #expect(answers[2] == ["1|AT|False", "1|FR|True", "2|DE|True"])
    #expect(answers[3] == ["AT|100", "DE|70", "FR|7"])
  }

  @Test func withoutAKeyNothingIsAppended() throws {
    var catalog = StoryCatalog()
    catalog.source("shop", "sqlite")
    catalog.table(["shop", "log"], ["happened_at": .timestamp, "amount": .integer])
    catalog.kpi(
      "amount", .sum,
      [.of(.value, "shop.log.amount", by: .sum), .of(.date, "shop.log.happened_at")])
    var append = Choice(topic: "load-strategy", selected: "append")
    append.parameters = ["watermark": "happened_at"]
    catalog.choose(append, about: ["shop", "log"])
    let design = PipelineDesigner(
      content: catalog.content, settings: ProjectSettings(name: "story")
    ).design()
    #expect(design.sources.map(\.strategy) == [.replace])
  }
}
