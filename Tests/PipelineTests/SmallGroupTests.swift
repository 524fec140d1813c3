import Foundation
import GroundworkKit
import GroundworkModel
import TestSupport
import Testing

/// Values about few persons are not shown, and values that somebody trusts are met, or the run ends.
@Suite(.enabled(if: PythonTools.pipeline.isExpected)) struct SmallGroupTests {
  private let folder: TemporaryFolder

  /// January: 6 customers in AT, 5 in NL, 2 in DE with three orders; February: 2 in DE; March: 5 in NL, 2 in DE, 1 in FR.
  init() throws {
    folder = try TemporaryFolder()
    let countries = ["AT": 1...6, "NL": 11...15, "DE": 21...22, "FR": 31...31]
    let customers = countries.sorted { $0.key < $1.key }.flatMap { country, ids in
      ids.map { "(\($0), 'Person \($0)', '\(country)')" }
    }
    var orders: [String] = []
    func order(_ customers: some Sequence<Int>, _ day: String, _ amount: Int) {
      for one in customers {
        orders.append("(\(orders.count + 1), \(one), '\(day)', \(amount))")
      }
    }
    order(1...6, "2025-01-10", 10)
    order(11...15, "2025-01-11", 20)
    order([21, 21, 22], "2025-01-12", 7)
    order([21, 22], "2025-02-12", 7)
    order(11...15, "2025-03-11", 20)
    order([21, 22, 31], "2025-03-12", 7)
    try sqlite(
      """
      create table customers (customer_id integer primary key, last_name text, country text);
      insert into customers values \(customers.joined(separator: ", "));
      create table orders (order_id integer primary key, customer_id integer, ordered_at timestamp,
        amount numeric(10,2));
      insert into orders values \(orders.joined(separator: ", "));
      """)
  }

  private func sqlite(_ sql: String) throws {
    let output = try BuiltCommand(program: "sqlite3").run(folder.path("shop.sqlite"), input: sql)
    #expect(output.exit == 0 && output.stderr.isEmpty, "\(output)")
  }

  private func story(naming person: String? = "shop.customers.last_name") -> StoryCatalog {
    var catalog = StoryCatalog()
    catalog.source("shop", "sqlite")
    catalog.table(
      ["shop", "customers"], key: ["customer_id"],
      ["customer_id": .integer, "last_name": .text, "country": .text])
    catalog.table(
      ["shop", "orders"], key: ["order_id"],
      references: ["customer_id": ["shop", "customers", "customer_id"]],
      [
        "order_id": .integer, "customer_id": .integer, "ordered_at": .timestamp,
        "amount": .decimal,
      ])
    if let person { catalog.person(person) }
    let date = StoryCatalog.Input.of(.date, "shop.orders.ordered_at")
    let country = StoryCatalog.Input.of(
      .dimension, "shop.customers.country", role: "customer.country")
    catalog.kpi(
      "revenue", .sum, [.of(.value, "shop.orders.amount", by: .sum), date, country])
    catalog.kpi(
      "retention", .cohort, [.of(.member, "shop.orders.customer_id"), date],
      parameters: ["mode": "retention"])
    for slug in ["revenue", "retention"] { catalog.say(of: slug) { $0.minimumGroupSize = 5 } }
    return catalog
  }

  private func project(_ catalog: StoryCatalog) throws -> GeneratedProject {
    try GeneratedProject(
      catalog.content, sources: [.init(name: "shop", location: "sqlite:shop.sqlite")], in: folder)
  }

  @Test func valuesAboutFewPersonsAreEmptyAndMarked() throws {
    var catalog = story()
    catalog.say(of: "revenue") {
      $0.knownValues = [.init(period: "2025-01-31", value: 181, source: "the ledger")]
    }
    let project = try project(catalog)
    #expect(project.design.diagnostics.isEmpty, "\(project.design.diagnostics)")
    let run = try project.make("run")
    try #require(run.exit == 0, "\(run)")
    let answers = try project.rows([
      "select period, value, persons, is_suppressed from marts.kpi_revenue order by 1",
      """
      select period, country, value, numerator, persons, is_suppressed
      from marts.kpi_revenue_by_country order by 1, 2
      """,
      "select period, value, denominator, is_suppressed from marts.kpi_retention order by 1",
    ])
    #expect(
      answers[0] == [
        "2025-01-01|181|13|False", "2025-02-01|null|null|True", "2025-03-01|121|8|False",
      ])
    // Two of DE are too few, and NL would give them away: the month's own value less the others.
    #expect(
      answers[1] == [
        "2025-01-01|AT|60|60|6|False", "2025-01-01|DE|null|null|null|True",
        "2025-01-01|NL|null|null|null|True", "2025-02-01|DE|null|null|null|True",
        "2025-03-01|DE|null|null|null|True", "2025-03-01|FR|null|null|null|True",
        "2025-03-01|NL|100|100|5|False",
      ])
    // Of 13 customers in January two came back in February.
    #expect(answers[2] == ["2025-01-01|0.153846|13|False"])
  }

  @Test func aModelThatShowsAFewFailsItsTest() throws {
    let project = try project(story())
    let model = project.folder.url.appending(
      path: "pipeline/transform/models/marts/kpi_revenue.sql")
    let text = try String(contentsOf: model, encoding: .utf8)
    try text.replacing("persons < 5", with: "persons < 2").write(
      to: model, atomically: true, encoding: .utf8)
    let run = try project.make("run")
    #expect(run.exit != 0)
    #expect((run.stdout + run.stderr).contains("kpi_revenue_hides_small_groups"), "\(run)")
  }

  @Test func aFigureThatContradictsWhatIsKnownEndsTheRun() throws {
    var catalog = story()
    catalog.say(of: "revenue") {
      $0.minimumGroupSize = nil
      $0.knownValues = [
        .init(period: "2025-01-01", value: 180, tolerance: 1),
        .init(period: "2025-03-09", value: 120),
      ]
    }
    let run = try project(catalog).make("run")
    #expect(run.exit != 0)
    let said = run.stdout + run.stderr
    #expect(said.contains("kpi_revenue_is_known_of_2025_03_09"), "\(said)")
    #expect(!said.contains("kpi_revenue_is_known_of_2025_01_01"), "within one per cent: \(said)")
  }

  @Test func whereNothingTellsPersonsApartTheFigureIsNotGenerated() {
    let design = PipelineDesigner(
      content: story(naming: nil).content, settings: ProjectSettings(name: "story")
    ).design()
    #expect(design.kpis.isEmpty)
    #expect(Set(design.diagnostics.map(\.rule)) == ["persons-unknown"])
  }
}
