extension Parser {
  /// Over an operator; whether an operand must follow, nil when none stands here.
  mutating func acceptOperator() -> Bool? {
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

  mutating func acceptWordOperator() -> Bool? {
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

  mutating func acceptRareOperator() -> Bool? {
    if isAtWord("match") && !dialect.hasLambdas || isAtWord("div")
      || isAtWord("mod") && peek().kind != .open
      || isAtWord("xor") || isAtWord("overlaps") || isAtComparison()
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
    if isAtWord("member") && peek().keyword == .of || isAtWord("sounds") && peek().keyword == .like
    {
      advance(2)
      return true
    }
    return nil
  }

  /// `eq`, `ne`, `gt` of Teradata.
  func isAtComparison() -> Bool {
    dialect.name == "teradata"
      && (isAtWord("eq") || isAtWord("ne") || isAtWord("gt") || isAtWord("ge") || isAtWord("lt")
        || isAtWord("le"))
  }

  mutating func acceptNegatedOperator() -> Bool? {
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
  mutating func acceptIs() -> Bool {
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

  mutating func acceptAtTimeZone() -> Bool? {
    guard peek().keyword == .time else {
      guard isAt(.at), peek().keyword == .local else { return nil }
      advance(2)
      return false
    }
    advance(3)
    return true
  }
}
