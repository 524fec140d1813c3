extension Parser {
  /// How many texts are read as SQL at most, so that texts in texts end.
  static let mostUnquoted = 500

  /// Puts the tokens of a text that is SQL in place of what stands from it up to a token; the cursor stands on the
  /// first of them afterwards.
  mutating func unquote(_ index: Int, endingAt end: Int) {
    guard mayUnquote(index, end) else { return }
    let range = innerRange(of: tree.tokens[index])
    let isQuoted = tree.source.bytes[Int(tree.tokens[index].end) - 1] == 0x27
    var inner = Lexer.tokens(of: tree.source.bytes, in: range, dialect, isQuoted: isQuoted)
    inner.removeLast()
    insert(inner, replacing: index..<end)
    position = index
  }

  /// Counts a text that is read as SQL; says so and goes behind it when there were too many.
  mutating func mayUnquote(_ index: Int, _ end: Int) -> Bool {
    unquoted += 1
    guard unquoted > Self.mostUnquoted else { return true }
    position = index
    complain("too-much-work", "more than \(Self.mostUnquoted) texts that are SQL")
    position = end
    return false
  }

  /// The brackets of the inserted and of the following tokens close elsewhere afterwards.
  mutating func insert(_ inner: [Token], replacing range: Range<Int>) {
    let moved = Int32(inner.count - range.count)
    for index in range.upperBound..<tree.tokens.count where tree.tokens[index].kind == .open {
      tree.tokens[index].extent += moved
    }
    var inner = inner
    for index in inner.indices where inner[index].kind == .open {
      inner[index].extent += Int32(range.lowerBound)
    }
    tree.tokens.replaceSubrange(range, with: inner)
  }

  /// The bytes in the quotes of a text.
  private func innerRange(of token: Token) -> Range<Int> {
    var start = Int(token.start)
    var end = Int(token.end)
    let bytes = tree.source.bytes
    let quote = bytes[end - 1]
    if quote == 0x24 {
      start += 1
      while start < end, bytes[start] != 0x24 { start += 1 }
      start += 1
      end -= start - Int(token.start)
    } else {
      while start < end, bytes[start] != quote { start += 1 }
      start += 1
      end -= 1
    }
    return start..<max(start, end)
  }
}
