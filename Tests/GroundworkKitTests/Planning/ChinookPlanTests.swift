import CatalogStore
import Foundation
import GroundworkModel
import Interviewing
import Scanners
import Templating
import TestSupport
import Testing
import YAMLDocument

@testable import GroundworkKit

/// The real database, scanned; the KPIs as the archetypes make them; no help.
@Suite struct ChinookPlanTests {
  static let isThere: Bool = Checkout.shared != nil

  @Test(.enabled(if: isThere, "the shared Chinook database is not beside the checkout"))
  func revenueOrderValueAndActiveCustomersMapWithNoHelp() throws {
    let shared = try #require(Checkout.shared)
    let folder = try TemporaryFolder()
    let store = try CatalogStore(
      path: folder.path("catalog.sqlite"),
      schema: Checkout.root.appending(path: "catalog/schema").path, mode: .create)
    let file = shared.appending(path: "data/chinook/Chinook_Sqlite.sqlite").path
    let request = ScanRequest(
      name: "chinook", address: try SourceAddress("sqlite:\(file)", in: folder.url),
      folder: folder.url, environment: [:])
    _ = try Harvest(store: store).run(request)
    try store.write(by: "test", because: "archetypes") { writer in
      for id in ["ECO-10", "ECO-02", "ECO-12"] {
        let archetype = try #require(try Self.library().first { $0.id == id })
        let made = archetype.instance(origin: Origin(.stakeholder, "stakeholder/ada"))
        for entity in made.entities { try writer.save(entity) }
        for link in made.links { try writer.save(link) }
      }
    }
    let assets = AssetLocator(root: Checkout.root)
    let plan = try Planner.load(from: assets).plan(
      try store.read { try $0.content() }, wishes: Planner.Wishes(accept: 0.6))
    let found = Dictionary(
      uniqueKeysWithValues: plan.matches.map {
        (String($0.component.path), $0.column.map { String($0.path) })
      })
    #expect(found["revenue.value"] == "chinook.Invoice.Total")
    #expect(found["revenue.date"] == "chinook.Invoice.InvoiceDate")
    #expect(found["average-order-value.numerator"] == "chinook.Invoice.Total")
    #expect(found["average-order-value.denominator"] == "chinook.Invoice.InvoiceId")
    #expect(found["average-order-value.date"] == "chinook.Invoice.InvoiceDate")
    #expect(found["active-customers.key"] == "chinook.Invoice.CustomerId")
    #expect(found["active-customers.date"] == "chinook.Invoice.InvoiceDate")
    #expect(plan.count(.blocked) == 0)
    #expect(plan.matches.allSatisfy { $0.standing != .proposed || ($0.confidence ?? 0) < 0.6 })
    #expect(try PlanRecorder(store).record(plan, by: "test", because: "test").created > 0)
  }

  private static func library() throws -> [MetricArchetype] {
    let file = Checkout.root.appending(path: "catalog/vocabularies/kpi-archetypes.yaml")
    let text = try String(contentsOf: file, encoding: .utf8)
    struct Library: Decodable { var archetypes: [MetricArchetype] }
    return try YAML.decode(Library.self, from: text).archetypes
  }
}
