import GroundworkModel
import TestSupport
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

  @Test func idsStandInTheOrderOfTheirBytes() {
    var random = SeededGenerator(seed: 7)
    let letters = ["a", "b", "B", "_", "é", "z9", "longer-than-eight"]
    let ids = (0..<300).map { _ in
      let path = (0..<Int.random(in: 1...4, using: &random)).map { _ in
        letters.randomElement(using: &random) ?? ""
      }
      return EntityID(.dataset, path: path)
    }
    for left in ids {
      for right in ids.prefix(40) {
        #expect(
          (left < right) == left.rawValue.utf8.lexicographicallyPrecedes(right.rawValue.utf8))
      }
    }
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
