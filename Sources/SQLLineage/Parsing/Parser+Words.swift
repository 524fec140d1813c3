extension Parser {
  mutating func parseWord() -> NodeID {
    let next = peek()
    let isCall = next.kind == .open
    switch token.keyword {
    case .none: return parseNamed()
    case .case:
      guard next.kind != .comma, next.kind != .dot, next.keyword != .from else {
        return parseNamed()
      }
      return parseCase()
    case .cast where isCall, .trycast where isCall: return parseCast()
    case .convert where isCall && dialect.hasOptionalSemicolons: return parseConvert()
    case .exists where isCall:
      let start = position
      advance()
      guard isQueryInBrackets(position) else {
        position = start
        return parseNamed()
      }
      return parseSubquery(.exists, from: start)
    case .array where next.kind == .openBracket:
      advance()
      return parseArray()
    case .array where isCall && isQueryInBrackets(position + 1),
      .any where isCall && isQueryInBrackets(position + 1),
      .all where isCall && isQueryInBrackets(position + 1),
      .some where isCall && isQueryInBrackets(position + 1):
      advance()
      return parseSubquery(.subquery, from: position)
    case .array where isAtSymbol("<", 1), .struct where isAtSymbol("<", 1):
      return parseTypedLiteral()
    case .map where next.kind == .openBrace:
      advance()
      return parseBraces()
    case .null, .true, .false, .default:
      guard next.kind != .dot else { return parseNamed() }
      advance()
      return .none
    case .interval, .date, .timestamp, .time: return parseTypedText()
    case .unbounded where next.keyword == .preceding || next.keyword == .following:
      advance()
      return .none
    case .select, .from, .where, .group, .order, .union, .when, .then, .else, .end, .and, .or, .on,
      .having, .limit, .join, .in, .into, .set, .as, .between, .like, .is, .using, .qualify:
      return parseReserved(isCall)
    default: return parseNamed()
    }
  }

  /// A word that no expression begins with, unless it is a function or a path of that name.
  mutating func parseReserved(_ isCall: Bool) -> NodeID {
    let isName =
      isAtWordAsName() || isCall && !isAt(.when) && !isAt(.select) && !isAt(.in) && !isAt(.as)
      || peek().kind == .dot
    guard !isName else { return parseNamed() }
    let start = position
    complain("unexpected", "expected an expression")
    return make(.opaque, from: start)
  }

  /// Whether a reserved word can only be a name, because of what follows.
  func isAtWordAsName() -> Bool {
    guard !isAt(.when), !isAt(.then), !isAt(.select), !isAt(.end) || blocks == 0 else {
      return false
    }
    let next = peek()
    switch next.kind {
    case .comma, .doubleColon, .dot: return true
    case .symbol: return isAtSymbol("=", 1)
    default: return next.keyword == .as && !isAt(.from)
    }
  }

  /// `DATE '2026-01-01'`, `INTERVAL '1' DAY`, `INTERVAL x DAY`, `TIMESTAMP WITH TIME ZONE '…'`; or a name.
  mutating func parseTypedText() -> NodeID {
    let start = position
    var distance = 1
    while [.with, .without, .time, .zone].contains(peek(distance).keyword) { distance += 1 }
    if peek(distance).kind == .text {
      advance(distance + 1)
      skipUnit()
      return .none
    }
    let next = peek()
    let hasValue =
      next.kind == .number || next.kind == .open || next.kind == .word && !next.keyword.isReserved
      || next.kind == .parameter || next.kind == .template || isAtSymbol("-", 1)
    guard isAt(.interval), hasValue, next.kind != .open || isUnit(behindBracketAt: position + 1)
    else {
      return parseNamed()
    }
    advance()
    if isAt(.symbol) { advance() }
    let value = isAt(.open) ? parseBracketed() : parseOperand()
    skipUnit()
    return value == .none ? .none : make(.operation, from: start, single(value))
  }

  func isUnit(behindBracketAt index: Int) -> Bool {
    let next = tree.tokens[min(closing(index) + 1, tree.tokens.count - 1)]
    return next.kind == .word && !next.keyword.isReserved
  }

  mutating func skipUnit() {
    let units: [StaticString] = [
      "year", "years", "month", "months", "day", "days", "hour", "hours", "minute", "minutes",
      "second", "seconds", "week", "weeks", "quarter", "millisecond", "microsecond", "milliseconds",
      "microseconds",
    ]
    guard isAt(.word), units.contains(where: { isAtWord($0) }) else { return }
    advance()
    if isAt(.open) { skipOne() }
    if isAt(.to), peek().kind == .word { advance(2) }
  }
}
