import Foundation
import GroundworkKit
import GroundworkModel
import TestSupport
import Testing

/// A pipeline from PostgreSQL to PostgreSQL whose passwords stand in the password file alone.
@Suite(.enabled(if: PythonTools.pipeline.isExpected && PostgresServer.isAvailable))
struct PasswordFileTests {
  private let folder: TemporaryFolder
  private let project: GeneratedProject

  init() throws {
    let server = try PostgresServer.shared()
    let shop = try server.makeDatabase(
      """
      create table orders (order_id integer primary key, ordered_at timestamp, amount numeric(12, 2));
      insert into orders values (1, '2025-03-01', 10), (2, '2025-03-02', 32.5);
      """)
    let warehouse = try server.makeDatabase()
    let user = PostgresServer.guardedUser
    try warehouse.run("grant create on database \(warehouse.name) to \(user)")
    folder = try TemporaryFolder()
    let line = "127.0.0.1:\(server.port):*:\(user):\(PostgresServer.password)\n"
    try line.write(toFile: folder.path("pgpass"), atomically: false, encoding: .utf8)
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o600], ofItemAtPath: folder.path("pgpass"))
    project = try GeneratedProject(
      Self.catalog.content, sources: [.init(name: "shop", location: "${SHOP_URL}")],
      warehouse: .postgres,
      environment: [
        "SHOP_URL": "postgres://\(user)@127.0.0.1:\(server.port)/\(shop.name)",
        "PGHOST": "127.0.0.1", "PGPORT": String(server.port), "PGUSER": user,
        "PGDATABASE": warehouse.name, "PGPASSWORD": "", "PGPASSFILE": folder.path("pgpass"),
        "GROUNDWORK_WAREHOUSE": "postgres",
      ], in: folder)
  }

  private static var catalog: StoryCatalog {
    var catalog = StoryCatalog()
    catalog.source("shop", "postgres")
    catalog.table(
      ["shop", "public", "orders"], key: ["order_id"],
      ["order_id": .integer, "ordered_at": .timestamp, "amount": .decimal])
    catalog.kpi(
      "revenue", .sum,
      [.of(.value, "shop.public.orders.amount"), .of(.date, "shop.public.orders.ordered_at")],
      unit: "EUR")
    return catalog
  }

  @Test(.timeLimit(.minutes(15))) func loaderModelsAndReportFindThem() throws {
    let output = try project.make("run")
    #expect(output.exit == 0 && output.stdout.contains("42.50 EUR"), "\(output)")
  }

  @Test(.timeLimit(.minutes(15)), arguments: ["load", "build", "figures"])
  func withoutTheFileNoStepGetsIn(_ step: String) throws {
    let output = try project.make(step, environment: ["PGPASSFILE": "/dev/null"])
    #expect(output.exit != 0, "\(output)")
    #expect(!output.description.contains(PostgresServer.password))
  }
}
