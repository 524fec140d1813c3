import CatalogStore
import Foundation
import GroundworkModel
import Templating
import TestSupport
import Testing

@testable import GroundworkKit

/// What a figure leaves out: by a filter, settled by a person, or in words only.
@Suite struct ExclusionTests {
  private let store: CatalogStore
  private let folder: TemporaryFolder
  private let planner: Planner

  init() throws {
    folder = try TemporaryFolder()
    planner = try Planner.load(from: AssetLocator(root: Checkout.root))
    store = try CatalogStore(
      path: folder.path("catalog.sqlite"),
      schema: Checkout.root.appending(path: "catalog/schema").path, mode: .create)
    var sketch = CatalogSketch(
      tables: """
        orders 412
          order_id integer key
          ordered_at timestamp
          status text
          kind text
          net_amount decimal
        """)
    sketch.kpi(
      "Revenue", .sum, ["value order.net_amount sum", "date order.ordered_at"],
      optional: ["filter order.status"]
    ) { $0.exclusions = ["cancelled orders", "gift cards", "Tax", "nothing"] }
    sketch.entities = sketch.entities.map { entity in
      guard var component = entity.component, component.slot == .filter else { return entity }
      component.condition = .init(operation: .notIn, values: ["canceled", "test"])
      var copy = entity
      copy.details = component.details
      return copy
    }
    sketch.kpi("Revenue per order", .composite, []) {
      $0.exclusions = ["gift cards", "refunds"]
      $0.parameters = ["expression": "{revenue}"]
    }
    sketch.links.append(
      Link(
        EntityID(.kpi, slug: "Revenue per order"), .needs, EntityID(.kpi, slug: "Revenue"),
        origin: Origin(.person, "ada")))
    try store.write(by: "test", because: "test") { writer in
      for entity in sketch.entities { try writer.save(entity) }
      for link in sketch.links { try writer.save(link) }
    }
  }

  private func content() throws -> CatalogContent { try store.read { try $0.content() } }

  @discardableResult
  private func plan(_ exclusions: [ExclusionWish] = []) throws -> (Plan, PlanRecorder.Outcome) {
    var wishes = Planner.Wishes(accept: 0.5)
    wishes.exclusions = exclusions
    wishes.person = "ada"
    let plan = planner.plan(try content(), wishes: wishes)
    return (plan, try PlanRecorder(store).record(plan, by: "ada", because: "test"))
  }

  private func caveats(_ plan: Plan, of kpi: String = "Revenue") -> [String] {
    plan.answerability[EntityID(.kpi, slug: kpi)]?.reasons.filter { $0.contains("leaves out") }
      ?? []
  }

  @Test func whatNoFilterMakesIsACaveatOfTheFigure() throws {
    let (plan, _) = try plan()
    #expect(
      caveats(plan) == [
        "leaves out gift cards and Tax in words only: no column tells them apart; "
          + "settle it, or give a filter"
      ])
    #expect(plan.answerability[EntityID(.kpi, slug: "Revenue")]?.verdict == .caveat)
    let whole = caveats(plan, of: "Revenue per order")
    #expect(whole.count == 2 && whole[0].hasPrefix("leaves out refunds in words only"), "\(whole)")
    #expect(whole[1].hasPrefix("`Revenue`: leaves out gift cards and Tax"), "\(whole)")
  }

  @Test func theGeneratedModelSaysSoToo() throws {
    try plan()
    let model = try #require(try design().models.first { $0.name == "kpi_revenue" })
    #expect(model.description.contains("Leaves out gift cards and Tax in words only"))
    #expect(model.sql.contains("not in ('canceled', 'test')"), "\(model.sql)")
  }

  @Test func aFilterThatIsGivenFilters() throws {
    let content = try content()
    let filter = try ExclusionWish(
      filter: "revenue: gift cards = orders.kind not in gift card; voucher", in: content)
    let settled = try ExclusionWish(settled: "revenue: tax", in: content)
    let (plan, outcome) = try plan([filter, settled])
    #expect(caveats(plan) == [] && !outcome.isNothing)
    let model = try #require(try design().models.first { $0.name == "kpi_revenue" })
    #expect(model.sql.contains("not in ('gift card', 'voucher')"), "\(model.sql)")
    #expect(!model.description.contains("in words only"))
    let (again, nothing) = try self.plan()
    #expect(caveats(again) == [] && nothing.isNothing, "what a person said stays")
  }

  @Test func anOptionalFilterWithoutAColumnKeepsNoFigureFromBeingComputed() throws {
    try store.write(by: "test", because: "test") { writer in
      var status = try #require(
        try writer.reader.entity(EntityID(.column, path: ["shop", "orders", "status"])))
      status.status = .removed
      try writer.save(status)
    }
    let (plan, _) = try plan()
    #expect(caveats(plan).first?.contains("cancelled orders, gift cards and Tax") == true)
    let design = try design()
    #expect(design.diagnostics.isEmpty, "\(design.diagnostics)")
    let model = try #require(design.models.first { $0.name == "kpi_revenue" })
    #expect(!model.sql.contains("canceled"))
  }

  private func design() throws -> PipelineDesign {
    PipelineDesigner(
      content: try content(), settings: ProjectSettings(name: "story", sources: [])
    ).design()
  }

  @Test(arguments: [
    ("revenue gift cards = orders.kind in a", "is not a filter"),
    ("revenue: gift cards = orders.kind", "is not a filter"),
    ("revenue: gift cards = orders.kind near a", "is not a filter"),
    ("revenue: gift cards = orders.color in a", "orders.color"),
    ("revenues: gift cards = orders.kind in a", "revenues"),
  ])
  func whatIsNoFilterIsRefused(_ text: String, _ words: String) throws {
    let content = try content()
    let error = #expect(throws: (any Error).self) {
      try ExclusionWish(filter: text, in: content)
    }
    #expect(error.map { "\($0)" }?.contains(words) == true, "\(String(describing: error))")
  }

  @Test func onlyAnExclusionCanBeSettled() throws {
    let content = try content()
    let error = #expect(throws: PlanError.self) {
      try ExclusionWish(settled: "revenue: shipping", in: content)
    }
    #expect(
      error?.description.contains("it leaves out: cancelled orders, gift cards, Tax") == true)
  }
}
