import CatalogStore
import Foundation
import GroundworkModel
import Templating
import TestSupport
import Testing

@testable import GroundworkKit

/// Exclusions in words for which the data itself offers a filter.
@Suite struct FilterProposalTests {
  private let store: CatalogStore
  private let folder: TemporaryFolder
  private let planner: Planner
  private let kpi = EntityID(.kpi, slug: "Units sold")
  private let filter = EntityID(.component, path: ["units-sold", "filter-cancelled-orders"])
  private let status = EntityID(.column, path: ["shop", "orders", "status"])

  init() throws {
    folder = try TemporaryFolder()
    planner = try Planner.load(from: AssetLocator(root: Checkout.root))
    store = try CatalogStore(
      path: folder.path("catalog.sqlite"),
      schema: Checkout.root.appending(path: "catalog/schema").path, mode: .create)
  }

  /// Lines and their orders, whose column `status` holds the words.
  private func save(
    status words: [String: Int], isPersonal: Bool = false,
    excluding: [String] = ["cancelled orders", "tax"]
  ) throws {
    var sketch = CatalogSketch(
      tables: """
        orders 412
          order_id integer key
          ordered_at timestamp
          status text\(isPersonal ? " personal" : "")
          is_test boolean
        order_items 900
          item_id integer key
          order_id integer -> orders.order_id
          quantity integer
        """)
    sketch.kpi(
      "Units sold", .sum, ["value order_item.quantity sum", "date order.ordered_at"], optional: []
    ) { $0.exclusions = excluding }
    sketch.entities = sketch.entities.map { entity in
      guard case .column(var column) = entity.details else { return entity }
      let values = [
        status: words, EntityID(.column, path: ["shop", "orders", "is_test"]): ["1": 4, "0": 408],
      ]
      guard let frequencies = values[entity.id] else { return entity }
      column.profile?.distinct = frequencies.count
      column.profile?.topValues = frequencies.map { .init(value: $0.key, count: $0.value) }
        .sorted { $0.value < $1.value }
      var copy = entity
      copy.details = .column(column)
      return copy
    }
    try store.write(by: "test", because: "test") { writer in
      for entity in sketch.entities { try writer.save(entity) }
      for link in sketch.links { try writer.save(link) }
      for one in sketch.classifications { try writer.save(one) }
    }
  }

  @discardableResult
  private func plan(
    accept: Double? = nil, _ edit: (inout Planner.Wishes) -> Void = { _ in }
  ) throws -> (Plan, PlanRecorder.Outcome) {
    var wishes = Planner.Wishes(accept: accept)
    wishes.person = "ada"
    edit(&wishes)
    let plan = planner.plan(try store.read { try $0.content() }, wishes: wishes)
    return (plan, try PlanRecorder(store).record(plan, by: "ada", because: "test"))
  }

  private func caveats(_ plan: Plan) -> [String] {
    plan.answerability[kpi]?.reasons.filter { $0.contains("leaves out") } ?? []
  }

  @Test func aValueThatSaysWhatIsLeftOutIsProposedWithItsEvidence() throws {
    try save(status: ["paid": 300, "Canceled": 45, "open": 67])
    let (plan, _) = try plan()
    let match = try #require(plan.matches.first { $0.component == filter })
    #expect(match.column == status && match.standing == .proposed)
    #expect(
      match.evidence.contains("holds the value `Canceled` (11 % of rows)"), "\(match.evidence)")
    #expect(
      plan.content[filter]?.component?.condition == .init(operation: .notIn, values: ["Canceled"]))
    #expect(caveats(plan).count == 1 && caveats(plan)[0].hasPrefix("leaves out tax in words only"))
    let link = try #require(plan.links.first { $0.source == filter })
    #expect(link.status == .proposed)
  }

  @Test func aThresholdAcceptsItAndASecondPlanChangesNothing() throws {
    try save(status: ["paid": 300, "cancelled": 45])
    let (first, _) = try plan(accept: 0.6)
    #expect(
      first.links.first { $0.source == filter && $0.kind == .satisfiedBy }?.status == .confirmed)
    let (_, outcome) = try plan(accept: 0.6)
    #expect(outcome.isNothing, "\(outcome)")
    #expect(try plan().1.isNothing, "what was accepted stays")
    let design = PipelineDesigner(
      content: try store.read { try $0.content() }, settings: ProjectSettings(name: "shop")
    ).design()
    #expect(design.diagnostics.isEmpty, "\(design.diagnostics)")
    let sql = try #require(design.models.first { $0.name == "kpi_units_sold" }?.sql)
    #expect(sql.contains("not in ('cancelled')"), "\(sql)")
  }

  @Test func aColumnThatIsNamedLikeItIsAskedForAYes() throws {
    try save(status: ["paid": 412], excluding: ["test orders"])
    let (plan, _) = try plan()
    let id = EntityID(.component, path: ["units-sold", "filter-test-orders"])
    #expect(plan.content[id]?.component?.condition == .init(operation: .notIn, values: ["1"]))
    #expect(caveats(plan) == [])
  }

  @Test(arguments: [
    (["paid": 300, "cancelled later": 45], false), (["paid": 412], false),
    (["paid": 300, "cancelled": 45], true), (["cancelled": 412], false),
  ])
  func whereNoValueSaysJustThatNothingIsProposed(words: [String: Int], isPersonal: Bool) throws {
    try save(status: words, isPersonal: isPersonal)
    let (plan, _) = try plan()
    #expect(plan.content[filter] == nil)
    #expect(
      caveats(plan) == [
        "leaves out cancelled orders and tax in words only: no column tells them apart; settle it, or give a filter"
      ])
  }

  @Test func whatAPersonRejectsOrSettlesIsNotProposedAgain() throws {
    try save(status: ["paid": 300, "cancelled": 45])
    try plan(accept: 0.6)
    try plan { $0.rejected = [filter: [status]] }
    let (plan, outcome) = try plan()
    #expect(outcome.isNothing)
    #expect(!plan.matches.contains { $0.component == filter && $0.column != nil })
    #expect(caveats(plan).first?.contains("cancelled orders") == true, "the caveat is back")
  }
}
