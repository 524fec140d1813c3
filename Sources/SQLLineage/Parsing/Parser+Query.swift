extension Parser {
  func startsQuery() -> Bool {
    isAt(.select) || isAt(.with) || isAt(.values) || isAtTableCommand() || isAtFromFirst()
  }

  private func isAtTableCommand() -> Bool {
    isAt(.table) && (peek().kind == .word || peek().kind == .quotedName)
  }

  /// DuckDB's `FROM t` in place of `SELECT * FROM t`.
  private func isAtFromFirst() -> Bool { isAt(.from) }

  /// Whether brackets at the cursor hold a query, however many of them there are.
  func startsQueryInBrackets() -> Bool {
    var distance = 0
    while peek(distance).kind == .open { distance += 1 }
    guard distance > 0, peek(distance).kind == .word else { return false }
    return [.select, .with, .values, .from].contains(peek(distance).keyword)
  }

  /// `WITH … body ORDER BY … LIMIT …`
  mutating func parseQuery() -> NodeID {
    nested { parser in
      let start = parser.position
      var children = ChildList()
      if parser.isAt(.with) { parser.append(parser.parseWith(), to: &children) }
      parser.append(parser.parseBody(), to: &children)
      parser.parseTail(&children)
      return parser.make(.query, from: start, children)
    }
  }

  private mutating func parseTail(_ children: inout ChildList) {
    while true {
      let start = position
      if accept(.order, .by) {
        append(clause(.orderBy, from: start), to: &children)
      } else if isAt(.limit) || isAt(.offset) || isAt(.fetch) || isAt(.for) {
        skipLimit()
      } else {
        return
      }
      if position == start { return }
    }
  }

  private mutating func skipLimit() {
    advance()
    while !isAt(.close), !isAt(.semicolon), !isAt(.endOfText), !isAt(.limit), !isAt(.offset),
      !isAt(.order),
      !isAt(.with), !isAt(.on), !isAt(.returning), !isAt(.fetch), !isSetOperator()
    {
      skipOne()
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
    guard isAtName() else {
      complain("unexpected", "expected the name of a common table")
      return .none
    }
    let name = takeName()
    var children = ChildList()
    if isAt(.open) { append(parseNameList(), to: &children) }
    if accept(.using) { while !isAt(.as), !isAt(.endOfText), !isAt(.semicolon) { skipOne() } }
    _ = accept(.as)
    _ = accept(.not)
    _ = accept(.materialized)
    expect(.open, "`(` before the query of a common table")
    if startsQuery() || isAt(.open) {
      append(parseQuery(), to: &children)
    } else {
      complain("unexpected", "expected a query")
      skipToClose()
    }
    expect(.close, "`)` after the query of a common table")
    return make(.commonTable, from: start, children, name: name)
  }

  // MARK: Set operations

  private func isSetOperator() -> Bool {
    isAt(.union) || isAt(.intersect) || isAt(.except) || isAt(.minus)
  }

  private mutating func parseBody() -> NodeID {
    let start = position
    var parts = ChildList()
    append(parsePrimary(), to: &parts)
    guard isSetOperator() else { return parts.first }
    var flags: Node.Flags = []
    while isSetOperator() {
      advance()
      if !accept(.all) { _ = accept(.distinct) }
      if accept(.by, .name) { flags = .byName }
      append(parsePrimary(), to: &parts)
    }
    return make(.setOperation, from: start, parts, flags: flags)
  }

  private mutating func parsePrimary() -> NodeID {
    let start = position
    if isAt(.select) || isAt(.from) { return parseSelect() }
    if isAt(.values) { return parseValues() }
    if accept(.table) {
      var children = ChildList()
      var names = ChildList()
      let path = parsePath()
      append(make(.tableName, from: start, path), to: &names)
      append(make(.fromClause, from: start, names), to: &children)
      return make(.select, from: start, children)
    }
    guard accept(.open) else {
      complain("unexpected", "expected SELECT, VALUES or `(`")
      return make(.opaque, from: start)
    }
    let query = parseQuery()
    expect(.close, "`)`")
    return query
  }

  private mutating func parseValues() -> NodeID {
    let start = position
    advance()
    var rows = ChildList()
    while isAt(.open) || isAt(.row) {
      _ = accept(.row)
      let rowStart = position
      advance()
      let cells = expressions(until: .close)
      expect(.close, "`)`")
      append(make(.valuesRow, from: rowStart, cells), to: &rows)
      if !accept(.comma) { break }
    }
    return make(.values, from: start, rows)
  }

  // MARK: SELECT

  private mutating func parseSelect() -> NodeID {
    let start = position
    var children = ChildList()
    var flags: Node.Flags = []
    if isAt(.from) { append(parseFrom(), to: &children) }
    if accept(.select) {
      if accept(.distinct) {
        flags = .distinct
        if isAt(.on), peek().kind == .open { append(parseDistinctOn(), to: &children) }
      } else {
        _ = accept(.all)
      }
      append(parseSelectList(), to: &children)
    }
    parseClauses(&children)
    return make(.select, from: start, children, flags: flags)
  }

  private mutating func parseDistinctOn() -> NodeID {
    let start = position
    advance()
    advance()
    let keys = expressions(until: .close)
    expect(.close, "`)`")
    return make(.distinctOn, from: start, keys)
  }

  private mutating func parseClauses(_ children: inout ChildList) {
    while true {
      let start = position
      if isAt(.from) {
        append(parseFrom(), to: &children)
      } else if accept(.where) {
        append(clause(.whereClause, from: start), to: &children)
      } else if accept(.group, .by) {
        append(clause(.groupBy, from: start), to: &children)
      } else if accept(.having) {
        append(clause(.having, from: start), to: &children)
      } else if accept(.qualify) {
        append(clause(.qualify, from: start), to: &children)
      } else if accept(.window) {
        append(parseWindows(from: start), to: &children)
      } else {
        return
      }
      if position == start { return }
    }
  }

  /// `WINDOW w AS (…), v AS (…)`
  private mutating func parseWindows(from start: Int) -> NodeID {
    var windows = ChildList()
    while isAtName(), peek().keyword == .as {
      let name = takeName()
      advance()
      parseFrame(.windowFrame, &windows, name: name)
      if !accept(.comma) { break }
    }
    return make(.windows, from: start, windows)
  }

  /// A clause of expressions separated by commas.
  mutating func clause(_ kind: Node.Kind, from start: Int) -> NodeID {
    make(kind, from: start, expressions(until: .endOfText))
  }

  private mutating func parseSelectList() -> NodeID {
    let start = position
    var items = ChildList()
    guard !isAt(.from) else { return make(.selectList, from: start) }
    repeat {
      if isAt(.from) || isAt(.close) || isAt(.semicolon) || isAt(.endOfText) { break }
      let before = position
      append(parseSelectItem(), to: &items)
      if position == before { break }
    } while accept(.comma)
    return make(.selectList, from: start, items)
  }

  private mutating func parseSelectItem() -> NodeID {
    let start = position
    if let star = parseStar() { return star }
    var children = ChildList()
    append(parseExpression(), to: &children)
    let alias = parseAlias()
    return make(.selectItem, from: start, children, name: alias)
  }

  /// `*`, `t.*`, with EXCLUDE, EXCEPT, REPLACE and RENAME.
  private mutating func parseStar() -> NodeID? {
    let start = position
    var distance = 0
    while peek(distance).kind == .word || peek(distance).kind == .quotedName,
      peek(distance + 1).kind == .dot
    {
      distance += 2
    }
    guard peek(distance).kind == .star else { return nil }
    var children = ChildList()
    while !isAt(.star) {
      if isAtName() { append(parseNameNode(), to: &children) } else { advance() }
    }
    advance()
    parseStarChanges(&children)
    return make(.star, from: start, children)
  }

  private mutating func parseStarChanges(_ children: inout ChildList) {
    while true {
      let start = position
      if isAt(.exclude) || isAt(.except) && !peekIsQuery() {
        advance()
        if isAt(.open) {
          let list = parseNameList()
          append(
            make(.starExclude, from: start, ChildList(first: tree[list].firstChild)), to: &children)
        } else {
          let path = parsePath()
          append(make(.starExclude, from: start, path), to: &children)
        }
      } else if isAt(.replace) || isAt(.rename), peek().kind == .open {
        let kind: Node.Kind = isAt(.replace) ? .starReplace : .starRename
        advance()
        advance()
        var items = ChildList()
        repeat { append(parseSelectItem(), to: &items) } while accept(.comma)
        expect(.close, "`)`")
        append(make(kind, from: start, items), to: &children)
      } else {
        return
      }
    }
  }

  /// EXCEPT before a query is the set operation.
  private func peekIsQuery() -> Bool {
    var distance = 1
    while peek(distance).kind == .open { distance += 1 }
    return [.select, .all, .distinct, .values, .with].contains(peek(distance).keyword)
  }
}
