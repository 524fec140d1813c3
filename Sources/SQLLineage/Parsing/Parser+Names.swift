extension Parser {
  /// The name at a token, unfolded as the dialect says.
  mutating func name(of token: Token) -> NameID {
    let start = Int(token.start)
    let end = Int(token.end)
    return tree.source.bytes.withUnsafeBufferPointer { bytes in
      guard token.kind == .quotedName || token.kind == .text else {
        return names.unquoted(UnsafeBufferPointer(rebasing: bytes[start..<end]))
      }
      let quote = bytes[end - 1]
      let inner = UnsafeBufferPointer(
        rebasing: bytes[start + 1..<max(start + 1, end - 1)])
      guard inner.contains(quote) else { return names.exact(inner) }
      return names.exact(Self.withoutDoubled(quote, inner))
    }
  }

  static func withoutDoubled(
    _ quote: UInt8, _ inner: UnsafeBufferPointer<UInt8>
  ) -> String {
    var bytes: [UInt8] = []
    var isSecond = false
    for byte in inner {
      if byte == quote, !isSecond {
        isSecond = true
        continue
      }
      isSecond = false
      bytes.append(byte)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// What stands in the quotes of a text.
  func inner(of token: Token) -> String {
    let text = self.text(of: token)
    guard let quote = text.first(where: { $0 == "'" || $0 == "\"" || $0 == "$" }),
      let start = text.firstIndex(of: quote), let end = text.lastIndex(of: quote), start < end
    else { return text }
    return String(text[text.index(after: start)..<end])
  }

  /// Tokens with one blank between them, without comments.
  func spelling(of range: Range<Int>) -> String {
    tree.tokens[range].map { text(of: $0) }.joined(separator: " ")
  }

  @inline(__always)
  func isAtName() -> Bool { token.kind == .quotedName || token.kind == .word }

  /// Whether the token may be a name where a keyword could stand, too.
  @inline(__always)
  func isAtFreeName() -> Bool {
    isAt(.quotedName) || isAt(.word) && !token.keyword.isReserved
  }

  /// `AS name`, `name`; none when there is neither.
  mutating func parseAlias() -> NameID {
    if accept(.as) {
      if isAtName() || isAt(.text) { return takeName() }
      if isAt(.template) || isAt(.parameter) { advance() }
      return .none
    }
    return isAtFreeName() && !isAtInsert() ? takeName() : .none
  }

  /// `INSERT INTO` behind an expression begins the next part of Hive's `FROM t INSERT …`.
  func isAtInsert() -> Bool {
    isAt(.insert) && (peek().keyword == .into || peek().keyword == .overwrite)
  }

  mutating func takeName() -> NameID {
    let id = name(of: token)
    advance()
    return id
  }

  mutating func parseNameNode() -> NodeID {
    let start = position
    let isQuoted = isAt(.quotedName)
    let name = takeName()
    return make(.name, from: start, flags: isQuoted ? .quoted : [], name: name)
  }

  /// `a.b.c` as name nodes.
  mutating func parsePath() -> ChildList {
    var path = ChildList()
    while isAtName() {
      append(parseNameNode(), to: &path)
      guard isAt(.dot) else { break }
      // `database..table` of T-SQL and Snowflake leaves the schema out.
      if peek().kind == .dot { advance() }
      guard peek().kind == .word || peek().kind == .quotedName else { break }
      advance()
    }
    return path
  }

  /// `(a, b, c)`; stands behind the bracket afterwards.
  mutating func parseNameList() -> NodeID {
    let start = position
    var names = ChildList()
    advance()
    while isAtName() || isAt(.text) {
      // Of `table.column` the last counts.
      while isAtName(), peek().kind == .dot { advance(2) }
      guard isAtName() || isAt(.text) else { break }
      append(parseNameNode(), to: &names)
      while !isAt(.comma), !isAt(.close), !isAt(.endOfText) { skipOne() }
      if !accept(.comma) { break }
    }
    if !isAt(.close) { skipToClose() }
    expect(.close, "`)`")
    return make(.columnNames, from: start, names)
  }

  /// Whether brackets at the cursor hold names and nothing else: a column list, not a query.
  func isNameListAhead() -> Bool {
    guard isAt(.open) else { return false }
    let next = peek()
    return (next.kind == .word && !startsQuery(1)) || next.kind == .quotedName
      || next.kind == .text
  }
}

extension Substring {
  /// Without quotes around it.
  var trimmingQuotes: Substring {
    guard count > 1, let first, "\"`[".contains(first) else { return self }
    return dropFirst().dropLast()
  }
}
