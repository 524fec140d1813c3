import TestSupport

/// Random texts and random edits of them, the same for the same seed.
struct EditScript {
  var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  /// A text of up to 30 lines, many of them alike, sometimes without a line feed at the end.
  mutating func text() -> String {
    let lines = (0..<Int.random(in: 0...30, using: &random)).map { _ in line() }
    return joined(lines)
  }

  /// The text after a few insertions, deletions and replacements of lines.
  ///
  /// - Parameter author: marks every inserted line, so that it can be found again; nil inserts lines like the others.
  mutating func edit(_ text: String, author: String?) -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() }
    for number in 0..<Int.random(in: 0...6, using: &random) {
      let place = Int.random(in: 0...lines.count, using: &random)
      let isDeletion = Bool.random(using: &random) && place < lines.count
      if isDeletion { lines.remove(at: place) }
      if !isDeletion || Bool.random(using: &random) {
        lines.insert(author.map { "\($0) \(number)" } ?? line(), at: place)
      }
    }
    return joined(lines)
  }

  private mutating func line() -> String {
    let words = ["select", "from", "where", "", "}", "  a,", "  b,", "-- é"]
    return words[Int.random(in: 0..<words.count, using: &random)]
  }

  private mutating func joined(_ lines: [String]) -> String {
    let isOpen = !lines.isEmpty && lines.last != "" && Int.random(in: 0..<8, using: &random) == 0
    return lines.joined(separator: "\n") + (isOpen || lines.isEmpty ? "" : "\n")
  }
}
