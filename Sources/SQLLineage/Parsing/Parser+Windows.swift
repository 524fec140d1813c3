extension Parser {
  /// `(name PARTITION BY … ORDER BY … ROWS …)`, `(WHERE …)`, `(ORDER BY …)`
  mutating func parseFrame(
    _ kind: Node.Kind, _ children: inout ChildList, name: NameID = .none
  ) {
    let start = position
    var keys = ChildList()
    var name = name
    expect(.open, "`(`")
    if kind == .windowFrame, name == .none, isAtName(),
      peek().kind == .close || [.partition, .order, .rows, .range].contains(peek().keyword),
      !isAt(.partition), !isAt(.order)
    {
      name = takeName()
    }
    while !isAt(.close), !isAt(.endOfText) {
      let before = position
      switch token.keyword {
      case .rows, .range, .groups:
        if keys.first != .none || peek().keyword == .between || peek().keyword == .unbounded
          || peek().kind == .number || peek().keyword == .current
        {
          skipToClose()
        } else {
          append(parseExpression(), to: &keys)
        }
      case .partition, .order, .by, .where, .distribute, .sort, .cluster: advance()
      default:
        if isAt(.comma) {
          advance()
        } else {
          append(parseExpression(), to: &keys)
          skipOrdering()
        }
      }
      if position == before { advance() }
    }
    expect(.close, "`)`")
    append(make(kind, from: start, keys, name: name), to: &children)
  }

  mutating func namedWindow() -> NodeID {
    let start = position
    let name = isAtName() ? takeName() : .none
    return make(.windowFrame, from: start, name: name)
  }

  /// `WINDOW w AS (…), v AS (…)`
  mutating func parseWindows(from start: Int) -> NodeID {
    var windows = ChildList()
    while isAtName() {
      let name = takeName()
      advance()
      parseFrame(.windowFrame, &windows, name: name)
      if !accept(.comma) { break }
    }
    return make(.windows, from: start, windows)
  }
}
