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

  private func continuesQuery(_ index: Int) -> Bool {
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
    if peek().keyword == .recursive || peek(2).keyword == .as { return true }
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

  private mutating func parseTail(_ children: inout ChildList) {
    while true {
      let start = position
      switch token.keyword {
      case .order, .sort, .cluster, .distribute:
        guard isAt(.order, .by) || peek().keyword == .by || isAt(.order) && isAtWord("siblings", 1)
        else { return }
        while !isAt(.by) { advance() }
        advance()
        append(clause(.orderBy, from: start), to: &children)
      case .limit, .offset, .fetch, .for: skipLimit()
      case .settings, .format, .option:
        skipToClauseEnd()
      case .with
      where isAtWord("ur", 1) || isAtWord("cs", 1) || isAtWord("rs", 1) || isAtWord("rr", 1):
        advance(2)
      default: return
      }
      if position == start { return }
    }
  }

  private mutating func skipToClauseEnd() {
    while !isAtEnd, !isAt(.close) { skipOne() }
  }

  private mutating func skipLimit() {
    advance()
    while !isAt(.close), !isAtEnd, !isSetOperator(), !isAtSymbol("|>") {
      switch token.keyword {
      case .limit, .offset, .order, .on, .returning, .fetch, .settings, .format, .insert, .qualify,
        .union, .end:
        return
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

  private mutating func parseCommonTable() -> NodeID {
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

  private mutating func parseCommonBody() -> NodeID {
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
  private mutating func isExpressionTable() -> Bool {
    guard dialect.name == "clickhouse" else { return false }
    let isTable = isAtName() && peek().keyword == .as && peek(2).kind == .open
    return !isTable
  }

  private mutating func parseExpressionTable(_ start: Int) -> NodeID {
    let expression = single(parseExpression())
    let name = isAt(.as) ? parseAlias() : NameID.none
    return make(.commonTable, from: start, expression, flags: .variable, name: name)
  }

  private mutating func skipSearchClause() {
    advance()
    while !isAtEnd, !isAt(.close), !isAt(.comma) || peek(2).keyword != .as, !startsQuery(),
      !isAtWord("cycle")
    {
      skipOne()
    }
  }

  // MARK: Set operations

  func isSetOperator() -> Bool {
    switch token.keyword {
    case .union, .intersect, .except, .minus: true
    // `LEFT UNION ALL BY NAME` of BigQuery.
    case .left, .full, .inner: peek().keyword == .union || isAtOuterSet()
    default: false
    }
  }

  private func isAtOuterSet() -> Bool {
    [.outer, .union, .intersect, .except].contains(peek().keyword) && peek(2).keyword == .union
      || [.intersect, .except].contains(peek().keyword)
  }

  private mutating func parseBody() -> NodeID {
    let start = position
    var left = parsePrimary()
    var count = 0
    while isSetOperator() {
      count += 1
      guard count < Self.deepest else {
        complain("too-deep", "more than \(Self.deepest) set operations of different kinds")
        break
      }
      // Operators of one kind are one operation with many parts, so that a long chain is no depth.
      var parts = single(left)
      let flags = parseSetOperator(&parts)
      append(parsePrimary(), to: &parts)
      while isSetOperator(), flags == [], isPlainSetOperator() {
        _ = parseSetOperator(&parts)
        append(parsePrimary(), to: &parts)
      }
      left = make(.setOperation, from: start, parts, flags: flags)
    }
    return left
  }

  /// Whether the operator pairs columns by position, as by far most do.
  private func isPlainSetOperator() -> Bool {
    guard [.union, .intersect, .except, .minus].contains(token.keyword) else { return false }
    let next = peek(peek().keyword == .all || peek().keyword == .distinct ? 2 : 1)
    return next.keyword != .by && next.keyword != .corresponding
      && !(next.kind == .word && text(of: next).lowercased() == "strict")
  }

  /// `LEFT UNION ALL BY NAME ON (a)`, `UNION CORRESPONDING BY (a)`
  private mutating func parseSetOperator(_ parts: inout ChildList) -> Node.Flags {
    var flags: Node.Flags = []
    if isAt(.left) || isAt(.full) { flags.insert(isAt(.left) ? .leftOuter : .rightOuter) }
    if isAt(.inner) { flags.insert(.semi) }
    if !isAt(.union), !isAt(.intersect), !isAt(.except), !isAt(.minus) { advance() }
    _ = accept(.outer)
    advance()
    if !accept(.all) { _ = accept(.distinct) }
    _ = acceptWord("strict")
    if accept(.by, .name) || accept(.corresponding) {
      flags.insert(.byName)
      if isAt(.on) || isAt(.by), peek().kind == .open {
        advance()
        let list = parseNameList()
        append(make(.setNames, from: position, ChildList(first: tree[list].firstChild)), to: &parts)
      }
    }
    return flags
  }

  private mutating func parsePrimary() -> NodeID {
    let start = position
    switch token.keyword {
    case .select, .from, .sel: return parseSelect()
    case .values: return parseValues()
    case .with: return parseQuery()
    case .pivot, .unpivot: return parsePivotStatement(start)
    case .table:
      advance()
      let tables = single(parseTableName())
      let children = single(make(.fromClause, from: start, tables))
      return make(.select, from: start, children)
    default: break
    }
    guard accept(.open) else {
      complain("unexpected", "expected SELECT, VALUES or `(`")
      return make(.opaque, from: start)
    }
    let query = parseQuery()
    expect(.close, "`)`")
    return query
  }

  mutating func parseValues() -> NodeID {
    let start = position
    advance()
    var rows = ChildList()
    while true {
      _ = accept(.row)
      let before = position
      if isAt(.open) {
        append(parseValuesRow(), to: &rows)
      } else if !isAtRowEnd() {
        let cell = single(parseExpression())
        append(make(.valuesRow, from: before, cell), to: &rows)
      }
      if !accept(.comma) || position == before { break }
    }
    return make(.values, from: start, rows)
  }

  private func isAtRowEnd() -> Bool { isAtEnd || isAt(.close) || isAt(.comma) || !isAtValue() }

  private func isAtValue() -> Bool {
    switch token.kind {
    case .number, .text, .parameter, .openBracket, .openBrace: true
    default: false
    }
  }

  /// One row. Rows that hold literals alone leave no nodes but the first, which says how many columns there are.
  private mutating func parseValuesRow() -> NodeID {
    let start = position
    let end = closing(position)
    if let count = literals(upTo: end) {
      position = end
      expect(.close, "`)`")
      let id = make(.valuesRow, from: start)
      tree[id].name = NameID(index: Int32(count))
      return count == lastLiterals(before: id) ? .none : id
    }
    advance()
    let cells = expressions(until: .close)
    expect(.close, "`)`")
    return make(.valuesRow, from: start, cells)
  }

  private func lastLiterals(before id: NodeID) -> Int {
    let last = tree.nodes[max(0, Int(id.index) - 1)]
    return last.kind == .valuesRow && last.firstChild == .none ? Int(last.name.index) : -1
  }

  /// How many literals stand up to a token, nil when anything else does.
  private func literals(upTo end: Int) -> Int? {
    var count = 0
    var index = position + 1
    while index < end {
      switch tree.tokens[index].kind {
      case .number, .text, .parameter, .template: count += 1
      case .comma, .symbol: break
      case .word:
        guard [.null, .true, .false, .default].contains(tree.tokens[index].keyword) else {
          return nil
        }
        count += 1
      default: return nil
      }
      index += 1
    }
    return count
  }
}
