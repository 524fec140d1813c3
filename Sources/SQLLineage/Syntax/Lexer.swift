/// SQL bytes → tokens in one pass. Blanks and comments leave no token; anything else does, so nothing is lost.
struct Lexer {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let dialect: Dialect
  private let keywords = KeywordTable.shared
  private var position = 0
  private var tokens: [Token] = []

  /// The tokens of a text, the last of kind ``Token/Kind/endOfText``.
  static func tokens(of bytes: [UInt8], _ dialect: Dialect) -> [Token] {
    bytes.withUnsafeBufferPointer { buffer in
      var lexer = Lexer(buffer, dialect)
      lexer.run()
      return lexer.tokens
    }
  }

  private init(_ bytes: UnsafeBufferPointer<UInt8>, _ dialect: Dialect) {
    self.bytes = bytes
    self.dialect = dialect
    tokens.reserveCapacity(bytes.count / 5 + 2)
  }

  private mutating func run() {
    while position < bytes.count {
      let byte = bytes[position]
      if ASCII.isSpace(byte) {
        position += 1
      } else if ASCII.startsWord(byte) {
        lexWord()
      } else if ASCII.isDigit(byte) {
        lexNumber()
      } else {
        lexMark(byte)
      }
    }
    emit(.endOfText, from: bytes.count)
  }

  private func byte(_ offset: Int) -> UInt8 {
    let index = position + offset
    return index < bytes.count ? bytes[index] : 0
  }

  private mutating func emit(_ kind: Token.Kind, from start: Int, _ keyword: Keyword = .none) {
    tokens.append(
      Token(kind: kind, keyword: keyword, start: Int32(start), end: Int32(position)))
  }

  // MARK: Words and numbers

  private mutating func lexWord() {
    let start = position
    while position < bytes.count, ASCII.continuesWord(bytes[position]) { position += 1 }
    if position < bytes.count, bytes[position] == 0x27, isTextPrefix(start) {
      let isEscaped = ASCII.lower(bytes[start]) == 0x65
      return lexText(from: start, hasEscapes: isEscaped || dialect.hasBackslashEscapes)
    }
    emit(.word, from: start, keywords.keyword(bytes, start, position))
  }

  /// `E'…'`, `N'…'`, `B'…'`, `X'…'`
  private func isTextPrefix(_ start: Int) -> Bool {
    guard position - start == 1 else { return false }
    return [0x65, 0x6E, 0x62, 0x78].contains(ASCII.lower(bytes[start]))
  }

  private mutating func lexNumber() {
    let start = position
    while position < bytes.count {
      let byte = bytes[position]
      let isSign =
        (byte == 0x2B || byte == 0x2D) && ASCII.lower(bytes[position - 1]) == 0x65
        && position > start
      guard ASCII.continuesWord(byte) || byte == 0x2E || isSign else { break }
      position += 1
    }
    emit(.number, from: start)
  }

  // MARK: Marks

  private mutating func lexMark(_ byte: UInt8) {
    let start = position
    switch byte {
    case 0x27: lexText(from: start, hasEscapes: dialect.hasBackslashEscapes)
    case 0x22: lexQuotedName(closing: 0x22)
    case 0x60 where dialect.hasBacktickNames: lexQuotedName(closing: 0x60)
    case 0x5B where dialect.hasBracketNames: lexQuotedName(closing: 0x5D)
    case 0x2D where self.byte(1) == 0x2D: skipLine()
    case 0x2F where self.byte(1) == 0x2A: skipComment()
    case 0x24: lexDollar()
    case 0x3F: single(.parameter)
    case 0x3A: lexColon()
    case 0x40 where ASCII.startsWord(self.byte(1)): lexParameter()
    case 0x2C: single(.comma)
    case 0x2E where ASCII.isDigit(self.byte(1)): lexNumber()
    case 0x2E: single(.dot)
    case 0x3B: single(.semicolon)
    case 0x2A: single(.star)
    case 0x28: single(.open)
    case 0x29: single(.close)
    case 0x5B: single(.openBracket)
    case 0x5D: single(.closeBracket)
    default: lexSymbol()
    }
  }

  private mutating func single(_ kind: Token.Kind) {
    position += 1
    emit(kind, from: position - 1)
  }

  /// `||`, `<=`, `->>`: marks that stand together are one operator.
  private mutating func lexSymbol() {
    let start = position
    let marks = "+-/<>=~!@#%^&|?{}\\".utf8
    guard marks.contains(bytes[position]) else { return single(.broken) }
    position += 1
    while position < bytes.count, marks.contains(bytes[position]), !startsComment() {
      position += 1
    }
    emit(.symbol, from: start)
  }

  private func startsComment() -> Bool {
    (bytes[position] == 0x2D && byte(1) == 0x2D) || (bytes[position] == 0x2F && byte(1) == 0x2A)
  }

  private mutating func lexColon() {
    let start = position
    if byte(1) == 0x3A {
      position += 2
      emit(.doubleColon, from: start)
    } else if ASCII.startsWord(byte(1)) {
      lexParameter()
    } else {
      position += 1
      emit(.symbol, from: start)
    }
  }

  private mutating func lexParameter() {
    let start = position
    position += 1
    while position < bytes.count, ASCII.continuesWord(bytes[position]) { position += 1 }
    emit(.parameter, from: start)
  }

  // MARK: Texts and quoted names

  private mutating func lexText(from start: Int, hasEscapes: Bool) {
    position += 1
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if byte == 0x5C, hasEscapes {
        position = min(position + 1, bytes.count)
      } else if byte == 0x27 {
        guard position < bytes.count, bytes[position] == 0x27 else {
          return emit(.text, from: start)
        }
        position += 1
      }
    }
    emit(.broken, from: start)
  }

  private mutating func lexQuotedName(closing: UInt8) {
    let start = position
    position += 1
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      guard byte == closing else { continue }
      let isDoubled = closing != 0x5D && position < bytes.count && bytes[position] == closing
      guard isDoubled else { return emit(.quotedName, from: start) }
      position += 1
    }
    emit(.broken, from: start)
  }

  /// `$1`, or `$tag$ … $tag$`.
  private mutating func lexDollar() {
    let start = position
    if ASCII.isDigit(byte(1)) { return lexParameter() }
    var end = position + 1
    while end < bytes.count, ASCII.continuesWord(bytes[end]), bytes[end] != 0x24 { end += 1 }
    guard dialect.hasDollarTexts, end < bytes.count, bytes[end] == 0x24 else {
      return lexParameter()
    }
    let tag = bytes[start...end]
    position = end + 1
    while position + tag.count <= bytes.count {
      if bytes[position] == 0x24, bytes[position..<position + tag.count].elementsEqual(tag) {
        position += tag.count
        return emit(.text, from: start)
      }
      position += 1
    }
    position = bytes.count
    emit(.broken, from: start)
  }

  // MARK: Comments

  private mutating func skipLine() {
    while position < bytes.count, bytes[position] != 0x0A { position += 1 }
  }

  private mutating func skipComment() {
    let start = position
    var depth = 0
    while position < bytes.count {
      if bytes[position] == 0x2F, byte(1) == 0x2A, depth == 0 || dialect.hasNestedComments {
        depth += 1
        position += 2
      } else if bytes[position] == 0x2A, byte(1) == 0x2F {
        depth -= 1
        position += 2
        if depth == 0 { return }
      } else {
        position += 1
      }
    }
    emit(.broken, from: start)
  }
}
