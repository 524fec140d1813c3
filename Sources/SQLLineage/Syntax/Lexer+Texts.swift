extension Lexer {
  /// `E'…'`, `N'…'`, `r"…"`, `q'[…]'`; false when the word is no prefix of a text.
  mutating func lexPrefixedText(_ start: Int) -> Bool {
    let quote = bytes[position]
    guard quote == 0x27 || dialect.hasDoubleQuotedTexts else { return false }
    let first = ASCII.lower(bytes[start])
    let length = position - start
    guard
      length == 1 || length == 2 && ASCII.lower(bytes[start + 1]) == 0x62
        || length == 2
          && first == 0x6E
    else { return false }
    switch first {
    case 0x71 where quote == 0x27 && dialect.name == "oracle":
      lexAlternativeText(start)
    case 0x65, 0x62: lexText(from: start, hasEscapes: true)
    case 0x6E, 0x78, 0x75: lexText(from: start, hasEscapes: dialect.hasBackslashEscapes)
    case 0x72: lexText(from: start, hasEscapes: false)
    default: return false
    }
    return true
  }

  /// Oracle's `q'[it's]'`.
  private mutating func lexAlternativeText(_ start: Int) {
    let opening = byte(1)
    let pairs: [UInt8: UInt8] = [0x5B: 0x5D, 0x28: 0x29, 0x7B: 0x7D, 0x3C: 0x3E]
    let closing = pairs[opening] ?? opening
    position += 2
    while position < limit, !(bytes[position] == closing && byte(1) == 0x27) { position += 1 }
    guard position < limit else { return emit(.broken, from: start) }
    position += 2
    emit(.text, from: start)
  }

  /// A text in the quotes that the cursor stands on.
  mutating func lexText(from start: Int, hasEscapes: Bool) {
    let quote = bytes[position]
    if dialect.hasTripleQuotes, byte(1) == quote, byte(2) == quote {
      return lexTripleText(from: start, quote, hasEscapes: hasEscapes)
    }
    let isDoubled = isQuoted && quote == 0x27 && byte(1) == 0x27
    position += isDoubled ? 2 : 1
    while position < limit {
      let byte = bytes[position]
      position += 1
      if byte == 0x5C, hasEscapes {
        position = min(position + 1, limit)
      } else if byte == quote {
        guard position < limit, bytes[position] == quote else { return emit(.text, from: start) }
        position += 1
        if isDoubled { return emit(.text, from: start) }
      }
    }
    emit(.broken, from: start)
  }

  private mutating func lexTripleText(from start: Int, _ quote: UInt8, hasEscapes: Bool) {
    position += 3
    while position < limit {
      if bytes[position] == 0x5C, hasEscapes {
        position += 2
      } else if bytes[position] == quote, byte(1) == quote, byte(2) == quote {
        position += 3
        return emit(.text, from: start)
      } else {
        position += 1
      }
    }
    position = limit
    emit(.broken, from: start)
  }

  mutating func lexQuotedName(closing: UInt8) {
    let start = position
    position += 1
    while position < limit {
      let byte = bytes[position]
      position += 1
      guard byte == closing else { continue }
      let isDoubled = position < limit && bytes[position] == closing
      guard isDoubled else { return emit(.quotedName, from: start) }
      position += 1
    }
    emit(.broken, from: start)
  }

  /// `$1`, `${name}`, or `$tag$ … $tag$`.
  mutating func lexDollar() {
    let start = position
    if byte(1) == 0x7B { return lexBracedParameter(start) }
    if ASCII.isDigit(byte(1)) { return lexParameter() }
    var end = position + 1
    while end < limit, ASCII.continuesWord(bytes[end]), bytes[end] != 0x24 { end += 1 }
    guard dialect.hasDollarTexts, end < limit, bytes[end] == 0x24 else { return lexParameter() }
    let length = end - start + 1
    position = end + 1
    while position + length <= limit {
      if bytes[position] == 0x24, isSame(start, position, length) {
        position += length
        return emit(.text, from: start)
      }
      position += 1
    }
    position = limit
    emit(.broken, from: start)
  }

  private func isSame(_ first: Int, _ second: Int, _ length: Int) -> Bool {
    for offset in 0..<length where bytes[first + offset] != bytes[second + offset] { return false }
    return true
  }

  private mutating func lexBracedParameter(_ start: Int) {
    while position < limit, bytes[position] != 0x7D { position += 1 }
    position = min(position + 1, limit)
    emit(.parameter, from: start)
  }

  /// `::`, `column:path`, `:parameter`.
  mutating func lexColon() {
    let start = position
    if byte(1) == 0x3A {
      position += 2
      emit(.doubleColon, from: start)
    } else if byte(1) == 0x3D {
      position += 2
      emit(.symbol, from: start)
    } else if dialect.hasColonPaths, followsValue() {
      single(.colon)
    } else if ASCII.continuesWord(byte(1)) {
      lexParameter()
    } else {
      single(.colon)
    }
  }

  mutating func lexParameter() {
    let start = position
    position += 1
    while position < limit, ASCII.continuesWord(bytes[position]) { position += 1 }
    emit(.parameter, from: start)
  }

  /// `@stage/path`, `@variable`, `@@global`, `@>`.
  mutating func lexAt() {
    let start = position
    if dialect.hasStages {
      position += 1
      while position < limit, isInStage(bytes[position]) {
        if bytes[position] == 0x22 {
          skipQuotedPart()
        } else {
          position += 1
        }
      }
      return emit(.stage, from: start)
    }
    if byte(1) == 0x40 { position += 1 }
    guard ASCII.startsWord(byte(1)) else {
      position = start
      return lexOperatorOfAt()
    }
    lexParameter()
  }

  private mutating func skipQuotedPart() {
    position += 1
    while position < limit, bytes[position] != 0x22 { position += 1 }
    position = min(position + 1, limit)
  }

  private func isInStage(_ byte: UInt8) -> Bool {
    ASCII.continuesWord(byte) || [0x2E, 0x2F, 0x7E, 0x25, 0x2D, 0x22, 0x3D].contains(byte)
  }

  private mutating func lexOperatorOfAt() {
    let start = position
    position += 1
    while position < limit, [0x40, 0x3E, 0x3F, 0x3D, 0x2D].contains(bytes[position]) {
      position += 1
    }
    emit(.symbol, from: start)
  }

  /// `%s` and `%(name)s` of Python's drivers.
  mutating func lexPercent() {
    let start = position
    if byte(1) == 0x28 {
      guard var end = bytes[position..<limit].firstIndex(of: 0x29) else { return single(.symbol) }
      end += 1
      guard end < limit, ASCII.lower(bytes[end]) == 0x73 else { return single(.symbol) }
      position = end + 1
    } else {
      guard !ASCII.continuesWord(byte(2)) else { return single(.symbol) }
      position += 2
    }
    emit(.parameter, from: start)
  }
}
