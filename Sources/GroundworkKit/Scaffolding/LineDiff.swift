/// Where two sequences of lines differ.
///
/// Lines that stand once on each side anchor the comparison (patience), so that moved braces and blank lines do not
/// pair up by accident; between the anchors the edit script is the shortest (Myers).
struct LineDiff: Sendable {
  /// A stretch of old lines and the new lines in its place; one side may be empty, never both.
  struct Change: Hashable, Sendable {
    var old: Range<Int>
    var new: Range<Int>
  }

  /// Positions of the same line on both sides.
  struct Match: Hashable, Sendable {
    var old: Int
    var new: Int
  }

  /// The changes in order; between two of them stands at least one common line.
  let changes: [Change]

  /// Compares two sequences of numbered lines (``LineNumbering``).
  init(from old: [Int], to new: [Int]) {
    let matches = PatienceDiff(old, new).matches()
    changes = Self.gaps(between: matches, old.count, new.count)
  }

  /// Compares two texts.
  init(from old: TextLines, to new: TextLines) {
    var numbering = LineNumbering()
    self.init(from: numbering.number(old), to: numbering.number(new))
  }

  private static func gaps(between matches: [Match], _ oldCount: Int, _ newCount: Int) -> [Change] {
    var changes: [Change] = []
    var (i, j) = (0, 0)
    for match in matches + [Match(old: oldCount, new: newCount)] {
      if match.old > i || match.new > j {
        changes.append(Change(old: i..<match.old, new: j..<match.new))
      }
      (i, j) = (match.old + 1, match.new + 1)
    }
    return changes
  }

  /// Takes equal elements off both ends of two ranges, and returns them as matches.
  static func trimEnds(
    _ old: [Int], _ new: [Int], _ oldRange: inout Range<Int>, _ newRange: inout Range<Int>
  ) -> (head: [Match], tail: [Match]) {
    var head: [Match] = []
    var tail: [Match] = []
    while let i = oldRange.first, let j = newRange.first, old[i] == new[j] {
      head.append(Match(old: i, new: j))
      (oldRange, newRange) = (oldRange.dropFirst(), newRange.dropFirst())
    }
    while let i = oldRange.last, let j = newRange.last, old[i] == new[j] {
      tail.append(Match(old: i, new: j))
      (oldRange, newRange) = (oldRange.dropLast(), newRange.dropLast())
    }
    return (head, tail.reversed())
  }
}
