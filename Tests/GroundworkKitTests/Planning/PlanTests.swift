import CatalogStore
import Foundation
import GroundworkModel
import Templating
import TestSupport
import Testing

@testable import GroundworkKit

@Suite struct PlanTests {
  private let planner: Planner
  private let folder: TemporaryFolder
  private let store: CatalogStore

  init() throws {
    planner = try Planner.load(from: AssetLocator(root: Checkout.root))
    folder = try TemporaryFolder()
    store = try CatalogStore(
      path: folder.path("catalog.sqlite"),
      schema: Checkout.root.appending(path: "catalog/schema").path, mode: .create)
  }

  private func save(_ sketch: CatalogSketch) throws {
    try store.write(by: "test", because: "test") { writer in
      for entity in sketch.entities { try writer.save(entity) }
      for link in sketch.links { try writer.save(link) }
      for one in sketch.classifications { try writer.save(one) }
    }
  }

  @discardableResult
  private func plan(_ wishes: Planner.Wishes = .init()) throws -> (Plan, PlanRecorder.Outcome) {
    let plan = planner.plan(try store.read { try $0.content() }, wishes: wishes)
    return (plan, try PlanRecorder(store).record(plan, by: "ada", because: "test"))
  }

  private func link(of component: String) throws -> Link? {
    let id = EntityID(.component, path: component.split(separator: ".").map(String.init))
    return try store.read { try $0.links(of: id).from.first { $0.kind == .satisfiedBy } }
  }

  /// A decision that uses every KPI of a sketch.
  private static func decided(_ sketch: inout CatalogSketch, _ edit: (inout Decision) -> Void) {
    let origin = Origin(.stakeholder, "stakeholder/ada", reference: "Q2.1")
    var decision = Decision(statement: "Which products to promote")
    edit(&decision)
    let id = EntityID(.decision, slug: "promote")
    sketch.entities.append(
      Entity(id: id, name: "Promote", details: decision.details, origin: origin))
    for kpi in sketch.entities.filter({ $0.kind == .kpi }) {
      sketch.links.append(Link(id, .uses, kpi.id, origin: origin))
    }
  }

  @Test func aMusicShopIsAnswerableFromTheFirstPlan() throws {
    try save(.shop(CatalogSketch.chinookTables))
    let (plan, _) = try plan(.init(accept: 0.6))
    #expect(plan.headline == "answerable KPIs 3/3")
    #expect(try link(of: "revenue.value")?.status == .confirmed)
    let kpi = try store.read { try $0.entity(EntityID(.kpi, slug: "Revenue")) }
    #expect(kpi?.metric?.answerability?.verdict == .answerable)
  }

  @Test(arguments: [nil, 0.6])
  func aSecondRunChangesNothing(accept: Double?) throws {
    var sketch = CatalogSketch.shop(CatalogSketch.chinookTables)
    sketch.kpi(
      "Margin", .ratio, ["numerator order.margin sum", "denominator order.net_amount sum"])
    Self.decided(&sketch) { $0.latencyTolerance = .hours(4) }
    try save(sketch)
    let (first, outcome) = try plan(.init(accept: accept))
    #expect(outcome.created > 10)
    let (second, again) = try plan(.init(accept: accept))
    #expect(again.isNothing, "\(again)")
    #expect(DecisionRecord.files(of: first.content) == DecisionRecord.files(of: second.content))
    #expect(PlanReport(first).text == PlanReport(second).text)
    #expect(try plan().1.isNothing, "a run without the threshold forgets what was accepted")
  }

  @Test func whatAPersonPinnedIsNeverReplaced() throws {
    try save(.shop(CatalogSketch.chinookTables))
    try plan(.init(accept: 0.6))
    var wishes = Planner.Wishes()
    wishes.person = "ada"
    let price = try #require(EntityID("column/shop.InvoiceLine.UnitPrice"))
    wishes.pins = [EntityID(.component, path: ["revenue", "value"]): price]
    try plan(wishes)
    try plan(.init(accept: 0.1))
    let link = try #require(try link(of: "revenue.value"))
    #expect(link.target == price)
    #expect(link.origin == Origin(.person, "ada", reference: "--map"))
    #expect(link.evidence == ["pinned by hand"])
    wishes = Planner.Wishes()
    wishes.forgotten = [EntityID(.component, path: ["revenue", "value"])]
    try plan(wishes)
    #expect(try self.link(of: "revenue.value")?.target.rawValue == "column/shop.Invoice.Total")
  }

  @Test func aRejectedColumnIsNotProposedAgain() throws {
    try save(.shop(CatalogSketch.chinookTables))
    var wishes = Planner.Wishes()
    let component = EntityID(.component, path: ["revenue", "value"])
    let total = try #require(EntityID("column/shop.Invoice.Total"))
    wishes.rejected = [component: [total]]
    try plan(wishes)
    let (plan, outcome) = try plan()
    #expect(outcome.isNothing)
    #expect(plan.matches.first { $0.component == component }?.column != total)
  }

  @Test func aComponentWithoutAColumnIsAGapThatBlocks() throws {
    var sketch = CatalogSketch.shop(CatalogSketch.chinookTables)
    sketch.kpi(
      "Scrap rate", .ratio, ["numerator scrap.cost sum", "denominator production.cost sum"])
    try save(sketch)
    let (plan, _) = try plan()
    #expect(plan.headline == "answerable KPIs 3/4")
    let kpi = EntityID(.kpi, slug: "Scrap rate")
    #expect(
      plan.answerability[kpi]
        == .init(
          verdict: .blocked,
          reasons: ["no column for `production.cost`", "no column for `scrap.cost`"]))
    let gaps = plan.content.links(from: kpi, .blockedBy).compactMap { plan.content[$0.target] }
    #expect(gaps.count == 2)
    guard case .gap(let gap)? = gaps.first?.details else { Issue.record("no gap"); return }
    #expect(gap.disposition != nil)
  }

  @Test func aGapThatIsClosedGoesAndItsNumberIsNotReused() throws {
    var sketch = CatalogSketch.shop("order 10\n  order_id integer key\n  order_date date")
    try save(sketch)
    let (before, _) = try plan()
    #expect(before.headline == "answerable KPIs 0/3")
    sketch = CatalogSketch.shop(
      "order 10\n  order_id integer key\n  order_date date\n  net_amount decimal\n  customer_id integer"
    )
    try save(sketch)
    let (after, outcome) = try plan()
    #expect(after.headline == "answerable KPIs 3/3")
    #expect(outcome.retracted > 0)
    let gaps = try store.read { try $0.entities(.gap) }
    #expect(!gaps.isEmpty && gaps.allSatisfy { $0.status == .removed })
    let numbers = { (plan: Plan) in
      plan.content.entities(.requirement).reduce(into: [String: EntityID]()) {
        $0[$1.origin.reference ?? ""] = $1.id
      }
    }
    let kept = numbers(after)
    #expect(numbers(before).allSatisfy { kept[$0.key] == $0.value })
  }

  @Test func theMostUrgentKPISetsTheRhythmAndSaysWhy() throws {
    var sketch = CatalogSketch.shop(CatalogSketch.chinookTables)
    Self.decided(&sketch) {
      $0.trigger = .event
      $0.latencyTolerance = .hours(4)
    }
    try save(sketch)
    let (plan, _) = try plan(.init(accept: 0.6))
    let style = try #require(plan.content[EntityID(.choice, slug: "processing-style")]?.choice)
    #expect(style.selected == "interval-batch")
    #expect(style.parameters == ["interval": "2 h", "cron": "0 */2 * * *"])
    #expect(style.inputs.contains("Q2.4 tolerated age = 4 h"))
    #expect(style.inputs.contains("Q6.8 lag of the source = 1 h (assumed)"))
    let options = style.options.sorted { ($0.score ?? 0) > ($1.score ?? 0) }
    #expect(options.first?.name == "interval-batch")
    #expect(style.options.first { $0.name == "daily-batch" }?.score == 0)
    let assumptions = plan.content.entities(.assumption).map(\.id.rawValue)
    #expect(assumptions.contains("assumption/lag-of-the-source-is-1-h"))
  }

  @Test func aSourceThatIsTooSlowBlocksAndOpensAGap() throws {
    var sketch = CatalogSketch.shop(CatalogSketch.chinookTables)
    Self.decided(&sketch) { $0.latencyTolerance = .hours(4) }
    let index = try #require(sketch.entities.firstIndex { $0.kind == .source })
    var system = SourceSystem(technology: "sqlite")
    system.publishLag = .hours(6)
    sketch.entities[index].details = system.details
    try save(sketch)
    let (plan, _) = try plan(.init(accept: 0.6))
    let verdict = try #require(plan.answerability[EntityID(.kpi, slug: "Revenue")])
    #expect(verdict.verdict == .blocked)
    #expect(
      verdict.reasons == ["up to 7 h old, 4 h is tolerated: `shop` lags 6 h, runs are 1 h apart"])
    let gap = try #require(plan.content[EntityID(.gap, slug: "freshness revenue")])
    #expect(gap.description?.contains("the source lags 6 h") == true)
  }

  @Test func everyChosenOptionIsNotOutscoredByAnother() throws {
    var sketch = CatalogSketch.shop(CatalogSketch.chinookTables)
    Self.decided(&sketch) { $0.latencyTolerance = .minutes(90) }
    try save(sketch)
    let (plan, _) = try plan()
    let choices = plan.content.entities(.choice).compactMap(\.choice)
    #expect(Set(choices.map(\.topic)).count == 7)
    for choice in choices where choice.topic != "processing-style" {
      let best = choice.options.max { ($0.score ?? 0) < ($1.score ?? 0) }
      let selected = choice.options.first { $0.name == choice.selected }
      #expect(selected?.score == best?.score, "\(choice.topic) \(choice.selected)")
    }
  }

  @Test func aPersonsChoiceIsNotOverwritten() throws {
    try save(.shop(CatalogSketch.chinookTables))
    try plan()
    var mine = try #require(try store.read { try $0.entity(EntityID(.choice, slug: "storage")) })
    var choice = try #require(mine.choice)
    choice.selected = "postgres"
    mine.details = choice.details
    mine.origin = Origin(.person, "ada")
    try store.write(by: "ada", because: "we have a server") { _ = try $0.save(mine) }
    let (again, outcome) = try plan()
    #expect(outcome.isNothing)
    #expect(again.content[mine.id]?.choice?.selected == "postgres")
  }

  @Test func personalAndDirtyColumnsAreCaveats() throws {
    var sketch = CatalogSketch(
      tables: """
        order 1000
          order_id integer key
          customer_email text personal
          order_date date
        """)
    sketch.kpi(
      "Buyers", .distinctCount,
      ["key order.customer_email count-distinct", "date order.order_date"])
    var issue = QualityIssue(
      kind: "missing", severity: .warning,
      subject: try #require(EntityID("column/shop.order.order_date")))
    issue.evidence = "empty in 5 % of rows"
    sketch.entities.append(
      Entity(
        id: EntityID(.issue, slug: "x"), name: "x", details: issue.details,
        origin: Origin(.scan, "source/shop")))
    try save(sketch)
    let (plan, _) = try plan(.init(accept: 0.5))
    #expect(
      plan.answerability.values.first
        == .init(
          verdict: .caveat,
          reasons: [
            "`order.order_date`: empty in 5 % of rows",
            "`order.customer_email` is personal (email) and no lawful purpose is recorded",
          ]))
    #expect(plan.headline == "answerable KPIs 1/1, 1 of them with a caveat")
  }

  @Test func aCompositeIsNoBetterThanItsParts() throws {
    var sketch = CatalogSketch.shop(CatalogSketch.chinookTables)
    let blocked = sketch.kpi("Cost", .sum, ["value scrap.cost sum", "date scrap.date"])
    let composite = sketch.kpi("Cost share", .composite, [])
    for part in [blocked, EntityID(.kpi, slug: "Revenue")] {
      sketch.links.append(Link(composite, .needs, part, origin: Origin(.person, "ada")))
    }
    try save(sketch)
    let (plan, _) = try plan()
    let verdict = try #require(plan.answerability[composite])
    #expect(verdict.verdict == .blocked)
    #expect(verdict.reasons.first == "`Cost`: no column for `scrap.date`")
  }

  @Test func everyRequirementCanBeVerified() throws {
    var sketch = CatalogSketch.shop(CatalogSketch.chinookTables)
    Self.decided(&sketch) { $0.latencyTolerance = .hours(4) }
    try save(sketch)
    let (plan, _) = try plan()
    let requirements = plan.content.entities(.requirement)
    #expect(requirements.count >= 12)
    for entity in requirements {
      guard case .requirement(let details) = entity.details else { continue }
      #expect(details.text.split(separator: " ").count { $0 == "shall" } == 1, "\(details.text)")
      #expect(!details.text.contains("unknown"), "\(details.text)")
      #expect(!plan.content.links(from: entity.id, .derivedFrom).isEmpty, "\(entity.name)")
      #expect(details.category == .functional ? details.acceptance != nil : details.value != nil)
    }
  }

  @Test func aDecisionPageHoldsOptionsInputsAndReasons() throws {
    try save(.shop(CatalogSketch.chinookTables))
    let (plan, _) = try plan()
    let files = DecisionRecord.files(of: plan.content)
    #expect(files.first?.path == "0001-processing-style.md")
    let page = try #require(files.first { $0.path.hasSuffix("load-strategy-shop-invoice.md") })
      .content
    for text in [
      "How Invoice is loaded", "**full-refresh**", "rows = 412 (scan)", "## Revisit when",
      "shut out: nobody asked for old versions", "by rule `R-B1`",
    ] { #expect(page.contains(text), "\(text)\n\(page)") }
  }
}
