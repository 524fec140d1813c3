import Foundation
import GroundworkKit
import GroundworkModel
import TestSupport
import Testing

/// How the generated report prints figures: with their unit, their decimals and their period, beside the target.
@Suite(.enabled(if: PythonTools.pipeline.isExpected)) struct FiguresTests {
  /// A figure in the warehouse and the words that its line must consist of.
  struct Case: Sendable, CustomTestStringConvertible {
    var unit: String?
    var decimals = 0
    var direction = "up"
    var grain = "month"
    var period = "2025-03-01"
    var value: String
    var target = "null"
    var status: String
    let words: String

    var testDescription: String { words }

    /// The figure as a row of `marts.kpis`.
    func row(_ number: Int) -> String {
      let id = number < 10 ? "0\(number)" : String(number)
      let unit = unit.map { "'\($0)'" } ?? "null"
      return "('kpi-\(id)', 'Figure \(id)', 'kpi_one', \(unit), \(decimals), '\(direction)', "
        + "'\(grain)', date '\(period)', \(value), \(target), null, null, 'ada', '\(status)')"
    }
  }

  static let cases = [
    Case(
      unit: "EUR", decimals: 2, value: "19058.583", target: "15000", status: "met",
      words: "2025-03 19,058.58 EUR ≥ 15,000 ✔ met"),
    Case(
      unit: "%", decimals: 1, direction: "down", grain: "quarter", value: "4.96",
      target: "4.5", status: "worry", words: "2024/25-Q4 5.0 % ≤ 4.5 ! 0.5 over, worry"),
    Case(
      unit: "customers", value: "54", target: "70", status: "missed",
      words: "2025-03 54 customers ≥ 70 ✘ 16 short"),
    Case(
      unit: "days", decimals: 1, direction: "band", grain: "week", period: "2025-03-17",
      value: "-0.04", target: "3", status: "act", words: "2025-W12 0.0 days ≈ 3 ✘ 3.0 short, act"),
    Case(
      grain: "week", period: "2025-03-16", value: "7", status: "no target",
      words: "2025-W12 7 – · no target"),
    Case(
      decimals: 2, grain: "day", period: "2025-03-02", value: "0.999999", target: "1",
      status: "missed", words: "2025-03-02 1.00 ≥ 1 ✘ a hair short"),
    Case(
      unit: "EUR", grain: "year", period: "2024-04-01", value: "1234567.5", target: "null",
      status: "no target", words: "2024/25 1,234,568 EUR – · no target"),
    Case(
      unit: "EUR", grain: "year", period: "2999-04-01", value: "1", status: "no target",
      words: "2999/00 so far 1 EUR – · no target"),
  ]

  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    var catalog = ShapeStory.catalog()
    var year = Project(outcome: "")
    year.fiscalStart = "04-01"
    catalog.insert(
      Entity(
        id: EntityID(.project, path: ["story"]), name: "Story", details: year.details,
        origin: Origin(.person, "ada")))
    let design = PipelineDesigner(
      content: catalog.content, settings: ProjectSettings(name: "story", sources: [])
    ).design()
    let report = try #require(
      try GeneratedProject.files(of: design).first { $0.path == "report/kpis.py" })
    try report.content.write(
      toFile: folder.path("kpis.py"), atomically: false, encoding: .utf8)
    let rows = Self.cases.enumerated().map { $1.row($0 + 1) }.joined(separator: ",\n")
    try makeWarehouse(
      """
      create schema marts;
      create table marts.kpis (kpi text, name text, model text, unit text, decimals bigint, direction text, grain text,
        period date, value double, target double, worry_at double, act_at double, owner text, status text);
      insert into marts.kpis values \(rows);
      create table marts.kpi_one as select date '2025-01-01' + n::int as period,
        case when n = 2 then null else n::double end as value from range(5) as r(n);
      """)
  }

  private func makeWarehouse(_ sql: String) throws {
    let made = try PythonTools.pipeline.command("python").run(
      ["-c", "import duckdb, sys; duckdb.connect(sys.argv[1]).execute(sys.stdin.read())", path],
      input: sql)
    try #require(made.exit == 0, "\(made)")
  }

  private var path: String { folder.path("warehouse.duckdb") }

  private func report(_ arguments: String...) throws -> CommandOutput {
    try PythonTools.pipeline.command("python").run(
      [folder.path("kpis.py")] + arguments,
      environment: ["GROUNDWORK_DUCKDB": path, "GROUNDWORK_WAREHOUSE": "duckdb"])
  }

  @Test func everyFigureIsPrintedAsItsReaderWritesIt() throws {
    let output = try report()
    try #require(output.exit == 0, "\(output)")
    let lines = output.stdout.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, expected) in Self.cases.enumerated() {
      let words = lines[index + 1].split(separator: " ").joined(separator: " ")
      let trend = "▁▃ ▆█".split(separator: " ").joined(separator: " ")
      #expect(words == "Figure 0\(index + 1) \(expected.words) \(trend)")
    }
    #expect(
      output.stdout.contains("8 figures; 1 of 5 with a target meet it; act on Figure 04\n"),
      "\(output)")
    #expect(lines.allSatisfy { $0.count <= 120 }, "\(output)")
  }

  @Test func programsReadTheSameAsJSON() throws {
    struct Report: Decodable {
      struct Figure: Decodable {
        var kpi: String
        var period: String
        var period_start: String
        var value: Double
        var unit: String?
        var target: Double?
        var status: String
        var is_over: Bool
        var trend: [Double?]
      }

      var figures: [Figure]
      var total: Int
    }
    let output = try report("--format", "json")
    let read = try JSONDecoder().decode(Report.self, from: Data(output.stdout.utf8))
    #expect(read.total == Self.cases.count && read.figures.count == read.total)
    let first = try #require(read.figures.first)
    #expect(first.kpi == "kpi-01" && first.period == "2025-03" && first.value == 19058.583)
    #expect(first.period_start == "2025-03-01" && first.unit == "EUR" && first.target == 15000)
    #expect(first.status == "met" && first.is_over && first.trend == [0, 1, nil, 3, 4])
    #expect(read.figures.last?.is_over == false)
  }
}
