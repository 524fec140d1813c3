import Testing

@testable import GroundworkKit

@Suite struct LineDiffTests {
  /// Random pairs: taking the changes turns the one text into the other, and Myers' script is the shortest there is.
  @Test(arguments: 0..<300)
  func theChangesLeadFromOldToNew(_ seed: UInt64) {
    var script = EditScript(seed: seed)
    let old = numbers(script.text())
    let new = seed.isMultiple(of: 2) ? numbers(script.text()) : old.shuffled(using: &script.random)
    let changes = LineDiff(from: old, to: new).changes
    #expect(apply(changes, old, new) == new, "seed \(seed)")
    for (one, next) in zip(changes, changes.dropFirst()) {
      #expect(one.old.upperBound < next.old.lowerBound, "seed \(seed): changes touch")
    }
    let matches = MyersDiff(old, new).matches(old.indices, new.indices)
    #expect(matches.allSatisfy { old[$0.old] == new[$0.new] }, "seed \(seed)")
    #expect(matches.count == longestCommonSubsequence(old, new), "seed \(seed)")
  }

  @Test func aUniqueLineAnchorsTheComparison() {
    let old = TextLines("}\n\nfunc a\n}\n")
    let new = TextLines("}\n\nfunc b\n}\n\nfunc a\n}\n")
    let changes = LineDiff(from: old, to: new).changes
    #expect(changes == [LineDiff.Change(old: 2..<2, new: 2..<5)])
  }

  @Test func aComparisonOfLongTextsWithNothingInCommonEnds() {
    let changes = LineDiff(from: Array(0..<3000), to: Array(5000..<8000)).changes
    #expect(changes == [LineDiff.Change(old: 0..<3000, new: 0..<3000)])
  }

  private func numbers(_ text: String) -> [Int] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map {
      $0.utf8.reduce(7) { $0 &* 31 &+ Int($1) }
    }
  }

  private func apply(_ changes: [LineDiff.Change], _ old: [Int], _ new: [Int]) -> [Int] {
    var result = old
    for change in changes.reversed() { result.replaceSubrange(change.old, with: new[change.new]) }
    return result
  }

  private func longestCommonSubsequence(_ old: [Int], _ new: [Int]) -> Int {
    var row = [Int](repeating: 0, count: new.count + 1)
    for element in old {
      var diagonal = 0
      for (j, other) in new.enumerated() {
        let above = row[j + 1]
        row[j + 1] = element == other ? diagonal + 1 : max(above, row[j])
        diagonal = above
      }
    }
    return row[new.count]
  }
}
