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
  private mutating func parseArgument() -> NodeID {
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
  private mutating func skipArgumentWords() {
    if isAt(.as) { skipTypeOrAlias() }
    while isAt(.from) || isAt(.for) || isAt(.in) || isAt(.placing) || isAt(.using) || isAt(.as)
      || isAt(.separator)
    {
      advance()
    }
    if isAt(.ignore) || isAt(.respect) { advance(2) }
    _ = accept(.comma)
  }

  private mutating func skipTypeOrAlias() {
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

  private struct Operands {
    var list = ChildList()
    /// Brackets not yet closed.
    var open = 0
    /// Whether anything happens to the operand.
    var isComputed = false
    var hasLiteral = false
  }

  private mutating func tooDeep() -> NodeID {
    let start = position
    complain("too-deep", "nested deeper than \(Self.deepest)")
    skipToClose()
    return make(.opaque, from: start)
  }

  private mutating func finish(_ state: Operands, from start: Int) -> NodeID {
    guard state.list.first != .none else { return .none }
    guard state.list.first == state.list.last, !state.isComputed, !state.hasLiteral else {
      return make(.operation, from: start, state.list)
    }
    tree[state.list.first].start = Int32(start)
    tree[state.list.first].end = Int32(position)
    return state.list.first
  }

  private mutating func openBracket(_ state: inout Operands) {
    state.open += 1
    advance()
  }

  private mutating func closeBrackets(_ count: Int) {
    complain("unexpected", "expected `)`")
  }

  /// Signs, NOT and words before an operand.
  private mutating func skipPrefixes(_ state: inout Operands) {
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

  private func isAtPrefixWord() -> Bool {
    guard peek().kind == .word || peek().kind == .quotedName || peek().kind == .text else {
      return false
    }
    if isAt(.distinct) || isAt(.all), peek().kind != .comma { return true }
    guard !peek().keyword.isReserved, peek().keyword != .from else { return false }
    return isAtWord("prior") || isAtWord("binary") || isAtWord("connect_by_root")
      || isAtWord("variadic")
  }

  /// `(a, b)::type`, `(a).field`, `(a)[1]`: what follows a bracket works on all that is in it.
  private mutating func parseGroupSuffix(_ state: inout Operands) {
    guard isAt(.doubleColon) || isAt(.openBracket) || isAt(.dot) || isAt(.colon) else { return }
    if isAt(.dot), peek().kind == .star { return }
    if isAt(.colon), !dialect.hasColonPaths { return }
    state.isComputed = true
    var rest = ChildList()
    _ = parseSuffixes(of: .none, from: position, &rest)
    append(rest, to: &state.list)
  }

  // MARK: Operators

  /// Over an operator; whether an operand must follow, nil when none stands here.
  private mutating func acceptOperator() -> Bool? {
    switch token.kind {
    case .symbol:
      guard !isAtSymbol("|>") else { return nil }
      advance()
      return true
    case .star:
      advance()
      return true
    case .parameter:
      // The operators `?`, `?|` and `?&` of JSON.
      guard text(of: token) == "?", !dialect.hasLambdas else { return nil }
      advance()
      return true
    case .text:
      // Texts that stand together are one; a text may also be an alias.
      guard tree.tokens[max(0, position - 1)].kind == .text else { return nil }
      advance()
      return false
    case .word: return acceptWordOperator()
    default: return nil
    }
  }

  private mutating func acceptWordOperator() -> Bool? {
    switch token.keyword {
    case .none: return acceptRareOperator()
    case .and, .or, .like, .ilike, .escape, .glob, .rlike, .regexp, .in, .between:
      advance()
      if isAtWord("symmetric") { advance() }
      if isAt(.any) || isAt(.all) || isAt(.some), peek().kind == .open { advance() }
      return true
    case .similar:
      advance(2)
      return true
    case .isnull, .notnull:
      guard peek().kind != .open else { return nil }
      advance()
      return false
    case .not: return acceptNegatedOperator()
    case .is: return acceptIs()
    case .collate:
      advance()
      _ = parsePath()
      if isAt(.text) { advance() }
      return false
    case .at: return acceptAtTimeZone()
    case .global:
      guard peek().keyword == .in || peek().keyword == .not else { return nil }
      advance()
      return acceptWordOperator()
    case .operatorWord:
      guard peek().kind == .open else { return nil }
      advance()
      skipOne()
      return true
    case .over, .filter, .within:
      // Behind the brackets of an aggregate that was read as a value.
      return nil
    default: return nil
    }
  }

  private mutating func acceptRareOperator() -> Bool? {
    if isAtWord("match") && !dialect.hasLambdas || isAtWord("div")
      || isAtWord("mod") && peek().kind != .open
      || isAtWord("xor") || isAtWord("overlaps") || isAtWord("sounds") || isAtComparison()
    {
      guard peek().kind != .comma, peek().kind != .close, peek().keyword != .from,
        !peek().keyword.isReserved || peek().keyword == .case
      else {
        return nil
      }
      advance()
      if isAt(.like) { advance() }
      return true
    }
    if isAtWord("member"), peek().keyword == .of {
      advance(2)
      return true
    }
    return nil
  }

  /// `eq`, `ne`, `gt` of Teradata.
  private func isAtComparison() -> Bool {
    dialect.name == "teradata"
      && (isAtWord("eq") || isAtWord("ne") || isAtWord("gt") || isAtWord("ge") || isAtWord("lt")
        || isAtWord("le"))
  }

  private mutating func acceptNegatedOperator() -> Bool? {
    switch peek().keyword {
    case .in, .like, .ilike, .between, .similar, .glob, .rlike, .regexp:
      advance()
      return acceptWordOperator()
    case .null:
      advance(2)
      return false
    default:
      guard isAtWord("match", 1) else { return nil }
      advance(2)
      return true
    }
  }

  /// `IS NOT NULL`, `IS DISTINCT FROM x`, `IS JSON`, `IS OF TYPE (…)`
  private mutating func acceptIs() -> Bool {
    advance()
    _ = accept(.not)
    if accept(.distinct) {
      _ = accept(.from)
      return true
    }
    let isWord: [StaticString] = ["json", "normalized", "unknown", "nan", "missing", "document"]
    if isAt(.null) || isAt(.true) || isAt(.false) || isWord.contains(where: { isAtWord($0) }) {
      advance()
      return false
    }
    return true
  }

  private mutating func acceptAtTimeZone() -> Bool? {
    guard peek().keyword == .time else {
      guard isAt(.at), peek().keyword == .local else { return nil }
      advance(2)
      return false
    }
    advance(3)
    return true
  }
}
