import CatalogStore
import Foundation
import GroundworkKit
import GroundworkModel
import Scanners
import TestSupport
import Testing

@Suite struct HarvestTests {
  let folder: TemporaryFolder
  let store: CatalogStore

  init() throws {
    folder = try TemporaryFolder()
    store = try CatalogStore(
      path: folder.path("catalog.sqlite"),
      schema: Checkout.root.appending(path: "catalog/schema").path, mode: .create)
    try sql("CREATE TABLE customer (id INTEGER PRIMARY KEY, email TEXT); CREATE TABLE gone (a)")
  }

  private func sql(_ text: String) throws {
    try ExternalCommand.output(of: ["sqlite3", folder.path("shop.db")], input: text)
  }

  @discardableResult
  private func scan(_ scope: ScanScope = ScanScope()) throws -> HarvestReport {
    try Harvest(store: store).run(
      ScanRequest(
        name: "shop", address: try SourceAddress("sqlite:shop.db", in: folder.url),
        folder: folder.url, scope: scope))
  }

  private func entity(_ id: String) throws -> Entity? {
    try store.read { try $0.entity(try #require(EntityID(id))) }
  }

  @Test func aFirstScanAddsEverything() throws {
    #expect(
      try scan().changes.map(\.id.rawValue) == [
        "column/shop.customer.email", "column/shop.customer.id", "column/shop.gone.a",
        "dataset/shop.customer", "dataset/shop.gone", "source/shop",
      ])
  }

  @Test func aScanWithoutChangesRecordsNothing() throws {
    try scan()
    let before = try Data(contentsOf: URL(filePath: folder.path("catalog.sqlite")))
    #expect(try scan().changes.isEmpty)
    #expect(try Data(contentsOf: URL(filePath: folder.path("catalog.sqlite"))) == before)
  }

  @Test func whatVanishesIsRemovedAndWhatReturnsIsConfirmedAgain() throws {
    try scan()
    try sql("DROP TABLE gone; ALTER TABLE customer DROP COLUMN email")
    let report = try scan()
    #expect(report.changes(.removed, .dataset).map(\.id.rawValue) == ["dataset/shop.gone"])
    #expect(report.changes(.removed, .column).count == 2)
    #expect(try entity("column/shop.customer.email")?.status == .removed)
    try sql("CREATE TABLE gone (a)")
    #expect(try scan().changes(.returned, .dataset).map(\.id.rawValue) == ["dataset/shop.gone"])
    #expect(try entity("dataset/shop.gone")?.status == .confirmed)
  }

  @Test func whatIsOutOfScopeIsNotTakenForVanished() throws {
    try scan()
    #expect(try scan(ScanScope(include: ["customer"])).changes.isEmpty)
  }

  @Test func whatPeopleAndStakeholdersWroteStays() throws {
    var system = SourceSystem(technology: "unknown")
    system.recordOf = ["orders"]
    let said = Origin(.stakeholder, "stakeholder/ada", reference: "Q4.1")
    let source = Entity(
      id: EntityID(.source, path: ["shop"]), name: "Shop", description: "the web shop",
      owner: "Ada", details: .source(system), origin: said)
    try store.write(by: "ada", because: "interview") { _ = try $0.save(source) }
    try scan()
    var customer = try #require(try entity("dataset/shop.customer"))
    customer.description = "who bought at least once"
    customer.tags = ["core"]
    customer.fieldOrigins["description"] = Origin(.person, "ada")
    try store.write(by: "ada", because: "describe") { _ = try $0.save(customer) }
    try sql("ALTER TABLE customer ADD COLUMN city TEXT")
    try scan()
    let kept = try #require(try entity("dataset/shop.customer"))
    #expect(kept.description == "who bought at least once")
    #expect(kept.tags == ["core"])
    let system2 = try #require(try entity("source/shop"))
    #expect(system2.description == "the web shop" && system2.owner == "Ada")
    guard case .source(let details) = system2.details else { return }
    #expect(details.recordOf == ["orders"] && details.technology == "sqlite")
  }
}
