import GroundworkModel
import Testing

@testable import GroundworkKit

@Suite struct OpenLineageTests {
  static let run = """
    {"eventType": "START", "eventTime": "2026-01-02T03:00:00Z", "producer": "https://example.com/p", "schemaURL": "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent", "run": {"runId": "018e1a2b-0000-7000-8000-000000000001"}, "job": {"namespace": "nightly", "name": "load_orders", "facets": {"jobType": {"integration": "SPARK", "processingType": "BATCH"}, "sql": {"query": "x"}}}, "inputs": [{"namespace": "postgres://db.example.com:5432", "name": "shop.public.orders", "facets": {"schema": {"fields": [{"name": "id", "type": "bigint"}, {"name": "mail", "type": "text"}, {"name": "at", "type": "struct", "fields": [{"name": "city"}]}]}}}], "outputs": []}
    {"eventType": "COMPLETE", "eventTime": "2026-01-02T03:05:00Z", "producer": "https://example.com/p", "schemaURL": "x", "run": {"runId": "018e1a2b-0000-7000-8000-000000000001"}, "job": {"namespace": "nightly", "name": "load_orders"}, "inputs": [{"namespace": "postgres://db.example.com:5432", "name": "shop.public.orders"}], "outputs": [{"namespace": "s3://lake", "name": "orders/v1.parquet", "facets": {"schema": {"fields": [{"name": "id", "type": "long"}, {"name": "who", "type": "string", "description": "Hashed."}]}, "documentation": {"description": "Orders in the lake."}, "ownership": {"owners": [{"name": "ada"}]}, "tags": {"tags": [{"key": "gold", "value": "true"}, {"key": "pii", "value": "no", "field": "who"}]}, "columnLineage": {"fields": {"id": {"inputFields": [{"namespace": "postgres://db.example.com:5432", "name": "shop.public.orders", "field": "id", "transformations": [{"type": "DIRECT", "subtype": "IDENTITY"}]}]}, "who": {"inputFields": [{"namespace": "postgres://db.example.com:5432", "name": "shop.public.orders", "field": "mail", "transformations": [{"type": "DIRECT", "subtype": "TRANSFORMATION", "masking": true}]}]}}, "dataset": [{"namespace": "postgres://db.example.com:5432", "name": "shop.public.orders", "field": "id", "transformations": [{"type": "INDIRECT", "subtype": "FILTER"}]}]}}, "outputFacets": {"outputStatistics": {"rowCount": 12}}}]}
    {"eventTime": "2026-01-02T04:00:00Z", "producer": "https://example.com/p", "schemaURL": "x", "dataset": {"namespace": "s3://lake", "name": "old.csv", "facets": {"lifecycleStateChange": {"lifecycleStateChange": "DROP"}}}}
    """

  private func take(_ bench: ImportBench, _ text: String) throws -> MaterialReport {
    let file = OpenLineageFile(Array(text.utf8), name: "events.ndjson")
    return try bench.take(file.origin) { file.material(source: nil, known: $0) }
  }

  @Test func eventsBecomeDatasetsStepsRunsAndLineage() throws {
    let bench = try ImportBench()
    let report = try take(bench, Self.run)
    #expect(report.summary.taken["RunEvents"] == 2 && report.summary.taken["DatasetEvents"] == 1)
    #expect(report.summary.skipped.map(\.reason) == ["`sql` has no place in the catalog"])
    let content = try bench.content
    let lake = try #require(content[EntityID(.dataset, path: ["lake", "orders/v1.parquet"])])
    #expect(
      lake.description == "Orders in the lake." && lake.owner == "ada" && lake.tags == ["gold"])
    #expect(content.columns(of: lake.id).last?.tags == ["pii:no"])
    let orders = EntityID(.dataset, path: ["shop", "public", "orders"])
    #expect(content.columns(of: orders).map(\.name) == ["id", "mail", "at", "at.city"])
    #expect(
      try bench.columnEdges() == [
        "orders.id -> orders/v1.parquet filter", "orders.id -> orders/v1.parquet.id identity",
        "orders.mail -> orders/v1.parquet.who masked",
      ])
    let run = try #require(content.entities(.run).first)
    guard case .run(let details) = run.details else { return }
    #expect(details.succeeded == true && details.startedAt == "2026-01-02T03:00:00Z")
    #expect(details.rows == [lake.id.rawValue: 12])
    #expect(content[EntityID(.dataset, path: ["lake", "old.csv"])]?.status == .removed)
  }

  @Test func theSameAgainChangesNothingAndOtherFilesTakeNothingAway() throws {
    let bench = try ImportBench()
    _ = try take(bench, Self.run)
    let again = try take(bench, Self.run)
    #expect(again.changes.created == 0 && again.changes.updated == 0 && again.removed.isEmpty)
    let other = try take(
      bench,
      "{\"eventTime\": \"2026-01-03\", \"producer\": \"p\", \"job\": {\"namespace\": \"n\", \"name\": \"j\"}}"
    )
    #expect(other.removed.isEmpty)
    #expect(try bench.columnEdges().count == 3)
  }

  @Test(arguments: [
    ("db.example.com:5432/shop", "crm"), ("other.example.com:5432/shop", nil),
    ("db.example.com:5432/else", nil),
  ])
  func aScannedSourceIsTheOneOfThatServerAndDatabase(_ location: String, _ source: String?) throws {
    let bench = try ImportBench()
    try bench.scan("crm", at: location, ["public", "orders"], columns: ["id", "mail"])
    let report = try take(bench, Self.run)
    #expect(report.summary.matched.count == (source == nil ? 0 : 1))
    let wanted = EntityID(.dataset, path: [source ?? "shop", "public", "orders"])
    #expect(try bench.content.edges(from: wanted).count == 1)
  }

  @Test(arguments: [
    ("{\"eventTime\": \"x\"}", "e.json:1:1: error[openlineage]: this is no event"),
    (
      "{\"eventTime\": \"x\", \"producer\": \"p\", \"job\": {\"namespace\": \"n\"}}",
      "e.json:1:1: error[openlineage]: `job.name` is missing"
    ),
    (
      "[{\"run\": {}, \"job\": {}}]",
      "`eventTime`, `producer`, `run.runId`, `job.namespace`, `job.name` is missing"
    ),
    ("{\"a\":\n 1,,}", "e.json:2:4: error[json]"),
    (run + "\n{\"eventTime\": ", "e.json:4:15: error[json]"), ("", "e.json:1:1: error[json]"),
  ])
  func faultsHavePlaceCauseAndRemedy(_ text: String, _ words: String) {
    let file = OpenLineageFile(Array(text.utf8), name: "e.json")
    let material = file.material(source: nil, known: KnownDatasets())
    #expect(material.faults.count == 1 && material.faults.allSatisfy { $0.help != nil })
    #expect(material.faults.first?.description.contains(words) == true, "\(material.faults)")
  }

  @Test func whatIsExportedIsReadBack() throws {
    let bench = try ImportBench()
    try bench.takeDBT(["target/manifest.json": DBTManifestTests.manifest(12)])
    let lines = OpenLineageExport(try bench.content, at: "2026-01-02T03:04:05.000Z").lines
    #expect(lines == OpenLineageExport(try bench.content, at: "2026-01-02T03:04:05.000Z").lines)
    let copy = try ImportBench()
    _ = try take(copy, lines.joined(separator: "\n"))
    let masked = try bench.columnEdges().map { $0.replacing(" hashed", with: " masked") }
    #expect(try copy.columnEdges() == masked)
    let names = try copy.content.entities(.dataset).map(\.id)
    #expect(try bench.content.entities(.dataset).map(\.id) == names)
  }
}
