import GroundworkKit
import GroundworkModel
import TestSupport
import Testing

@Suite struct ImpactTests {
  static let content = MusicStore().content

  @Test func aSourceColumnHitsColumnsFiguresGoalsAndTheirOwners() throws {
    let impact = Impact(of: MusicStore.source("invoice_line", "unit_price"), in: Self.content)
    let ids = Set(impact.hits.map(\.id.rawValue))
    #expect(
      ids.isSuperset(of: [
        "goal/grow-repeat-revenue", "kpi/average-order-value", "kpi/revenue-per-month",
        "req/FR-001",
        "decision/choose-the-weekly-promotion",
        "column/warehouse.marts.kpi_revenue_per_month.value",
      ]))
    #expect(!ids.contains("kpi/return-rate"))
    #expect(impact.owners.contains("Olga"))
    #expect(impact.counts["kpi"] == 2)
    let goal = try #require(impact.hits.first { $0.kind == .goal })
    #expect(goal.path.first == impact.id)
    #expect(goal.path.last == goal.id)
  }

  @Test func whatRefersToAKeyNoticesToo() {
    let impact = Impact(of: MusicStore.source("customer", "customer_id"), in: Self.content)
    #expect(impact.hits.contains { $0.id == MusicStore.source("invoice", "customer_id") })
  }

  @Test func aWholeSourceHitsItsDatasetsColumnsAndEveryFigureMadeFromThem() {
    let impact = Impact(of: EntityID(.source, slug: "music"), in: Self.content, limit: 10)
    #expect(impact.counts["dataset"] == 11)
    #expect(impact.extent.shown == 10)
    #expect(impact.extent.truncated)
    #expect((impact.counts["kpi"] ?? 0) == 5)
  }
}
