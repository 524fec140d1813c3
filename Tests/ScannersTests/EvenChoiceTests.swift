import Testing

@testable import Scanners

@Suite struct EvenChoiceTests {
  private func chosen(_ limit: Int, _ count: Int) -> [Int] {
    var choice = EvenChoice(of: limit, among: count)
    return (0..<count).filter { _ in choice.takesNext() }
  }

  @Test(arguments: [(10, 10), (10, 5), (1, 1), (10_000, 0)])
  func fewRowsAreAllChosen(limit: Int, count: Int) {
    #expect(chosen(limit, count) == Array(0..<count))
  }

  @Test(arguments: [(10, 11), (10, 95), (10, 100), (7, 1_000), (1, 1_000), (10_000, 200_001)])
  func neverMoreThanWantedAndFromEveryStretch(limit: Int, count: Int) {
    let rows = chosen(limit, count)
    #expect(rows.count <= limit && rows.count * 2 >= min(limit, count) - 1)
    let stretch = (count - 1) / limit + 1
    #expect(zip(rows, rows.dropFirst()).allSatisfy { $1 - $0 < 2 * stretch })
  }

  @Test func aRhythmInTheRowsDoesNotBendTheChoice() {
    let rows = chosen(1_000, 20_000)
    for rest in 0..<20 { #expect(20...90 ~= rows.count { $0 % 20 == rest }) }
    #expect(rows == chosen(1_000, 20_000))
  }
}
