import GroundworkKit
import GroundworkModel
import TestSupport
import Testing

@Suite struct WhyTests {
  static let content = MusicStore().content

  private func sentences(_ column: EntityID) -> [String] {
    Why(column, in: Self.content).reasons.map(\.sentence)
  }

  @Test func aMartColumnNamesComponentKPIGoalAndDecision() {
    #expect(
      sentences(MusicStore.mart("fct_invoice_line", "net_amount")) == [
        "`fct_invoice_line.net_amount` exists because KPI *Average order value* (component order value) measures goal *Grow repeat revenue* and informs the decision *Choose the weekly promotion* (weekly, by Olga, head of sales).",
        "`fct_invoice_line.net_amount` exists because KPI *Revenue per month* (component order value) measures goal *Grow repeat revenue* and informs the decision *Choose the weekly promotion* (weekly, by Olga, head of sales).",
      ])
  }

  @Test func aSourceColumnIsAskedForByEachComponentItSatisfies() {
    let why = Why(MusicStore.source("invoice", "invoice_date"), in: Self.content)
    #expect(
      why.reasons.compactMap(\.kpi?.path).map(String.init).sorted() == [
        "active-customers", "average-order-value", "revenue-per-month",
      ])
    #expect(why.reasons.allSatisfy { $0.role == .input })
    #expect(why.reasons.first?.path.first == MusicStore.source("invoice", "invoice_date"))
    #expect(why.reasons.first?.path.last?.path.hasSuffix(".period") == true)
  }

  @Test func theColumnThatHoldsTheFigureSaysSo() {
    let why = Why(MusicStore.mart("kpi_average_order_value", "value"), in: Self.content)
    #expect(why.reasons.map(\.role) == [.figure, .requirement])
    #expect(why.reasons[0].sentence.contains("it holds KPI *Average order value*"))
    #expect(why.reasons[1].sentence.contains("requirement FR-001"))
  }

  @Test func aJoinColumnIsThereForTheKPIWhoseRowsItJoins() {
    let why = Why(MusicStore.mart("dim_track", "track_key"), in: Self.content)
    #expect(why.reasons.map(\.role) == [.join])
    #expect(why.reasons[0].kpi == EntityID("kpi/revenue-per-month"))
    #expect(why.reasons[0].path.first == MusicStore.source("track", "track_id"))
  }

  @Test func aKeyWhoseValueFlowsNowhereIsThereForTheTablesMadeFromItsRows() {
    let why = Why(MusicStore.mart("fct_invoice_line", "invoice_line_id"), in: Self.content)
    #expect(why.reasons.allSatisfy { $0.role == .key })
    #expect(why.reasons.count == 3)
  }

  @Test func aColumnNobodyAskedForHasNoReason() {
    #expect(sentences(MusicStore.source("employee", "birth_date")) == [])
    #expect(sentences(MusicStore.mart("dim_customer", "email_hash")) == [])
  }

  @Test func aKPIThatOnlyFeedsAnotherIsThereForTheGoalOfTheOther() {
    var content = Self.content
    let part = EntityID(.kpi, slug: "part")
    let origin = Origin(.person, "ada")
    content.insert(
      Entity(
        id: part, name: "Part", details: Metric(kind: .metric, shape: .sum).details, origin: origin)
    )
    content.insert(Link(EntityID(.kpi, slug: "return-rate"), .needs, part, origin: origin))
    content.insert(
      Link(part, .realisedBy, MusicStore.mart("dim_customer", "country"), origin: origin))
    let why = Why(MusicStore.mart("dim_customer", "country"), in: content)
    #expect(why.reasons.map(\.goal) == [EntityID("goal/cut-the-cost-of-returns")])
    #expect(why.reasons[0].sentence.contains("is part of KPI *Return rate*"))
  }

  @Test func moreReasonsThanTheLimitAreCounted() {
    let why = Why(MusicStore.source("invoice", "invoice_date"), in: Self.content, limit: 1)
    #expect(why.extent == Extent(total: 3, shown: 1))
    #expect(why.extent.truncated)
  }
}
