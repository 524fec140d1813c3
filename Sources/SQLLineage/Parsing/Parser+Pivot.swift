extension Parser {
  /// `PIVOT (sum(x) AS s FOR c IN ('a' AS a, 'b') d IN (…))`
  mutating func parsePivot(of table: NodeID) -> NodeID {
    let start = position
    while !isAt(.open), !isAtEnd { advance() }
    advance()
    var children = single(table)
    repeat {
      let before = position
      append(parseSelectItem(), to: &children)
      if position == before { break }
    } while accept(.comma)
    if accept(.for) { parsePivotColumns(&children) }
    if !isAt(.close) { skipToClose() }
    expect(.close, "`)`")
    return finishPivot(.pivot, start, children)
  }

  /// `c IN (…) d IN (…)`; each column with its values is a list.
  private mutating func parsePivotColumns(_ children: inout ChildList) {
    while isAtName() || isAt(.open), !isAt(.group) {
      let start = position
      var parts = single(isAt(.open) ? parseNameList() : parsePivotColumn())
      guard accept(.in) else { return }
      append(parsePivotValues(), to: &parts)
      append(make(.pivotNames, from: start, parts), to: &children)
    }
  }

  private mutating func parsePivotColumn() -> NodeID {
    let start = position
    let path = parsePath()
    return make(.columnNames, from: start, ChildList(first: path.last, last: path.last))
  }

  /// `('a' AS x, 'b')`; a query or ANY stands for values nobody knows.
  private mutating func parsePivotValues() -> NodeID {
    let start = position
    guard isAt(.open), !isQueryInBrackets(position) else {
      skipOne()
      return make(.opaque, from: start)
    }
    advance()
    if isAt(.any) || startsQuery() {
      skipToClose()
      advance()
      return make(.opaque, from: start)
    }
    var values = ChildList()
    while !isAt(.close), !isAt(.endOfText) {
      let before = position
      append(parseSelectItem(), to: &values)
      if !accept(.comma) || position == before { break }
    }
    if !isAt(.close) { skipToClose() }
    expect(.close, "`)`")
    return make(.selectList, from: start, values)
  }

  private mutating func finishPivot(
    _ kind: Node.Kind, _ start: Int, _ children: ChildList
  ) -> NodeID {
    let node = make(kind, from: start, children)
    let alias = parseTableAlias(of: node)
    tree[node].name = alias
    return node
  }

  /// `UNPIVOT INCLUDE NULLS (value FOR name IN (a, b AS 'x', (c, d) AS y))`
  mutating func parseUnpivot(of table: NodeID) -> NodeID {
    let start = position
    while !isAt(.open), !isAtEnd { advance() }
    advance()
    var children = single(table)
    append(isAt(.open) ? parseNameList() : parsePivotColumn(), to: &children)
    if accept(.for) { append(parsePivotColumn(), to: &children) }
    if accept(.in), accept(.open) { append(parseUnpivotColumns(), to: &children) }
    if !isAt(.close) { skipToClose() }
    expect(.close, "`)`")
    return finishPivot(.unpivot, start, children)
  }

  private mutating func parseUnpivotColumns() -> NodeID {
    let start = position
    var groups = ChildList()
    while !isAt(.close), !isAt(.endOfText) {
      let before = position
      append(isAt(.open) ? parseNameList() : parsePivotColumn(), to: &groups)
      if accept(.as) { skipOne() }
      if !accept(.comma) || position == before { break }
    }
    if !isAt(.close) { skipToClose() }
    expect(.close, "`)`")
    return make(.list, from: start, groups)
  }

  // MARK: Statements of DuckDB

  /// `PIVOT t ON c IN (…) USING sum(x) GROUP BY g`, `UNPIVOT t ON a, b INTO NAME n VALUE v`
  mutating func parsePivotStatement(_ start: Int) -> NodeID {
    let isPivot = isAt(.pivot)
    advance()
    let table = parseTable()
    guard accept(.on) else { return opaque(start) }
    let node = isPivot ? parsePivotOn(table, start) : parseUnpivotOn(table, start)
    let from = make(.fromClause, from: start, single(node))
    let select = make(.select, from: start, single(from))
    let query = make(.query, from: start, single(select))
    return depth == 0 ? make(.queryStatement, from: start, single(query)) : query
  }

  private mutating func parsePivotOn(_ table: NodeID, _ start: Int) -> NodeID {
    var names = ChildList()
    repeat {
      let listStart = position
      var parts = single(parsePivotColumn())
      append(accept(.in) ? parsePivotValues() : make(.opaque, from: position), to: &parts)
      append(make(.pivotNames, from: listStart, parts), to: &names)
    } while accept(.comma)
    var children = single(table)
    if accept(.using) {
      repeat { append(parseSelectItem(), to: &children) } while accept(.comma)
    }
    append(names, to: &children)
    let groupStart = position
    if accept(.group, .by) { append(clause(.groupBy, from: groupStart), to: &children) }
    while !isAtEnd, !isAt(.close), !isSetOperator(), !isAt(.order), !isAt(.limit) { skipOne() }
    return make(.pivot, from: start, children)
  }

  private mutating func parseUnpivotOn(_ table: NodeID, _ start: Int) -> NodeID {
    let listStart = position
    var groups = ChildList()
    repeat {
      append(isAt(.open) ? parseNameList() : parsePivotColumn(), to: &groups)
      if accept(.as) { advance() }
    } while accept(.comma)
    let list = make(.list, from: listStart, groups)
    var name = named("name", from: listStart)
    var value = named("value", from: listStart)
    if accept(.into) {
      if accept(.name) { name = parsePivotColumn() }
      if acceptWord("value") { value = parsePivotColumn() }
    }
    var children = pair(table, value)
    append(name, to: &children)
    append(list, to: &children)
    return make(.unpivot, from: start, children)
  }

  private mutating func named(_ name: String, from start: Int) -> NodeID {
    let node = make(.name, from: start, name: names.unquoted(name))
    return make(.columnNames, from: start, single(node))
  }
}
