/// SQL bytes → tokens in one pass. Blanks and comments leave no token; anything else does, so nothing is lost.
struct Lexer {
  let bytes: UnsafeBufferPointer<UInt8>
  let dialect: Dialect
  /// Where the text ends; a part of a larger text may be read.
  let limit: Int
  /// Whether it is the inside of a text, where `''` is a quote.
  let isQuoted: Bool
  var position: Int
  var tokens: [Token] = []
  private var open: [Int32] = []
  /// Read once: looking the dialect up at every byte costs more than the byte.
  private let hasHashNames: Bool

  /// The tokens of a text, the last of kind ``Token/Kind/endOfText``.
  static func tokens(of bytes: [UInt8], _ dialect: Dialect) -> [Token] {
    tokens(of: bytes, in: 0..<bytes.count, dialect, isQuoted: false)
  }

  /// The tokens of a part of a text, with their places in the whole.
  static func tokens(
    of bytes: [UInt8], in range: Range<Int>, _ dialect: Dialect, isQuoted: Bool
  ) -> [Token] {
    bytes.withUnsafeBufferPointer { buffer in
      var lexer = Lexer(buffer, range, dialect, isQuoted: isQuoted)
      lexer.run()
      return lexer.tokens
    }
  }

  private init(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ dialect: Dialect, isQuoted: Bool
  ) {
    self.bytes = bytes
    self.dialect = dialect
    self.isQuoted = isQuoted
    limit = range.upperBound
    position = range.lowerBound
    hasHashNames = dialect.hasHashNames
    tokens.reserveCapacity(range.count / 4 + 2)
  }

  private mutating func run() {
    while position < limit {
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
    for index in open { tokens[Int(index)].extent = Int32(tokens.count) }
    position = limit
    emit(.endOfText, from: limit)
  }

  func byte(_ offset: Int) -> UInt8 {
    let index = position + offset
    return index < limit ? bytes[index] : 0
  }

  mutating func emit(_ kind: Token.Kind, from start: Int, _ keyword: Keyword = .none) {
    position = min(position, limit)
    tokens.append(
      Token(kind: kind, keyword: keyword, start: Int32(start), extent: Int32(position)))
  }

  // MARK: Words and numbers

  private func continuesWord(_ byte: UInt8) -> Bool {
    ASCII.continuesWord(byte) || (byte == 35 && hasHashNames)
  }

  private mutating func lexWord() {
    let start = position
    position += 1
    while position < limit, continuesWord(bytes[position]) { position += 1 }
    if position < limit, bytes[position] == 0x27 || bytes[position] == 0x22, lexPrefixedText(start)
    {
      return
    }
    emit(.word, from: start, WordTable.keywords.meaning(bytes, start, position))
  }

  private mutating func lexNumber() {
    let start = position
    position += 1
    while position < limit {
      let byte = bytes[position]
      let isSign =
        (byte == 0x2B || byte == 0x2D) && ASCII.lower(bytes[position - 1]) == 0x65
        && ASCII.lower(bytes[start + 1]) != 0x78
      let isDot =
        byte == 0x2E && !(ASCII.startsWord(self.byte(1)) && ASCII.lower(self.byte(1)) != 0x65)
      guard ASCII.continuesWord(byte) || isDot || isSign else { break }
      position += 1
    }
    emit(.number, from: start)
  }

  // MARK: Marks

  private mutating func lexMark(_ byte: UInt8) {
    switch byte {
    case 0x27: lexText(from: position, hasEscapes: dialect.hasBackslashEscapes)
    case 0x22:
      if dialect.hasDoubleQuotedTexts {
        lexText(from: position, hasEscapes: dialect.hasBackslashEscapes)
      } else {
        lexQuotedName(closing: 0x22)
      }
    case 0x60: lexQuotedName(closing: 0x60)
    case 0x5B where dialect.hasBracketNames && !followsValue(): lexQuotedName(closing: 0x5D)
    case 0x2D where self.byte(1) == 0x2D: skipLine()
    case 0x2F where self.byte(1) == 0x2A: skipComment()
    case 0x2F where self.byte(1) == 0x2F && dialect.hasSlashComments: skipLine()
    case 0x23 where dialect.hasHashComments: skipLine()
    case 0x23 where hasHashNames && (ASCII.startsWord(self.byte(1)) || self.byte(1) == 0x23):
      lexWord()
    case 0x24: lexDollar()
    case 0x3F: single(.parameter)
    case 0x3A: lexColon()
    case 0x40: lexAt()
    case 0x25 where self.byte(1) == 0x28 || ASCII.lower(self.byte(1)) == 0x73 && !followsValue():
      lexPercent()
    case 0x7B: lexBrace()
    default: lexPunctuation(byte)
    }
  }

  private mutating func lexPunctuation(_ byte: UInt8) {
    switch byte {
    case 0x2C: single(.comma)
    case 0x2E where ASCII.isDigit(self.byte(1)) && !followsValue(): lexNumber()
    case 0x2E: single(.dot)
    case 0x3B: single(.semicolon)
    case 0x2A: single(.star)
    case 0x28:
      open.append(Int32(tokens.count))
      single(.open)
    case 0x29:
      if let opening = open.popLast() { tokens[Int(opening)].extent = Int32(tokens.count) }
      single(.close)
    case 0x5B: single(.openBracket)
    case 0x5D: single(.closeBracket)
    case 0x7D: single(.closeBrace)
    default: lexSymbol()
    }
  }

  mutating func single(_ kind: Token.Kind) {
    position += 1
    emit(kind, from: position - 1)
  }

  /// Whether the byte before belongs to a value: `a[1]`, `f(x):y`, `5 %s`.
  func followsValue() -> Bool {
    guard let last = tokens.last, Int(last.end) == position else { return false }
    switch last.kind {
    case .word, .quotedName, .close, .closeBracket, .text, .parameter, .number: return true
    default: return false
    }
  }

  /// `||`, `<=`, `->>`: marks that stand together are one operator.
  private mutating func lexSymbol() {
    let start = position
    guard Self.isOperator(bytes[position]) else { return single(.broken) }
    position += 1
    while position < limit, Self.isOperator(bytes[position]), !endsSymbol(start) {
      position += 1
    }
    // `~*` and `!~~*` of PostgreSQL.
    if bytes[position - 1] == 0x7E, byte(0) == 0x2A { position += 1 }
    emit(.symbol, from: start)
  }

  /// A comment, a parameter or a sign behind an operator is not part of it.
  private func endsSymbol(_ start: Int) -> Bool {
    let byte = bytes[position]
    let next = self.byte(1)
    switch byte {
    case 0x2D: return next == 0x2D || bytes[start] != 0x2D && next != 0x3E
    case 0x2F: return next == 0x2A
    case 0x40: return ASCII.startsWord(next)
    case 0x2B: return true
    case 0x3F: return bytes[start] != 0x40
    default: return false
    }
  }

  private static func isOperator(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x2B, 0x2D, 0x2F, 0x3C, 0x3E, 0x3D, 0x7E, 0x21, 0x40, 0x23, 0x25, 0x5E, 0x26, 0x7C, 0x3F,
      0x5C:
      true
    default: false
    }
  }

  // MARK: Comments

  mutating func skipLine() {
    while position < limit, bytes[position] != 0x0A { position += 1 }
  }

  private mutating func skipComment() {
    let start = position
    var depth = 0
    while position < limit {
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
    position = limit
    emit(.broken, from: start)
  }
}
