/// The shortest edit script between two sequences, in linear space (Myers 1986, section 4b).
struct MyersDiff {
  private let old: [Int]
  private let new: [Int]

  init(_ old: [Int], _ new: [Int]) {
    self.old = old
    self.new = new
  }

  /// Pairs of positions of equal elements on a shortest path, in ascending order.
  func matches(_ oldRange: Range<Int>, _ newRange: Range<Int>) -> [LineDiff.Match] {
    var oldRange = oldRange
    var newRange = newRange
    let ends = LineDiff.trimEnds(old, new, &oldRange, &newRange)
    guard !oldRange.isEmpty, !newRange.isEmpty else { return ends.head + ends.tail }
    let (x, y) = pointHalfWay(oldRange, newRange)
    let first = matches(oldRange.lowerBound..<x, newRange.lowerBound..<y)
    let second = matches(x..<oldRange.upperBound, y..<newRange.upperBound)
    return ends.head + first + second + ends.tail
  }

  /// A point on a shortest path, reached from both corners with half of the edits each.
  ///
  /// The ranges share neither their first nor their last element, so the point is never a corner.
  private func pointHalfWay(_ oldRange: Range<Int>, _ newRange: Range<Int>) -> (Int, Int) {
    let (n, m) = (oldRange.count, newRange.count)
    let delta = n - m
    var forward = FurthestReach(n, m)
    var backward = FurthestReach(n, m)
    for edits in 1...max((n + m + 1) / 2, 1) {
      for k in stride(from: -edits, through: edits, by: 2) {
        guard
          let x = forward.extend(
            k, edits, while: { old[oldRange.lowerBound + $0] == new[newRange.lowerBound + $1] })
        else { continue }
        if delta % 2 != 0, abs(delta - k) < edits, x + backward[delta - k] >= n {
          return (oldRange.lowerBound + x, newRange.lowerBound + x - k)
        }
      }
      for k in stride(from: -edits, through: edits, by: 2) {
        guard
          let x = backward.extend(
            k, edits,
            while: { old[oldRange.upperBound - 1 - $0] == new[newRange.upperBound - 1 - $1] })
        else { continue }
        if delta % 2 == 0, abs(delta - k) <= edits, x + forward[delta - k] >= n {
          return (oldRange.upperBound - x, newRange.upperBound - x + k)
        }
      }
    }
    return (oldRange.upperBound, newRange.lowerBound)
  }
}

/// How far along the first sequence each diagonal has got, seen from one corner.
private struct FurthestReach {
  private var reach: [Int]
  private let offset: Int
  private let n: Int
  private let m: Int
  private static let nowhere = Int.min / 2

  init(_ n: Int, _ m: Int) {
    self.n = n
    self.m = m
    offset = (n + m + 1) / 2 + 2
    reach = [Int](repeating: Self.nowhere, count: 2 * offset + 1)
    reach[offset] = 0
  }

  subscript(k: Int) -> Int {
    abs(k) <= offset ? reach[offset + k] : Self.nowhere
  }

  /// Takes one edit onto diagonal `k`, then follows equal elements; nil when that leaves the grid.
  mutating func extend(_ k: Int, _ edits: Int, while equal: (Int, Int) -> Bool) -> Int? {
    let right = self[k - 1] + 1
    let down = self[k + 1]
    var x = max(right <= n ? right : Self.nowhere, down - k <= m ? down : Self.nowhere)
    guard x >= 0, x - k >= 0 else {
      reach[offset + k] = Self.nowhere
      return nil
    }
    while x < n, x - k < m, equal(x, x - k) { x += 1 }
    reach[offset + k] = x
    return x
  }
}
