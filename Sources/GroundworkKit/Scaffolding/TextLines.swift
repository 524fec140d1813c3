/// A text as its lines, each with its own line end, so that joining them gives the same bytes again.
struct TextLines: Sendable {
  let lines: [Substring]

  /// Splits after every line feed; a last line without one is a line too.
  init(_ text: String) {
    var lines: [Substring] = []
    var start = text.startIndex
    while start < text.endIndex {
      let end = text.utf8[start...].firstIndex(of: UInt8(ascii: "\n"))
      let next = end.map { text.utf8.index(after: $0) } ?? text.endIndex
      lines.append(text[start..<next])
      start = next
    }
    self.lines = lines
  }
}

/// Gives equal lines equal numbers, so that comparing long lines costs what comparing integers costs.
///
/// Equal means the same bytes: two spellings of `é` are two lines, because a person may have changed one to the other.
struct LineNumbering {
  private var numbers: [[UInt8]: Int] = [:]

  /// The numbers of lines, in their order.
  mutating func number(_ text: TextLines) -> [Int] {
    text.lines.map { line in
      let next = numbers.count
      return numbers.withValue(Array(line.utf8), default: next)
    }
  }
}

extension Dictionary {
  /// The value of a key, which is `fallback` from now on when there was none.
  fileprivate mutating func withValue(_ key: Key, default fallback: Value) -> Value {
    if let value = self[key] { return value }
    self[key] = fallback
    return fallback
  }
}
