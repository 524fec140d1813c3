/// Pairs the lines that stand exactly once on each side, in the longest run that keeps both orders; the stretches
/// between them are compared the same way, and where no such line is left, by ``MyersDiff``.
struct PatienceDiff {
  private let old: [Int]
  private let new: [Int]

  init(_ old: [Int], _ new: [Int]) {
    self.old = old
    self.new = new
  }

  /// Pairs of positions of equal elements, in ascending order.
  func matches() -> [LineDiff.Match] { matches(old.indices, new.indices) }

  private func matches(_ oldRange: Range<Int>, _ newRange: Range<Int>) -> [LineDiff.Match] {
    var oldRange = oldRange
    var newRange = newRange
    let ends = LineDiff.trimEnds(old, new, &oldRange, &newRange)
    guard !oldRange.isEmpty, !newRange.isEmpty else { return ends.head + ends.tail }
    let anchors = anchors(oldRange, newRange)
    guard !anchors.isEmpty else {
      return ends.head + MyersDiff(old, new).matches(oldRange, newRange) + ends.tail
    }
    var found = ends.head
    var (i, j) = (oldRange.lowerBound, newRange.lowerBound)
    for anchor in anchors {
      found += matches(i..<anchor.old, j..<anchor.new)
      found.append(anchor)
      (i, j) = (anchor.old + 1, anchor.new + 1)
    }
    return found + matches(i..<oldRange.upperBound, j..<newRange.upperBound) + ends.tail
  }

  private func anchors(_ oldRange: Range<Int>, _ newRange: Range<Int>) -> [LineDiff.Match] {
    let places = singlePlaces(of: new, in: newRange)
    let pairs = singlePlaces(of: old, in: oldRange).compactMap { line, place in
      places[line].map { LineDiff.Match(old: place, new: $0) }
    }
    return Self.longestRisingRun(pairs.sorted { $0.old < $1.old })
  }

  private func singlePlaces(of lines: [Int], in range: Range<Int>) -> [Int: Int] {
    var places: [Int: Int] = [:]
    var repeated: Set<Int> = []
    for place in range where places.updateValue(place, forKey: lines[place]) != nil {
      repeated.insert(lines[place])
    }
    return places.filter { !repeated.contains($0.key) }
  }

  /// The longest subsequence whose new positions rise, by patience sorting: n log n.
  private static func longestRisingRun(_ pairs: [LineDiff.Match]) -> [LineDiff.Match] {
    var tops: [Int] = []
    var before = [Int?](repeating: nil, count: pairs.count)
    for (index, pair) in pairs.enumerated() {
      let pile = tops.partitioningIndex { pairs[$0].new >= pair.new }
      before[index] = pile > 0 ? tops[pile - 1] : nil
      if pile == tops.count { tops.append(index) } else { tops[pile] = index }
    }
    var run: [LineDiff.Match] = []
    var next = tops.last
    while let index = next {
      run.append(pairs[index])
      next = before[index]
    }
    return run.reversed()
  }
}

extension Array {
  /// The first index whose element satisfies a condition that, once true, stays true.
  fileprivate func partitioningIndex(where condition: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if condition(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
