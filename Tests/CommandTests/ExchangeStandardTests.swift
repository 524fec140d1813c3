import Foundation
import TestSupport
import Testing

/// What is written for other tools, held to the standards' own terms: OpenLineage by the classes of its client, which are
/// generated from the specification's schemas, SARIF by a model of its schema.
@Suite(.enabled(if: PythonTools.exchange.isExpected)) struct ExchangeStandardTests {
  let shop: CommandCatalog

  init() throws { shop = try CommandCatalog() }

  private func check(_ script: String, _ file: String) throws -> CommandOutput {
    let path = Checkout.root.appending(path: "Tests/CommandTests/Exchange/\(script).py").path
    return try PythonTools.exchange.command("python").run(
      path, file, in: shop.folder.url, environment: ["PYTHONDONTWRITEBYTECODE": "1"])
  }

  private func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: shop.folder.url.appending(path: name))
  }

  private func fill() throws {
    try FileManager.default.createDirectory(
      at: shop.folder.url.appending(path: "etl"), withIntermediateDirectories: false)
    try write(
      """
      create view totals as
      select c.id, md5(c.email) as mail, sum(o.total) as total, count(*) as orders
      from orders o join customers c on c.id = o.customer_id where o.total > 0 group by c.id, c.email
      """, to: "etl/totals.sql")
    try write(
      """
      {"eventType": "COMPLETE", "eventTime": "2026-01-02T03:05:00Z", "producer": "https://example.com/p", \
      "schemaURL": "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent", \
      "run": {"runId": "018e1a2b-0000-7000-8000-000000000001"}, "job": {"namespace": "n", "name": "load"}, \
      "inputs": [], "outputs": [{"namespace": "s3://lake", "name": "orders.parquet", \
      "outputFacets": {"outputStatistics": {"rowCount": 12}}}]}
      """, to: "run.json")
    for words in [
      ["import", "sql", "etl", "--dialect", "sqlite", "--source", "shop"],
      ["import", "openlineage", "run.json"], ["tag", "shop.orders", "gold", "team:sales"],
      ["tag", "shop.orders.total", "money"],
      ["describe", "shop.orders", "What was bought", "--owner", "Ada"],
    ] {
      let output = try shop.catalog(words)
      #expect(output.exit == 0, "\(words) \(output)")
    }
  }

  @Test func everyEventAndFacetIsWhatTheClientOfOpenLineageTakes() throws {
    try fill()
    #expect(try shop.catalog("export", "--format", "openlineage", "e.ndjson").exit == 0)
    let events = try String(contentsOfFile: shop.folder.path("e.ndjson"), encoding: .utf8)
    for facet in [
      "columnLineage", "documentation", "jobType", "outputStatistics", "ownership", "schema",
      "tags", "datasetType",
    ] {
      #expect(events.contains("\"\(facet)\":{"), "\(facet)")
    }
    let taken = try check("lineage_events", "e.ndjson")
    #expect(taken.exit == 0, "\(taken)")
    try write(events.replacing("\"masking\":true", with: "\"masking\":1"), to: "bad.ndjson")
    let refused = try check("lineage_events", "bad.ndjson")
    #expect(refused.exit == 1 && refused.stdout.contains("masking"), "\(refused)")
  }

  @Test func aReportOfLineageOfSQLIsAFacetToo() throws {
    try write("insert into t (a) select b from s where c > 0", to: "a.sql")
    let output = try shop.catalog("lineage", "sql", "--format", "openlineage", "a.sql")
    try write(
      """
      {"dataset": \(output.stdout.dropLast()), "eventTime": "2026-01-02T03:05:00Z", \
      "producer": "https://example.com/p", \
      "schemaURL": "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/DatasetEvent"}
      """, to: "e.ndjson")
    let taken = try check("lineage_events", "e.ndjson")
    #expect(taken.exit == 0 && output.stdout.contains("INDIRECT"), "\(taken)")
  }

  @Test func findingsAreSARIF() throws {
    let other = try CommandCatalog(["customers": ["id", "email"], "refunds": ["id"]])
    let output = try shop.catalog(
      "diff", "--from", other.folder.path("catalog.sqlite"), "--format", "sarif")
    try write(output.stdout, to: "d.sarif")
    let taken = try check("findings_report", "d.sarif")
    #expect(taken.exit == 0 && taken.stdout == "6 results\n", "\(taken)")
    try write(
      output.stdout.replacing("\"ruleId\"", with: "\"ruleID\""), to: "bad.sarif")
    #expect(try check("findings_report", "bad.sarif").exit == 1)
  }
}
