import GroundworkKit
import GroundworkModel
import Testing

@Suite struct LeakTests {
  /// A mart with a copied address, a hashed one and a count.
  static let story = """
    class shop.customers.email contact.email confidential 0.9
    shop.customers.email identity warehouse.staging.stg_customers.email
    warehouse.staging.stg_customers.email identity warehouse.marts.dim_customers.email
    warehouse.staging.stg_customers.email hashed warehouse.marts.dim_customers.email_key
    warehouse.staging.stg_customers.email aggregated warehouse.marts.kpi_customers.value
    """

  private func content(_ more: String = "") -> CatalogContent {
    var content = FlowStory(Self.story + "\n" + more).content
    for one in PersonalDataPropagation(in: content).classifications { content.insert(one) }
    return content
  }

  @Test func aMartWithPersonalDataAndNoPurposeIsFound() {
    let found = CatalogRule.personalDataLeak.diagnostics(in: content())
    #expect(
      found.map { "\($0.severity.rawValue) \($0.subject?.path ?? "")" } == [
        "error warehouse.marts.dim_customers.email",
        "warning warehouse.marts.dim_customers.email_key",
      ])
    #expect(found[0].message.contains("copied to `warehouse.marts.dim_customers.email`"))
  }

  @Test(arguments: ["purpose:newsletter", "lawful-basis:consent"])
  func aDeclaredPurposeIsEnough(tag: String) {
    let tagged = content("tag warehouse.marts.dim_customers.email \(tag)")
    let found = CatalogRule.personalDataLeak.diagnostics(in: tagged)
    #expect(found.map { $0.subject?.path } == ["warehouse.marts.dim_customers.email_key"])
  }

  @Test func aSourceTableThatFeedsADashboardIsExposedToo() {
    var content = content()
    let origin = Origin(.person, "ada")
    let dashboard = EntityID(.dashboard, slug: "calls")
    content.insert(
      Link(
        dashboard, .consumes, EntityID(.dataset, path: ["shop", "customers"]), origin: origin))
    let found = CatalogRule.personalDataLeak.diagnostics(in: content)
    #expect(found.contains { $0.subject?.path == "shop.customers.email" })
  }

  @Test func anExplanationNamesWayEndAndHeirs() {
    let content = content()
    let source = PersonalDataExplanation(FlowStory.column("shop.customers.email"), in: content)
    #expect(source.isPersonal && source.heirs.count == 3)
    let hashed = PersonalDataExplanation(
      FlowStory.column("warehouse.marts.dim_customers.email_key"), in: content)
    #expect(hashed.reasons.map(\.sensitivity) == [.internal])
    let value = PersonalDataExplanation(
      FlowStory.column("warehouse.marts.kpi_customers.value"), in: content)
    #expect(!value.isPersonal)
    #expect(
      value.text
        == "not contact.email: `warehouse.staging.stg_customers.email` is aggregated into it")
  }
}
