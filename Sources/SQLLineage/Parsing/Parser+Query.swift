extension Parser {
  func startsQuery() -> Bool { startsQuery(0) }

  /// Whether the word at a distance begins a query.
  func startsQuery(_ distance: Int) -> Bool {
    switch peek(distance).keyword {
    case .select, .with, .values, .from: true
    case .sel: dialect.name == "teradata"
    case .table: peek(distance + 1).kind == .word || peek(distance + 1).kind == .quotedName
    case .pivot, .unpivot: distance > 0 || depth > 0
    default: false
    }
  }

  /// Whether the bracket at a token holds a query and nothing else, however many brackets stand around it.
  mutating func isQueryInBrackets(_ index: Int) -> Bool {
    guard tree.tokens[index].kind == .open, index >= bracketsLookedAt else { return false }
    var inner = index
    while tree.tokens[inner].kind == .open { inner += 1 }
    guard startsQuery(inner - position) else {
      bracketsLookedAt = inner
      return false
    }
    // From the innermost bracket outwards: behind each query only more of a query may stand.
    var level = inner - 1
    while level > index {
      let next = min(closing(level) + 1, tree.tokens.count - 1)
      guard tree.tokens[next].kind == .close || continuesQuery(next) else { return false }
      level -= 1
    }
    return true
  }

  func continuesQuery(_ index: Int) -> Bool {
    switch tree.tokens[index].keyword {
    case .union, .intersect, .except, .minus, .order, .limit, .offset, .fetch, .for: true
    case .left, .full, .inner:
      [.union, .intersect, .except, .outer].contains(peek(index + 1 - position).keyword)
    default: tree.tokens[index].kind == .endOfText
    }
  }

  /// Whether a WITH begins common tables and not options.
  func isWithQuery() -> Bool {
    guard isAt(.with), peek().kind == .word || peek().kind == .quotedName else { return false }
    if peek().keyword == .recursive { return true }
    if peek(2).keyword == .as { return [.open, .word].contains(peek(3).kind) && !startsQuery(3) }
    guard peek(2).kind == .open else { return false }
    let next = tree.tokens[min(closing(position + 2) + 1, tree.tokens.count - 1)]
    return next.keyword == .as || peek(3).keyword == .select
  }

  /// `WITH … body ORDER BY … LIMIT …`
  mutating func parseQuery() -> NodeID {
    nested { parser in
      let start = parser.position
      var children = ChildList()
      while parser.isAt(.template) { parser.advance() }
      if parser.isAt(.with) { parser.append(parser.parseWith(), to: &children) }
      parser.append(parser.parseBody(), to: &children)
      parser.parseTail(&children)
      let query = parser.make(.query, from: start, children)
      return parser.isAtSymbol("|>") ? parser.parsePipes(query) : query
    }
  }

  mutating func parseTail(_ children: inout ChildList) {
    while true {
      let start = position
      switch token.keyword {
      case .order, .sort, .cluster, .distribute:
        guard isAt(.order, .by) || peek().keyword == .by || isAt(.order) && isAtWord("siblings", 1)
        else { return }
        while !isAtEnd, !isAt(.by), !isAt(.close) { advance() }
        _ = accept(.by)
        append(isAtAllKeys() ? parseAllKeys(start) : clause(.orderBy, from: start), to: &children)
      case .limit, .offset, .fetch, .for: skipLimit()
      case .option:
        guard peek().kind == .open else { return }
        advance()
        skipOne()
      case .settings, .format:
        skipToClauseEnd()
      case .with
      where isAtWord("ur", 1) || isAtWord("cs", 1) || isAtWord("rs", 1) || isAtWord("rr", 1):
        advance(2)
      default: return
      }
      if position == start { return }
    }
  }

  /// `ORDER BY ALL`: by every column, from the first on.
  private func isAtAllKeys() -> Bool {
    guard isAt(.all) else { return false }
    let next = peek()
    return next.kind != .comma && next.kind != .dot && next.kind != .symbol && next.kind != .open
  }

  private mutating func parseAllKeys(_ start: Int) -> NodeID {
    advance()
    skipOrdering()
    return make(.orderBy, from: start, flags: .all)
  }

  mutating func skipToClauseEnd() {
    while !isAtEnd, !isAt(.close) { skipOne() }
  }

  mutating func skipLimit() {
    let isLock = isAt(.for)
    advance()
    while !isAt(.close), !isAtEnd, !isSetOperator(), !isAtSymbol("|>") {
      switch token.keyword {
      case .limit, .offset, .order, .on, .returning, .fetch, .settings, .format, .insert, .qualify,
        .union, .end:
        return
      case .from where isLock: return
      case .with where !isAtWord("ties", 1): return
      default:
        if dialect.hasOptionalSemicolons, token.keyword.beginsStatement, !isAt(.update) { return }
        skipOne()
      }
    }
  }

  mutating func parseWith() -> NodeID {
    let start = position
    advance()
    let isRecursive = accept(.recursive)
    var tables = ChildList()
    repeat {
      let before = position
      append(parseCommonTable(), to: &tables)
      if position == before { break }
    } while accept(.comma)
    return make(.with, from: start, tables, flags: isRecursive ? .recursive : [])
  }

  mutating func parseCommonTable() -> NodeID {
    let start = position
    if isExpressionTable() { return parseExpressionTable(start) }
    // A comma too many.
    guard isAtName(), !startsQuery() else { return .none }
    let name = takeName()
    var children = ChildList()
    if isAt(.open), !isQueryInBrackets(position) { append(parseNameList(), to: &children) }
    if accept(.using) { while !isAt(.as), !isAtEnd { skipOne() } }
    if !accept(.as), !isAt(.open) { complain("unexpected", "expected AS") }
    _ = accept(.not)
    _ = accept(.materialized)
    expect(.open, "`(` before the query of a common table")
    append(parseCommonBody(), to: &children)
    expect(.close, "`)` after the query of a common table")
    while isAtWord("search") || isAtWord("cycle") || isAtWord("cardinality") { skipSearchClause() }
    return make(.commonTable, from: start, children, name: name)
  }

  mutating func parseCommonBody() -> NodeID {
    if startsQuery() || isAt(.open) || isAt(.template) { return parseQuery() }
    let start = position
    // INSERT … RETURNING and the like in a WITH.
    switch token.keyword {
    case .insert: return parseInsert(start)
    case .update: return parseUpdate(start)
    case .delete: return parseDelete(start)
    case .merge: return parseMerge(start)
    default: break
    }
    complain("unexpected", "expected a query")
    skipToClose()
    return .none
  }

  /// ClickHouse's `WITH expression AS name`: no name with a query behind it.
  mutating func isExpressionTable() -> Bool {
    guard dialect.name == "clickhouse" else { return false }
    let isTable = isAtName() && peek().keyword == .as && peek(2).kind == .open
    return !isTable
  }

  mutating func parseExpressionTable(_ start: Int) -> NodeID {
    let expression = single(parseExpression())
    let name = isAt(.as) ? parseAlias() : NameID.none
    return make(.commonTable, from: start, expression, flags: .variable, name: name)
  }

  mutating func skipSearchClause() {
    advance()
    while !isAtEnd, !isAt(.close), !isAt(.comma) || peek(2).keyword != .as, !startsQuery(),
      !isAtWord("cycle")
    {
      skipOne()
    }
  }
}
