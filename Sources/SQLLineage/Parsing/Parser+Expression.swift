extension Parser {
  /// Expressions separated by commas, up to a bracket or whatever ends a clause.
  mutating func expressions(until end: Token.Kind) -> ChildList {
    var list = ChildList()
    while !isAt(end), !isAt(.endOfText), !isAt(.close), !isAt(.semicolon) {
      let before = position
      append(parseExpression(), to: &list)
      skipOrdering()
      if accept(.comma) { continue }
      if end == .endOfText || isAt(end) || position == before { break }
      let after = position
      skipArgumentWords()
      if position == after { break }
    }
    return list
  }

  /// `ASC NULLS LAST`
  private mutating func skipOrdering() {
    while isAt(.asc) || isAt(.desc) || isAt(.nulls) {
      if isAt(.nulls) { advance() }
      advance()
    }
  }

  /// Words between the arguments of a call: `EXTRACT(year FROM x)`, `SUBSTRING(x FROM 1 FOR 2)`, `x AS y`.
  private mutating func skipArgumentWords() {
    if isAt(.as) { _ = parseAlias() }
    while isAt(.from) || isAt(.for) || isAt(.in) || isAt(.placing) || isAt(.using) || isAt(.as)
      || isAt(.separator)
    {
      advance()
    }
    if isAt(.ignore) || isAt(.respect) {
      advance()
      advance()
    }
    _ = accept(.comma)
  }

  /// Operands and operators, flat.
  mutating func parseExpression() -> NodeID {
    nested { $0.parseOperands() }
  }

  private mutating func parseOperands() -> NodeID {
    let start = position
    var operands = ChildList()
    append(parseOperand(), to: &operands)
    while acceptOperator(&operands) {}
    let first = tree[operands.first]
    let isSingle =
      operands.first == operands.last && start == Int(first.start) && position == Int(first.end)
    return isSingle ? operands.first : make(.operation, from: start, operands)
  }

  /// An operator and its right side; false when the expression ends here.
  private mutating func acceptOperator(_ operands: inout ChildList) -> Bool {
    if isAt(.symbol) || isAt(.star) || isAt(.and) || isAt(.or) || isAt(.like) || isAt(.ilike)
      || isAt(.escape) || isAtWord("glob") || isAtWord("regexp") || isAtWord("match")
      || isAtWord("rlike") || isAtWord("div")
    {
      advance()
      append(parseOperand(), to: &operands)
      return true
    }
    if accept(.isnull) || accept(.notnull) { return true }
    if isAt(.not),
      [.in, .like, .ilike, .between, .similar, .null].contains(peek().keyword)
        || isAtWord("glob", 1) || isAtWord("regexp", 1)
    {
      advance()
      return true
    }
    if accept(.is) {
      parseIs(&operands)
      return true
    }
    return acceptPredicate(&operands)
  }

  private mutating func parseIs(_ operands: inout ChildList) {
    _ = accept(.not)
    if accept(.distinct) {
      _ = accept(.from)
      return append(parseOperand(), to: &operands)
    }
    if isAtWord("json") || isAtWord("normalized") || isAt(.null) || isAt(.true) || isAt(.false) {
      return advance()
    }
    append(parseOperand(), to: &operands)
  }

  private mutating func acceptPredicate(_ operands: inout ChildList) -> Bool {
    if accept(.between) {
      if isAtWord("symmetric") { advance() }
      append(parseOperand(), to: &operands)
      return true
    }
    if accept(.in) {
      append(parseOperand(), to: &operands)
      return true
    }
    if accept(.similar) {
      _ = accept(.to)
      append(parseOperand(), to: &operands)
      return true
    }
    if isAt(.at), peek().keyword == .time {
      for _ in 0..<3 { advance() }
      append(parseOperand(), to: &operands)
      return true
    }
    return isAt(.operatorWord) ? acceptOperatorCall() : false
  }

  /// PostgreSQL's `OPERATOR(pg_catalog.=)`.
  private mutating func acceptOperatorCall() -> Bool {
    guard peek().kind == .open else { return false }
    advance()
    skipOne()
    return true
  }

  // MARK: Operands

  /// An operand with everything that hangs on it: casts, subscripts, fields, collations.
  mutating func parseOperand() -> NodeID {
    while isAt(.not) || isAt(.symbol) || isAtPrior() { advance() }
    let start = position
    var operand = parsePrimaryExpression()
    while true {
      var children = ChildList()
      append(operand, to: &children)
      if accept(.doubleColon) {
        skipType()
        operand = make(.cast, from: start, children)
      } else if isAt(.openBracket) {
        advance()
        while !isAt(.closeBracket), !isAt(.endOfText), !isAt(.close) {
          let before = position
          append(parseExpression(), to: &children)
          if isAt(.symbol) || isAt(.comma) { advance() }
          if position == before { break }
        }
        expect(.closeBracket, "`]`")
        operand = make(.operation, from: start, children)
      } else if isAt(.dot), tree.tokens[max(position - 1, 0)].kind != .dot, position > start {
        advance()
        if isAtName() || isAt(.star) { advance() }
        operand = make(.operation, from: start, children)
      } else if accept(.collate) {
        _ = parsePath()
      } else {
        return operand
      }
    }
  }

  private func isAtPrior() -> Bool { isAtWord("prior") && peek().kind == .word }

  private mutating func parsePrimaryExpression() -> NodeID {
    let start = position
    switch token.kind {
    case .number, .text, .parameter:
      advance()
      return make(.literal, from: start)
    case .open: return parseBracketed()
    case .openBracket: return parseArray()
    case .quotedName: return parseNamed()
    case .word: return parseWord()
    case .star:
      advance()
      return make(.literal, from: start)
    default:
      complain("unexpected", "expected an expression")
      return make(.opaque, from: start)
    }
  }

  private mutating func parseBracketed() -> NodeID {
    let start = position
    if startsQueryInBrackets() { return parseSubquery(.subquery, from: start) }
    advance()
    let items = expressions(until: .close)
    expect(.close, "`)`")
    guard items.first != items.last || items.first == .none else {
      tree.nodes[Int(items.first.index)].start = Int32(start)
      tree.nodes[Int(items.first.index)].end = Int32(position)
      return items.first
    }
    return make(.list, from: start, items)
  }

  private mutating func parseSubquery(_ kind: Node.Kind, from start: Int) -> NodeID {
    var children = ChildList()
    expect(.open, "`(`")
    append(parseQuery(), to: &children)
    expect(.close, "`)`")
    return make(kind, from: start, children)
  }

  private mutating func parseArray() -> NodeID {
    let start = position
    advance()
    let items = expressions(until: .closeBracket)
    expect(.closeBracket, "`]`")
    return make(.list, from: start, items)
  }

  private mutating func parseWord() -> NodeID {
    let start = position
    let isCall = peek().kind == .open
    switch token.keyword {
    case .case: return parseCase()
    case .cast where isCall, .trycast where isCall: return parseCast()
    case .exists where isCall:
      advance()
      return parseSubquery(.exists, from: start)
    case .array where peek().kind == .openBracket:
      advance()
      return parseArray()
    case .array where isCall && peek(2).keyword == .select,
      .any where isCall, .all where isCall, .some where isCall, .row where isCall:
      advance()
      return parseBracketed()
    case .null, .true, .false:
      advance()
      return make(.literal, from: start)
    case .interval, .date, .timestamp, .time:
      if let literal = parseTypedText() { return literal }
    case .select, .from, .where, .group, .order, .union, .when, .then, .else, .end, .and, .or, .on,
      .having, .limit, .join:
      if !isCall || token.keyword == .when {
        complain("unexpected", "expected an expression")
        return make(.opaque, from: start)
      }
    default: break
    }
    return parseNamed()
  }

  /// `DATE '2026-01-01'`, `INTERVAL '1' DAY`, `TIMESTAMP WITH TIME ZONE '…'`
  private mutating func parseTypedText() -> NodeID? {
    let start = position
    var distance = 1
    while [.with, .without, .time, .zone].contains(peek(distance).keyword) { distance += 1 }
    let isInterval = isAt(.interval) && peek().kind == .number
    guard peek(distance).kind == .text || isInterval else { return nil }
    for _ in 0...distance { advance() }
    let units = [
      "year", "years", "month", "months", "day", "days", "hour", "hours", "minute", "minutes",
      "second", "seconds", "week", "weeks",
    ]
    if units.contains(where: { isAtWord($0) }) {
      advance()
      if isAt(.to) {
        advance()
        advance()
      }
    }
    return make(.literal, from: start)
  }

  private mutating func parseCast() -> NodeID {
    let start = position
    advance()
    advance()
    var children = ChildList()
    append(parseExpression(), to: &children)
    skipToClose()
    expect(.close, "`)`")
    return make(.cast, from: start, children)
  }

  private mutating func skipType() {
    guard isAtName() else { return }
    _ = parsePath()
    while isAtWord("precision") || isAtWord("varying") || isAtWord("unsigned") { advance() }
    if isAt(.open) { skipOne() }
    if isAt(.with) || isAt(.without), peek().keyword == .time {
      for _ in 0..<3 { advance() }
    }
    while isAt(.openBracket) {
      while !isAt(.closeBracket), !isAt(.endOfText) { advance() }
      advance()
    }
  }

  private mutating func parseCase() -> NodeID {
    let start = position
    advance()
    var parts = ChildList()
    if !isAt(.when) { append(part(.caseOperand), to: &parts) }
    while accept(.when) {
      append(part(.caseWhen), to: &parts)
      if accept(.then) { append(part(.caseResult), to: &parts) }
    }
    if accept(.else) { append(part(.caseResult), to: &parts) }
    if !accept(.end) { complain("unexpected", "expected END") }
    return make(.caseExpression, from: start, parts)
  }

  private mutating func part(_ kind: Node.Kind) -> NodeID {
    let start = position
    var children = ChildList()
    append(parseExpression(), to: &children)
    return make(kind, from: start, children)
  }

  // MARK: Columns and calls

  private mutating func parseNamed() -> NodeID {
    let start = position
    let path = parsePath()
    if isAt(.open) { return parseCall(path, from: start) }
    if isAt(.dot), peek().kind == .star {
      advance()
      advance()
      return make(.wholeRow, from: start, path)
    }
    return make(.columnName, from: start, path)
  }

  /// A call: its name is the last of the path; arguments, then FILTER and OVER.
  private mutating func parseCall(_ path: ChildList, from start: Int) -> NodeID {
    let function = tree[path.last].name
    advance()
    skipField()
    _ = accept(.distinct)
    _ = accept(.all)
    var children = isAtQueryArgument() ? queryArgument() : expressions(until: .close)
    parseArgumentOrder(&children)
    expect(.close, "`)` after arguments")
    if isAt(.within), peek().keyword == .group {
      advance()
      advance()
      parseFrame(.windowFrame, &children)
    }
    if isAt(.ignore) || isAt(.respect), peek().keyword == .nulls {
      advance()
      advance()
    }
    if isAt(.filter), peek().kind == .open {
      advance()
      parseFrame(.filterClause, &children)
    }
    if accept(.over) {
      if isAt(.open) {
        parseFrame(.windowFrame, &children)
      } else {
        append(namedWindow(), to: &children)
      }
    }
    return make(.call, from: start, children, name: function)
  }

  /// `year FROM` in EXTRACT and `BOTH`, `LEADING`, `TRAILING` in TRIM are no columns.
  private mutating func skipField() {
    if isAt(.word) || isAt(.text), peek().keyword == .from, peek().kind == .word, !isAt(.distinct) {
      let isField = peek(2).kind != .endOfText
      if isField, isAtWord("extract", -2) {
        advance()
        advance()
      }
    }
    if isAtWord("both") || isAtWord("leading") || isAtWord("trailing") {
      advance()
      _ = accept(.from)
    }
  }

  private func isAtQueryArgument() -> Bool { isAt(.select) || isAt(.with) }

  private mutating func queryArgument() -> ChildList {
    let start = position
    var query = ChildList()
    append(parseQuery(), to: &query)
    var children = ChildList()
    append(make(.subquery, from: start, query), to: &children)
    return children
  }

  /// `string_agg(x, ',' ORDER BY y)`
  private mutating func parseArgumentOrder(_ children: inout ChildList) {
    let start = position
    if accept(.order, .by) {
      append(make(.windowFrame, from: start, expressions(until: .close)), to: &children)
    }
    if !isAt(.close) {
      complain("unexpected", "expected `,` or `)`")
      skipToClose()
    }
  }

  /// `(PARTITION BY … ORDER BY … ROWS …)`, `(WHERE …)`, `(ORDER BY …)`
  mutating func parseFrame(
    _ kind: Node.Kind, _ children: inout ChildList, name: NameID = .none
  ) {
    let start = position
    var keys = ChildList()
    expect(.open, "`(`")
    while !isAt(.close), !isAt(.endOfText) {
      let before = position
      if isAt(.rows) || isAt(.range) || isAt(.groups) {
        skipToClose()
      } else if isAt(.partition) || isAt(.order) || isAt(.by) || isAt(.where) || isAt(.comma) {
        advance()
      } else {
        append(parseExpression(), to: &keys)
        skipOrdering()
      }
      if position == before { advance() }
    }
    expect(.close, "`)`")
    append(make(kind, from: start, keys, name: name), to: &children)
  }

  private mutating func namedWindow() -> NodeID {
    let start = position
    let name = isAtName() ? takeName() : .none
    return make(.windowFrame, from: start, name: name)
  }
}
