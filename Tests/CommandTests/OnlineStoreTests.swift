import Foundation
import TestSupport
import Testing

/// The main job on `examples/online-store`, through the built commands: every figure equals SQL by hand.
@Suite(.enabled(if: PythonTools.pipeline.isExpected)) struct OnlineStoreTests {
  /// A figure, a month of it, and its value computed from the sources by hand.
  struct Truth {
    let model: String
    let sql: String
  }

  private static let sold = "status NOT IN ('cancelled', 'test') AND ordered_at LIKE '2025-03%'"

  static let truths = [
    Truth(model: "revenue", sql: "SELECT sum(net_amount) FROM orders WHERE \(sold)"),
    Truth(
      model: "active_customers",
      sql: "SELECT count(DISTINCT customer_id) FROM orders WHERE \(sold)"),
    Truth(
      model: "average_order_value",
      sql: "SELECT sum(net_amount) / count(DISTINCT order_id) FROM orders WHERE \(sold)"),
    Truth(
      model: "units_sold",
      sql: """
        SELECT sum(quantity) FROM order_items JOIN orders USING (order_id)
        WHERE ordered_at LIKE '2025-03%' AND status <> 'cancelled'
        """),
    Truth(
      model: "average_selling_price",
      sql: """
        SELECT sum(unit_price * quantity) / sum(quantity) FROM order_items JOIN orders USING (order_id)
        WHERE ordered_at LIKE '2025-03%' AND status <> 'cancelled'
        """),
    Truth(
      model: "returned_units",
      sql: "SELECT sum(quantity) FROM returns WHERE returned_at LIKE '2025-03%'"),
    Truth(
      model: "monthly_recurring_revenue",
      sql: """
        SELECT sum(monthly_fee) FROM subscriptions
        WHERE started_on <= '2025-03-31' AND (ended_on IS NULL OR ended_on > '2025-03-31')
        """),
    Truth(
      model: "revenue_against_budget",
      sql: """
        SELECT 100 * (sum(net_amount) - p) / p FROM orders,
          (SELECT planned_revenue AS p FROM budget WHERE budget_month = '2025-03-01') WHERE \(sold)
        """),
    Truth(
      model: "contacts_per_thousand_orders",
      sql: """
        SELECT 1000.0 * (SELECT count(*) FROM tickets WHERE opened_at LIKE '2025-03%') / count(*)
        FROM orders WHERE ordered_at LIKE '2025-03%'
        """),
    Truth(
      model: "ad_spend",
      sql: """
        SELECT sum(CAST(replace(replace(cost, '.', ''), ',', '.') AS REAL)) FROM ad_spend
        WHERE day LIKE '2025-03%'
        """),
    Truth(
      model: "lead_conversion",
      sql: """
        SELECT 100.0 * sum(converted_at <> '') / count(*) FROM leads WHERE created_at LIKE '2025-03%'
        """),
    Truth(
      model: "repeat_purchase_rate",
      sql: """
        WITH first AS (
          SELECT customer_id, min(ordered_at) AS at FROM orders
          WHERE status NOT IN ('cancelled', 'test') GROUP BY 1)
        SELECT 100.0 * sum(EXISTS (
            SELECT 1 FROM orders o WHERE o.customer_id = first.customer_id AND o.ordered_at > first.at
              AND o.status NOT IN ('cancelled', 'test')
              AND julianday(o.ordered_at) <= julianday(first.at) + 90)) / count(*)
        FROM first WHERE at LIKE '2025-03%'
        """),
  ]

  @Test func everyFigureEqualsSQLByHand() throws {
    let folder = try TemporaryFolder()
    try prepareSources(in: folder)
    try runTheJob(in: folder)
    let byHand = try truths(in: folder)
    let computed = try figures(in: folder)
    for (truth, value) in zip(Self.truths, byHand) {
      let figure = try #require(computed[truth.model], "no figure \(truth.model)")
      #expect(abs(figure - value) < 0.005, "\(truth.model): \(figure), by hand \(value)")
    }
  }

  private func prepareSources(in folder: TemporaryFolder) throws {
    let story = Checkout.root.appending(path: "examples/online-store/sources")
    try FileManager.default.createDirectory(
      at: folder.url.appending(path: "sources"), withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      at: story.appending(path: "exports"), to: folder.url.appending(path: "sources/exports"))
    let sql = try String(contentsOf: story.appending(path: "shop.sql"), encoding: .utf8)
    let made = try BuiltCommand(program: "/usr/bin/sqlite3")
      .run("sources/shop.sqlite", in: folder.url, input: sql)
    #expect(made.exit == 0, "\(made)")
  }

  private func runTheJob(in folder: TemporaryFolder) throws {
    let answers = Checkout.root.appending(path: "examples/online-store/answers.yaml").path
    let steps: [[String]] = [
      [
        "init", "online-store", "--project", ".", "--source", "shop=sqlite:sources/shop.sqlite",
        "--source", "exports=csv:sources/exports",
      ],
      ["scan"], ["interview", "--answers", answers], ["plan", "--accept", "0.6"], ["generate"],
    ]
    for step in steps {
      let command = step[0] == "scan" ? BuiltCommand.catalog : .scaffold
      let output = try command.run(step, in: folder.url)
      #expect(output.exit == 0 || output.exit == 1, "\(step): \(output)")
    }
    let ran = try BuiltCommand(program: "make").run(
      ["--no-print-directory", "-C", "pipeline", "run"], in: folder.url,
      environment: ["GROUNDWORK_TOOLS": PythonTools.pipeline.bin])
    #expect(ran.exit == 0, "\(ran)")
  }

  /// The truths, computed by SQLite from the sources themselves.
  private func truths(in folder: TemporaryFolder) throws -> [Double] {
    let loading = """
      .mode csv
      .import sources/exports/leads.csv leads
      .separator ;
      .import sources/exports/ad_spend.csv ad_spend
      .mode list

      """
    let queries = Self.truths.map { $0.sql.replacing("\n", with: " ") + ";\n" }.joined()
    let output = try BuiltCommand(program: "/usr/bin/sqlite3")
      .run("sources/shop.sqlite", in: folder.url, input: loading + queries)
    let values = output.stdout.split(separator: "\n").compactMap { Double($0) }
    #expect(values.count == Self.truths.count, "\(output)")
    return values
  }

  /// What the pipeline computed for March 2025.
  private func figures(in folder: TemporaryFolder) throws -> [String: Double] {
    let program = """
      import duckdb, sys
      connection = duckdb.connect("pipeline/warehouse.duckdb", read_only=True)
      for model in sys.argv[1:]:
          query = f"select value from marts.kpi_{model} where period = date '2025-03-01'"
          print(model, connection.execute(query).fetchone()[0])
      """
    let output = try PythonTools.pipeline.command("python").run(
      ["-c", program] + Self.truths.map(\.model), in: folder.url)
    #expect(output.exit == 0, "\(output)")
    let pairs = output.stdout.split(separator: "\n").map { $0.split(separator: " ") }
    return Dictionary(uniqueKeysWithValues: pairs.map { (String($0[0]), Double($0[1]) ?? .nan) })
  }
}
