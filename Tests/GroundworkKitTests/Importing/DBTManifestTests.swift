import CatalogStore
import Foundation
import GroundworkModel
import TestSupport
import Testing

@testable import GroundworkKit

/// Manifests of the versions that are read, as small as they can be and still be what dbt writes.
@Suite struct DBTManifestTests {
  let bench: ImportBench

  init() throws { bench = try ImportBench() }

  static func manifest(_ version: Int, models: String = Self.models, adapter: String = "postgres")
    -> String
  {
    let metrics =
      version < 10
      ? """
      {"name": "revenue", "label": "Revenue", "description": "Money in.", "calculation_method": "sum",
       "expression": "total", "depends_on": {"nodes": ["model.shop.orders"]}}
      """
      : """
      {"name": "revenue", "label": "Revenue", "description": "Money in.", "type": "simple",
       "type_params": {"measure": {"name": "total"}}, "depends_on": {"nodes": ["semantic_model.shop.o"]}}
      """
    return """
      {"metadata": {"dbt_schema_version": "https://schemas.getdbt.com/dbt/manifest/v\(version).json",
        "project_name": "shop", "adapter_type": "\(adapter)"},
       "nodes": {\(models)},
       "sources": {"source.shop.raw.orders": {"resource_type": "source", "name": "orders", "package_name": "shop",
         "database": "db", "schema": "public", "identifier": "orders", "source_name": "raw",
         "original_file_path": "models/sources.yml", "description": "Orders as they came.", "meta": {"owner": "ada"},
         "columns": {"id": {"name": "id", "data_type": "bigint"}, "total": {"name": "total", "data_type": "numeric(12,2)"},
           "mail": {"name": "mail", "description": "Where to write.", "tags": ["pii"]}}}},
       "exposures": {"exposure.shop.page": {"name": "page", "label": "The page", "type": "dashboard",
         "url": "https://bi.example.com/1", "owner": {"name": "bob", "email": null}, "description": "Looked at daily.",
         "depends_on": {"nodes": ["model.shop.orders"]}}},
       "metrics": {"metric.shop.revenue": \(metrics)},
       "semantic_models": {"semantic_model.shop.o": {"depends_on": {"nodes": ["model.shop.orders"]}}},
       "groups": {"group.shop.core": {"name": "core", "owner": {"email": "core@example.com", "name": null}}},
       "macros": {"macro.dbt.x": {}, "macro.dbt.y": {}}, "disabled": {"model.shop.off": [{}]}, "docs": {}}
      """
  }

  static let models = """
    "model.shop.orders": {"resource_type": "model", "name": "orders", "alias": "orders", "package_name": "shop",
      "database": "db", "schema": "marts", "original_file_path": "models/orders.sql", "language": "sql",
      "description": "Orders with money.", "config": {"materialized": "view", "meta": {"tier": 1, "deep": {"a": 1}}},
      "tags": ["core"], "group": "core", "columns": {"id": {"name": "id", "description": "The key.",
        "constraints": [{"type": "not_null"}]}},
      "raw_code": "select 1", "compiled_code": "select id, total * 2 as total, md5(mail) as who from \\"db\\".\\"public\\".\\"orders\\" where total > 0",
      "depends_on": {"nodes": ["source.shop.raw.orders"]}},
    "seed.shop.codes": {"resource_type": "seed", "name": "codes", "alias": "codes", "package_name": "shop",
      "database": "db", "schema": "marts", "original_file_path": "seeds/codes.csv", "columns": {"code": {"name": "code"}},
      "config": {"materialized": "seed"}, "depends_on": {"macros": []}, "raw_code": ""},
    "snapshot.shop.past": {"resource_type": "snapshot", "name": "past", "alias": "past", "package_name": "shop",
      "database": "db", "schema": "snapshots", "original_file_path": "snapshots/past.sql", "columns": {},
      "config": {"materialized": "snapshot"}, "raw_code": "select * from {{ ref('orders') }}",
      "depends_on": {"nodes": ["model.shop.orders"]}},
    "test.shop.not_null_orders_id.1": {"resource_type": "test", "name": "not_null_orders_id", "package_name": "shop",
      "column_name": "id", "attached_node": "model.shop.orders", "test_metadata": {"name": "not_null", "kwargs": {"column_name": "id"}},
      "config": {"severity": "WARN"}, "depends_on": {"nodes": ["model.shop.orders"]}, "raw_code": "{{ x }}"},
    "test.shop.accepted.2": {"resource_type": "test", "name": "accepted", "package_name": "shop", "column_name": "id",
      "test_metadata": {"name": "accepted_values", "kwargs": {"values": [1, 2], "model": "x"}},
      "config": {"severity": "ERROR"}, "depends_on": {"nodes": ["model.shop.orders"]}, "raw_code": "{{ x }}"},
    "test.shop.none_negative": {"resource_type": "test", "name": "none_negative", "package_name": "shop",
      "config": {"severity": "ERROR"}, "depends_on": {"nodes": ["model.shop.orders"]}, "raw_code": "select 1 where false"},
    "analysis.shop.a": {"resource_type": "analysis", "name": "a", "package_name": "shop"}
    """

  @Test(arguments: 9...12)
  func everyVersionSaysTheSame(_ version: Int) throws {
    let report = try bench.takeDBT(["target/manifest.json": Self.manifest(version)])
    #expect(report.summary.taken["models"] == 1 && report.summary.taken["tests"] == 3)
    let content = try bench.content
    let orders = try #require(content[EntityID(.dataset, path: ["db", "marts", "orders"])])
    #expect(orders.description == "Orders with money." && orders.owner == "core@example.com")
    #expect(orders.tags == ["core", "tier:1"])
    #expect(
      orders.origin == Origin(.importer, "dbt shop", reference: "target/manifest.json"))
    #expect(content.columns(of: orders.id).map(\.name) == ["id", "total", "who"])
    let raw = try #require(content[EntityID(.dataset, path: ["db", "public", "orders"])])
    #expect(raw.owner == "ada")
    let types = content.columns(of: raw.id).map { entity -> DataType? in
      if case .column(let column) = entity.details { return column.type }
      return nil
    }
    #expect(types == [.integer, .decimal, .unknown])
    let page = try #require(content.entities(.dashboard).first)
    #expect(page.name == "The page" && page.owner == "bob")
    #expect(content.links(from: page.id).map(\.target) == [orders.id])
    let term = try #require(content.entities(.term).first)
    #expect(content.links(from: term.id, .defines).map(\.target) == [orders.id])
  }

  @Test func columnsFlowFromSourceToSnapshot() throws {
    try bench.takeDBT(["target/manifest.json": Self.manifest(12)])
    #expect(
      try bench.columnEdges() == [
        "orders.id -> orders.id identity", "orders.id -> past.id identity",
        "orders.mail -> orders.who hashed", "orders.total -> orders filter",
        "orders.total -> orders.total derived", "orders.total -> past.total identity",
        "orders.who -> past.who identity",
      ])
    let step = EntityID(.step, path: ["dbt", "shop", "orders"])
    #expect(try bench.content.edges.contains { $0.step == step })
  }

  @Test func testsBecomeChecksOfTheColumnTheyStandAt() throws {
    try bench.takeDBT(["target/manifest.json": Self.manifest(12)])
    let checks = try bench.content.entities(.check).map { entity in
      guard case .check(let check) = entity.details else { return "" }
      return
        "\(check.kind) \(check.subject) \(check.severity?.rawValue ?? "-") \(check.expression ?? "-")"
    }
    #expect(
      Set(checks) == [
        "accepted-values column/db.marts.orders.id error {\"values\":[1,2]}",
        "sql dataset/db.marts.orders error select 1 where false",
        "not-null column/db.marts.orders.id warning -",
      ])
  }

  @Test func nothingIsLeftInSilence() throws {
    let report = try bench.takeDBT(["target/manifest.json": Self.manifest(12)])
    let left = report.summary.skipped.map { "\($0.count) \($0.what)" }
    #expect(
      Set(left) == [
        "2 macros", "1 disabled", "1 analysis", "1 semantic models", "1 meta values",
      ])
  }

  @Test func theSameAgainChangesNothing() throws {
    let files = ["target/manifest.json": Self.manifest(12)]
    try bench.takeDBT(files)
    let before = try bench.content
    let again = try bench.takeDBT(files)
    #expect(again.changes.created == 0 && again.changes.updated == 0 && again.removed.isEmpty)
    #expect(try bench.content.entities == before.entities)
  }

  @Test func whatIsGoneIsMarkedRemovedAndWhatPeopleWroteStays() throws {
    try bench.takeDBT(["target/manifest.json": Self.manifest(12)])
    let orders = EntityID(.dataset, path: ["db", "marts", "orders"])
    try bench.store.write(by: "eve", because: "knows") { writer in
      _ = try writer.say(Origin(.person, "eve"), of: orders) { $0.description = "Eve's words." }
    }
    let less = Self.models.replacing("seed.shop.codes", with: "analysis.shop.codes")
      .replacing("\"resource_type\": \"seed\"", with: "\"resource_type\": \"analysis\"")
      .replacing("select id, total * 2 as total,", with: "select id,")
    let report = try bench.takeDBT(["target/manifest.json": Self.manifest(12, models: less)])
    #expect(
      Set(report.removed.map(\.rawValue)).isSuperset(of: [
        "dataset/db.marts.codes", "column/db.marts.codes.code", "column/db.marts.orders.total",
        "step/dbt.shop.codes",
      ]), "\(report.removed)")
    let content = try bench.content
    #expect(content[orders]?.description == "Eve's words.")
    #expect(content[EntityID(.dataset, path: ["db", "marts", "codes"])]?.status == .removed)
    #expect(try !bench.columnEdges().contains { $0.contains("orders.total derived") })
    try bench.takeDBT(["target/manifest.json": Self.manifest(12)])
    #expect(
      try bench.content[EntityID(.dataset, path: ["db", "marts", "codes"])]?.status
        == .implemented)
  }

  @Test func catalogJSONGivesColumnsAndTypes() throws {
    let catalog = """
      {"nodes": {"model.shop.orders": {"metadata": {"comment": null}, "stats": {"num_rows": {"value": 42}}, "columns": {
        "TOTAL": {"type": "NUMBER(38,2)", "index": 2, "name": "TOTAL", "comment": "How much."},
        "ID": {"type": "NUMBER", "index": 1, "name": "ID"}, "WHO": {"type": "TEXT", "index": 3, "name": "WHO"}}}}, "sources": {}}
      """
    try bench.takeDBT(["manifest.json": Self.manifest(11), "catalog.json": catalog])
    let content = try bench.content
    let orders = EntityID(.dataset, path: ["db", "marts", "orders"])
    let columns = content.columns(of: orders)
    #expect(columns.map(\.name) == ["ID", "TOTAL", "WHO"])
    #expect(columns.map(\.description) == ["The key.", "How much.", nil])
    #expect(try bench.columnEdges().contains("orders.total -> orders.TOTAL derived"))
    guard case .dataset(let dataset)? = content[orders]?.details else {
      Issue.record("no dataset")
      return
    }
    #expect(dataset.rowCount == 42)
  }

  @Test func aScannedSourceIsFoundAgain() throws {
    try bench.scan(
      "crm", at: "db.example.com:5432/db", ["public", "orders"], columns: ["id", "total", "mail"])
    let report = try bench.takeDBT(["target/manifest.json": Self.manifest(12)])
    #expect(
      report.summary.matched.map { "\($0.name) \($0.id): \($0.how)" } == [
        "db.public.orders dataset/crm.public.orders: source `crm` is at `db.example.com:5432/db`"
      ])
    let content = try bench.content
    let mail = EntityID(.column, path: ["crm", "public", "orders", "mail"])
    #expect(content[mail]?.origin.kind == .scan)
    #expect(content[mail]?.description == "Where to write." && content[mail]?.tags == ["pii"])
    #expect(content.edges(from: mail).count == 1)
    #expect(content[EntityID(.dataset, path: ["db", "public", "orders"])] == nil)
    let again = try bench.takeDBT(["target/manifest.json": Self.manifest(12)])
    #expect(again.changes.updated == 0 && again.changes.created == 0, "\(again.changes)")
  }

  @Test(arguments: [
    ("{\"metadata\": {", "target/manifest.json:1:15: error[json]"),
    ("{\"metadata\": {}, \"nodes\": {}}", "no manifest of dbt"),
    (manifest(8), "a manifest of version 8"),
  ])
  func aFaultyManifestIsRefused(_ text: String, _ words: String) throws {
    let folder = try ImportBench()
    let place = folder.folder
    try text.write(toFile: place.path("manifest.json"), atomically: true, encoding: .utf8)
    let reading = try DBTFolder(path: place.url.path).read()
    let faults = reading.material(source: nil, known: KnownDatasets()).faults
    #expect(faults.count == 1 && faults[0].help != nil)
    let last = words.replacing("target/", with: "")
    #expect(faults.first?.description.contains(last) == true, "\(faults)")
  }
}
