extension Parser {
  /// Expressions separated by commas, up to a bracket or whatever ends a clause.
  mutating func expressions(until end: Token.Kind) -> ChildList {
    var list = ChildList()
    while !isAt(end), !isAt(.endOfText), !isAt(.close), !isAt(.semicolon) {
      let before = position
      append(parseArgument(), to: &list)
      skipOrdering()
      if accept(.comma) { continue }
      if end == .endOfText || isAt(end) || position == before { break }
      let after = position
      skipArgumentWords()
      if position == after { break }
    }
    return list
  }

  /// An expression; a literal leaves a node when it is a number, for it may be a place.
  mutating func parseArgument() -> NodeID {
    let start = position
    if isAt(.grouping, .sets) { advance(2) }
    let expression = parseExpression()
    return expression == .none && position > start ? make(.literal, from: start) : expression
  }

  /// `ASC NULLS LAST`
  mutating func skipOrdering() {
    while isAt(.asc) || isAt(.desc) || isAt(.nulls) {
      if isAt(.nulls) { advance() }
      advance()
    }
    if isAt(.with), isAtWord("fill", 1) { advance(2) }
  }

  /// Words between the arguments of a call: `EXTRACT(year FROM x)`, `SUBSTRING(x FROM 1 FOR 2)`, `x AS y`.
  mutating func skipArgumentWords() {
    if isAt(.as) { skipTypeOrAlias() }
    while isAt(.from) || isAt(.for) || isAt(.in) || isAt(.placing) || isAt(.using) || isAt(.as)
      || isAt(.separator)
    {
      advance()
    }
    if isAt(.ignore) || isAt(.respect) { advance(2) }
    _ = accept(.comma)
  }

  mutating func skipTypeOrAlias() {
    advance()
    if isAtName() || isAt(.text) { advance() }
  }

  /// Operands and operators, flat: brackets that hold no query are opened and closed in the loop, so that neither
  /// long chains nor deep brackets are nesting. None when there are literals only.
  mutating func parseExpression() -> NodeID {
    if depth >= Self.deepest { return tooDeep() }
    depth += 1
    defer { depth -= 1 }
    let start = position
    var state = Operands()
    operands: while true {
      skipPrefixes(&state)
      if isAt(.open), !isQueryInBrackets(position) {
        openBracket(&state)
        if isAt(.close) { state.isComputed = true } else { continue }
      } else {
        let operand = parseOperand()
        if operand == .none { state.hasLiteral = true }
        append(operand, to: &state.list)
      }
      while true {
        if state.open > 0, isAt(.close) {
          state.open -= 1
          advance()
          parseGroupSuffix(&state)
        } else if state.open > 0, isAt(.comma) {
          advance()
          state.isComputed = true
          if isAt(.close) { continue }
          continue operands
        } else if state.open > 0, isAt(.as) {
          skipTypeOrAlias()
        } else if let isBinary = acceptOperator() {
          state.isComputed = true
          if isBinary { continue operands }
        } else {
          break operands
        }
      }
    }
    if state.open > 0 { closeBrackets(state.open) }
    return finish(state, from: start)
  }

  struct Operands {
    var list = ChildList()
    /// Brackets not yet closed.
    var open = 0
    /// Whether anything happens to the operand.
    var isComputed = false
    var hasLiteral = false
  }

  mutating func tooDeep() -> NodeID {
    let start = position
    complain("too-deep", "nested deeper than \(Self.deepest)")
    skipToClose()
    return make(.opaque, from: start)
  }

  mutating func finish(_ state: Operands, from start: Int) -> NodeID {
    guard state.list.first != .none else { return .none }
    guard state.list.first == state.list.last, !state.isComputed, !state.hasLiteral else {
      return make(.operation, from: start, state.list)
    }
    tree[state.list.first].start = Int32(start)
    tree[state.list.first].end = Int32(position)
    return state.list.first
  }

  mutating func openBracket(_ state: inout Operands) {
    state.open += 1
    advance()
  }

  mutating func closeBrackets(_ count: Int) {
    complain("unexpected", "expected `)`")
  }

  /// Signs, NOT and words before an operand.
  mutating func skipPrefixes(_ state: inout Operands) {
    while true {
      switch token.kind {
      case .symbol:
        guard !isAtSymbol("|>") else { return }
        state.isComputed = true
        advance()
      case .word:
        guard isAt(.not) || isAtPrefixWord() else { return }
        state.isComputed = true
        advance()
      default: return
      }
    }
  }

  func isAtPrefixWord() -> Bool {
    guard peek().kind == .word || peek().kind == .quotedName || peek().kind == .text else {
      return false
    }
    if isAt(.distinct) || isAt(.all), peek().kind != .comma { return true }
    guard !peek().keyword.isReserved, peek().keyword != .from else { return false }
    return isAtWord("prior") || isAtWord("binary") || isAtWord("connect_by_root")
      || isAtWord("variadic") || isAtWord("approximate")
  }

  /// `(a, b)::type`, `(a).field`, `(a)[1]`: what follows a bracket works on all that is in it.
  mutating func parseGroupSuffix(_ state: inout Operands) {
    guard isAt(.doubleColon) || isAt(.openBracket) || isAt(.dot) || isAt(.colon) else { return }
    if isAt(.dot), peek().kind == .star { return }
    if isAt(.colon), !dialect.hasColonPaths { return }
    state.isComputed = true
    var rest = ChildList()
    _ = parseSuffixes(of: .none, from: position, &rest)
    append(rest, to: &state.list)
  }
}
