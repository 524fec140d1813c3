extension Parser {
  mutating func parseCase() -> NodeID {
    if depth >= Self.deepest {
      complain("too-deep", "nested deeper than \(Self.deepest)")
      return .none
    }
    depth += 1
    defer { depth -= 1 }
    let start = position
    advance()
    var parts = ChildList()
    if !isAt(.when) { append(part(.caseOperand), to: &parts) }
    while accept(.when) {
      append(part(.caseWhen), to: &parts)
      while accept(.comma) { append(part(.caseWhen), to: &parts) }
      if accept(.then) { append(part(.caseResult), to: &parts) }
    }
    if accept(.else) { append(part(.caseResult), to: &parts) }
    if !accept(.end) { complain("unexpected", "expected END") }
    return make(.caseExpression, from: start, parts)
  }

  /// A part of CASE; none when it holds literals only.
  private mutating func part(_ kind: Node.Kind) -> NodeID {
    let start = position
    let expression = parseExpression()
    return expression == .none ? .none : make(kind, from: start, single(expression))
  }

  // MARK: Types

  /// `CAST(x AS type)`
  mutating func parseCast() -> NodeID {
    let start = position
    advance(2)
    let value = parseExpression()
    let type = position
    skipToClose()
    let row = value == .none ? nil : castRow(value, from: type)
    expect(.close, "`)`")
    return row ?? (value == .none ? .none : make(.cast, from: start, single(value)))
  }

  /// `ROW(x, y) AS ROW(a int, b text)`
  private mutating func castRow(_ value: NodeID, from type: Int) -> NodeID? {
    guard tree[value].kind == .call, names.spelling(tree[value].name).lowercased() == "row" else {
      return nil
    }
    let text = spelling(of: type..<position)
    return named(ChildList(first: tree[value].firstChild), by: text, from: type)
  }

  /// T-SQL's `CONVERT(type, x, style)`
  mutating func parseConvert() -> NodeID {
    let start = position
    advance(2)
    skipType()
    _ = accept(.comma)
    let value = parseExpression()
    skipToClose()
    expect(.close, "`)`")
    return value == .none ? .none : make(.cast, from: start, single(value))
  }

  mutating func skipType() {
    guard isAtName(), !isAtWord("columns"), !isAtWord("passing") else { return }
    _ = parsePath()
    while isAtWord("precision") || isAtWord("varying") || isAtWord("unsigned")
      || isAtWord("signed")
    {
      advance()
    }
    if isAtSymbol("<"), isBehindTypeOfOthers { skipAngles() }
    if isAt(.open) { skipOne() }
    if isAt(.with) || isAt(.without), peek().keyword == .time { advance(3) }
    while isAt(.openBracket), peek().kind == .closeBracket || peek(2).kind == .closeBracket {
      while !isAt(.closeBracket), !isAtEnd { advance() }
      advance()
    }
  }

  /// Whether the word before is a type of other types; `<` behind any other compares.
  private var isBehindTypeOfOthers: Bool {
    let words: [StaticString] = [
      "array", "struct", "map", "row", "table", "list", "range", "vector", "uniontype",
    ]
    return words.contains { isAtWord($0, -1) }
  }

  /// `<STRUCT<a INT>>`: the closing marks may be one token.
  mutating func skipAngles() {
    var open = 0
    repeat {
      if isAt(.symbol) {
        for byte in text(of: token).utf8 {
          if byte == 0x3C { open += 1 }
          if byte == 0x3E { open -= 1 }
        }
      }
      skipOne()
    } while open > 0 && !isAtEnd
  }

  /// `ARRAY<STRUCT<a INT>>[…]`, `STRUCT<a INT>(…)`
  mutating func parseTypedLiteral() -> NodeID {
    let start = position
    advance()
    skipAngles()
    guard isAt(.openBracket) || isAt(.open) else { return .none }
    let type = spelling(of: start..<position)
    let closing: Token.Kind = isAt(.open) ? .close : .closeBracket
    advance()
    let items = expressions(until: closing)
    expect(closing, "a closing bracket")
    if closing == .close, let structure = named(items, by: type, from: start) { return structure }
    return make(.list, from: start, items)
  }
}
