import GroundworkModel
import Testing

@Suite struct EntityIDTests {
  @Test(arguments: [
    ["crm", "public", "customer"], ["my.db", "a/b", "50%"], ["", "x"], ["with blank", "ünïcode"],
  ])
  func pathsSplitBackIntoTheirSegments(_ segments: [String]) {
    let id = EntityID(.dataset, path: segments)
    #expect(id.segments == segments)
    #expect(EntityID(id.rawValue) == id)
  }

  @Test func slugsAreReadable() {
    #expect(EntityID(.goal, slug: "Reduce churn (EU)!").rawValue == "goal/reduce-churn-eu")
  }

  @Test func aColumnKnowsItsDataset() {
    let dataset = EntityID(.dataset, path: ["crm", "customer"])
    let column = dataset.child(.column, "e.mail")
    #expect(column.rawValue == "column/crm.customer.e%2Email")
    #expect(column.parent(.dataset) == dataset)
  }

  @Test(arguments: ["goal", "goal/", "nonsense/x", "/x", ""])
  func whatIsNotAnIDIsRefused(_ text: String) { #expect(EntityID(text) == nil) }
}
