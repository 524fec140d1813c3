import GroundworkKit
import GroundworkModel
import TestSupport
import Testing

@Suite struct TraceTests {
  static let content = MusicStore().content

  private func ids(_ node: TraceTree.Node) -> [EntityID] {
    [node.id] + node.children.flatMap { ids($0) }
  }

  @Test func aGoalIsWalkedToTheColumnsOfEveryLayer() throws {
    let goal = try #require(EntityID("goal/grow-repeat-revenue"))
    let trace = Trace(goal, in: Self.content)
    let data = try #require(trace.trees.first { $0.title == "towards the data" })
    let found = Set(ids(data.root))
    #expect(found.contains(EntityID("decision/choose-the-weekly-promotion") ?? goal))
    #expect(found.contains(MusicStore.source("invoice_line", "unit_price")))
    #expect(found.contains(MusicStore.mart("fct_invoice_line", "net_amount")))
    #expect(found.contains(MusicStore.mart("kpi_revenue_per_month", "value")))
    #expect(found.contains(EntityID("req/FR-001") ?? goal))
    #expect(!data.extent.truncated)
    #expect(data.extent.total == found.count - 1)
  }

  @Test func anIntentShowsOnlyTheLineageThatEndsInItsOwnFigures() throws {
    let kpi = try #require(EntityID("kpi/active-customers"))
    let trace = Trace(kpi, in: Self.content)
    let found = Set(trace.trees.flatMap { ids($0.root) })
    #expect(found.contains(MusicStore.mart("kpi_active_customers", "value")))
    #expect(!found.contains(MusicStore.mart("kpi_average_order_value", "value")))
  }

  @Test func aColumnIsWalkedToItsGoalsAndBothWaysAlongTheData() {
    let trace = Trace(MusicStore.mart("fct_invoice_line", "net_amount"), in: Self.content)
    #expect(trace.trees.map(\.title) == ["towards the goals", "made from", "flows into"])
    #expect(ids(trace.trees[0].root).contains { $0.rawValue == "goal/grow-repeat-revenue" })
    #expect(ids(trace.trees[1].root).contains(MusicStore.source("invoice_line", "quantity")))
    #expect(ids(trace.trees[2].root).contains(MusicStore.mart("kpi_revenue_per_month", "value")))
  }

  @Test func whatDoesNotFitIsCounted() throws {
    let goal = try #require(EntityID("goal/grow-repeat-revenue"))
    let trace = Trace(goal, in: Self.content, limit: 5)
    let tree = try #require(trace.trees.last)
    #expect(tree.extent.truncated)
    #expect(tree.extent.shown < tree.extent.total)
    #expect(tree.text.contains("of \(tree.extent.total)"))
  }

  @Test func circularLinksEnd() {
    var content = CatalogContent()
    let origin = Origin(.person, "ada")
    let ids = ["a", "b"].map { EntityID(.kpi, slug: $0) }
    for id in ids {
      content.insert(
        Entity(
          id: id, name: id.rawValue, details: Metric(kind: .kpi, shape: .sum).details,
          origin: origin))
    }
    content.insert(Link(ids[0], .needs, ids[1], origin: origin))
    content.insert(Link(ids[1], .needs, ids[0], origin: origin))
    let trace = Trace(ids[0], in: content)
    #expect(trace.trees[1].root.children.first?.children.first?.isRepeated == true)
  }

  @Test func aNameCannotBreakTheMarkdownTable() {
    let id = EntityID(.goal, slug: "x")
    let origin = Origin(.person, "ada")
    var content = CatalogContent()
    content.insert(
      Entity(
        id: id, name: "a|b\n| c <script>", details: Goal(statement: "x").details, origin: origin))
    let kpi = EntityID(.kpi, slug: "k")
    content.insert(
      Entity(id: kpi, name: "k", details: Metric(kind: .kpi, shape: .sum).details, origin: origin))
    content.insert(Link(id, .measuredBy, kpi, origin: origin))
    let lines = Impact(of: kpi, in: content).markdown.split(separator: "\n")
    #expect(lines.count == 4)
    #expect(lines.last?.contains("a\\|b \\| c &lt;script&gt;") == true)
  }
}
