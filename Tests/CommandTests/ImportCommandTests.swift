import Foundation
import GroundworkModel
import TestSupport
import Testing

/// `catalog import` of other tools' files, as a person types it.
@Suite struct ImportCommandTests {
  let shop: CommandCatalog

  init() throws { shop = try CommandCatalog() }

  private func write(_ text: String, to name: String) throws {
    let url = shop.folder.url.appending(path: name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  @Test func scriptsAreReadAndReported() throws {
    try write(
      "create view totals as select sum(total) as total from orders;\nnonsense", to: "etl/a.sql")
    let output = try shop.catalog("import", "sql", "etl", "--dialect", "sqlite", "--source", "shop")
    #expect(output.exit == 0, "\(output)")
    #expect(output.stdout.contains("shop.orders is dataset/shop.orders"), "\(output)")
    #expect(
      output.stdout.contains("left 1 statements: they were not understood (a.sql)"), "\(output)")
    #expect(output.stdout.contains("etl/a.sql:2:1: warning"), "\(output)")
    let lineage = try shop.catalog("lineage", "totals.total", "--up")
    #expect(lineage.stdout.contains("column/shop.orders.total (aggregated)"), "\(lineage)")
    let json = try shop.catalog(
      "import", "sql", "etl", "--dialect", "sqlite", "--source", "shop", "--format", "json")
    #expect(json.stdout.contains("\"created\" : 0"), "\(json)")
  }

  @Test func eventsGoOutAndComeBack() throws {
    try write("create view totals as select sum(total) as total from orders", to: "etl/a.sql")
    #expect(
      try shop.catalog("import", "sql", "etl", "--dialect", "sqlite", "--source", "shop").exit == 0)
    #expect(try shop.catalog("export", "--format", "openlineage", "e.ndjson").exit == 0)
    let read = try shop.catalog("import", "openlineage", "e.ndjson", "--catalog", "copy.sqlite")
    #expect(read.exit == 0 && read.stdout.contains("1 column edges"), "\(read)")
    let second = try shop.catalog("export", "--format", "openlineage", "-")
    let first = try String(contentsOfFile: shop.folder.path("e.ndjson"), encoding: .utf8)
    #expect(second.stdout == first)
  }

  @Test func aFaultyFileChangesNothing() throws {
    try write("{\"eventTime\": 1}\n", to: "e.json")
    let output = try shop.catalog("import", "openlineage", "e.json", "--catalog", "new.sqlite")
    #expect(output.exit == 1 && output.stderr.contains("1 problems, nothing imported"), "\(output)")
    #expect(try shop.catalog("list", "--catalog", "new.sqlite").exit == 1)
    let none = try shop.catalog("import", "dbt", "nowhere")
    #expect(none.exit == 2 && none.stderr.contains("help: name the folder of a dbt project"))
    let word = try shop.catalog("import", "sql", ".", "--dialect", "klingon")
    #expect(word.exit == 2 && word.stderr.contains("is no dialect"), "\(word)")
  }

  @Test func usesAreCountedWithoutValues() throws {
    try write("query,calls\nselect total from orders where id = 4711,3\n", to: "log.csv")
    let output = try shop.catalog(
      "import", "query-log", "log.csv", "--source", "shop", "--dialect", "sqlite")
    #expect(output.exit == 0, "\(output)")
    let card = try shop.catalog("show", "shop.orders")
    #expect(card.stdout.contains("Queries on shop"), "\(card)")
    let data = try Data(contentsOf: URL(filePath: shop.folder.path("catalog.sqlite")))
    #expect(data.firstRange(of: Data("4711".utf8)) == nil)
  }

  /// The pipeline of the online store, as dbt itself describes it.
  @Test(.enabled(if: PythonTools.pipeline.isExpected))
  func aManifestOfDbtItselfIsReadWithAllItsModels() throws {
    let project = shop.folder.url.appending(path: "transform")
    try FileManager.default.copyItem(
      at: Checkout.root.appending(path: "examples/online-store/expected/pipeline/transform"),
      to: project)
    let dbt = try PythonTools.pipeline.command("dbt").run(
      "parse", "--profiles-dir", ".", "--no-version-check", in: project,
      environment: ["DO_NOT_TRACK": "1"])
    #expect(dbt.exit == 0, "\(dbt)")
    let models = try FileManager.default.subpathsOfDirectory(
      atPath: project.appending(path: "models").path
    ).filter { $0.hasSuffix(".sql") }
    let output = try shop.catalog("import", "dbt", "transform")
    #expect(output.exit == 0 && output.stdout.contains(" \(models.count) models"), "\(output)")
    let bare = try shop.catalog("lineage", "fct_orders.net_amount", "--up", "--depth", "1")
    #expect(bare.stdout.contains("stg_shop__orders"), "\(bare)")
    let again = try shop.catalog("import", "dbt", "transform")
    #expect(again.stdout.contains("0 new, 0 updated"), "\(again)")
    try FileManager.default.removeItem(at: project.appending(path: "target"))
    let own = try shop.catalog("import", "dbt", "transform", "--catalog", "bare.sqlite")
    #expect(own.exit == 0 && own.stdout.contains(" \(models.count) models"), "\(own)")
  }
}
