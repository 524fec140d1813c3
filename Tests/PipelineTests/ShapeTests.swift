import Foundation
import GroundworkKit
import GroundworkModel
import TestSupport
import Testing

/// Every shape, generated, loaded, built and compared with figures computed by hand.
@Suite(.enabled(if: PythonTools.pipeline.isExpected)) struct ShapeTests {
  @Test func everyShapeComputesTheHandComputedTruthOnDuckDB() throws {
    let folder = try TemporaryFolder()
    let made = try BuiltCommand(program: "sqlite3").run(
      folder.path("shop.sqlite"), input: ShapeStory.tables)
    #expect(made.exit == 0, "\(made)")
    try ShapeStory.writeExports(folder)
    let project = try GeneratedProject(
      ShapeStory.catalog().content,
      sources: [
        .init(name: "shop", location: "sqlite:shop.sqlite"),
        .init(name: "exports", location: "csv:exports"),
      ], in: folder)
    #expect(project.design.diagnostics.isEmpty, "\(project.design.diagnostics)")
    let output = try project.make("run")
    try #require(output.exit == 0, "\(output)")
    try expectTruth(in: project)
    #expect(output.stdout.contains("Revenue"), "\(output)")
    let again = try project.make("load", "build")
    #expect(again.exit == 0, "\(again)")
    try expectTruth(in: project)
  }

  @Test(.enabled(if: PostgresServer.isAvailable))
  func everyShapeComputesTheSameFromPostgreSQLToPostgreSQL() throws {
    let folder = try TemporaryFolder()
    try ShapeStory.writeExports(folder)
    let server = try PostgresServer.shared()
    let shop = try server.makeDatabase(ShapeStory.tables)
    let warehouse = try server.makeDatabase()
    let project = try GeneratedProject(
      ShapeStory.catalog(technology: "postgres").content,
      sources: [
        .init(name: "shop", location: "${SHOP_URL}"),
        .init(name: "exports", location: "csv:exports"),
      ], warehouse: .postgres,
      environment: [
        "SHOP_URL": shop.url, "PGHOST": "127.0.0.1", "PGPORT": String(server.port),
        "PGUSER": PostgresServer.user, "PGDATABASE": warehouse.name,
        "GROUNDWORK_WAREHOUSE": "postgres",
      ], in: folder)
    let output = try project.make("run")
    try #require(output.exit == 0, "\(output)")
    try expectTruth(in: project)
    let again = try project.make("load", "build")
    #expect(again.exit == 0, "\(again)")
    try expectTruth(in: project)
  }

  private func expectTruth(in project: GeneratedProject) throws {
    let queries = ShapeStory.truth.map { model, _ in
      let columns = project.design.models.first { $0.name == model }?.columns.map(\.name) ?? []
      let word = columns.count == 5 ? ", \(columns[1])" : ""
      return "select period\(word), value from marts.\(model) order by 1, 2"
    }
    let answers = try project.rows(queries)
    for ((model, truth), rows) in zip(ShapeStory.truth, answers) {
      #expect(rows == truth, "\(model)")
    }
  }
}
