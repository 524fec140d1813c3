import GroundworkModel
import Templating
import TestSupport
import Testing

@testable import GroundworkKit

/// Whether a requirement is met is read off the design, not off the rule.
@Suite struct FulfilmentTests {
  private let planner: Planner

  init() throws { planner = try Planner.load(from: AssetLocator(root: Checkout.root)) }

  private func design(_ edit: (inout CatalogSketch) -> Void = { _ in }) -> (PipelineDesign, Plan) {
    var sketch = CatalogSketch.shop(CatalogSketch.chinookTables)
    edit(&sketch)
    let plan = planner.plan(sketch.content, wishes: .init(accept: 0.5))
    let design = PipelineDesigner(
      content: plan.content, settings: ProjectSettings(name: "shop")
    ).design()
    return (design, plan)
  }

  private func fulfilment(_ design: PipelineDesign, _ name: String) -> Fulfilment? {
    design.fulfilments.first { $0.name == name }
  }

  @Test func everyDerivedRequirementHasAVerdictAndWhatItNamesExists() {
    let (design, plan) = design()
    let derived = plan.content.entities(.requirement).filter { $0.status != .removed }
    #expect(design.fulfilments.map(\.requirement) == derived.map(\.id) && derived.count > 10)
    let models = Set(design.models.map(\.name))
    for found in design.fulfilments { #expect(models.isSuperset(of: found.models), "\(found)") }
    #expect(Set(design.fulfilments.map(\.degree)).isSuperset(of: [.generated, .missing]))
  }

  @Test func aFigureThatIsNotGeneratedMeetsNothing() {
    let (whole, plan) = design()
    let name = "Revenue is computed"
    #expect(fulfilment(whole, name)?.models == ["kpi_revenue"])
    var content = plan.content
    var kpi = content[EntityID(.kpi, slug: "Revenue")]
    if case .kpi(var metric)? = kpi?.details {
      metric.answerability = .init(verdict: .blocked, reasons: ["no column"])
      kpi?.details = .kpi(metric)
    }
    if let kpi { content.insert(kpi) }
    let blocked = PipelineDesigner(content: content, settings: ProjectSettings(name: "shop"))
      .design()
    #expect(fulfilment(blocked, name)?.degree == .missing)
    #expect(fulfilment(blocked, name)?.markdown == Fulfilment.notGenerated)
  }

  @Test func removedRowsAreMetOnlyByALoadThatNoticesThem() {
    let (design, plan) = design { sketch in
      sketch.entities = sketch.entities.map { entity in
        guard case .source(var system) = entity.details else { return entity }
        system.deletes = .hard
        var copy = entity
        copy.details = .source(system)
        return copy
      }
    }
    let found = design.fulfilments.first { $0.name.hasPrefix("Rows removed from") }
    #expect(found?.degree == .generated && found?.files == ["extract/load.py"], "\(found as Any)")
    var kept = design
    kept.sources[0].strategy = .append
    kept.sources[0].losesRows = false
    let review = FulfilmentReview(kept, plan.content).fulfilments()
    #expect(review.first { $0.name.hasPrefix("Rows removed from") }?.degree == .missing)
  }
}
