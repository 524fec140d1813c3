extension Parser {
  /// `FROM t |> WHERE … |> AGGREGATE … GROUP BY … |> SELECT …`: each stage is a select from the one before.
  mutating func parsePipes(_ query: NodeID) -> NodeID {
    var query = query
    var count = 0
    while acceptSymbol("|>") {
      count += 1
      guard count + depth < Self.deepest else {
        complain("too-deep", "more than \(Self.deepest) stages")
        break
      }
      let before = position
      query = parsePipe(query)
      if position == before { break }
    }
    return query
  }

  private mutating func parsePipe(_ input: NodeID) -> NodeID {
    let start = position
    switch token.keyword {
    case .where:
      advance()
      return stage(input, [everything(), clause(.whereClause, from: start)], from: start)
    case .select:
      advance()
      let isDistinct = accept(.distinct)
      return stage(input, [parseSelectList()], isDistinct ? .distinct : [], from: start)
    case .extend:
      advance()
      return stage(input, [parseSelectList()], .keepsRows, from: start)
    case .aggregate: return parseAggregateStage(input)
    case .as:
      advance()
      if isAtName() { tree[input].name = takeName() }
      return input
    case .set, .rename, .drop: return parseColumnStage(input)
    case .distinct:
      advance()
      return stage(input, [everything()], .distinct, from: start)
    case .order:
      advance(2)
      let order = clause(.orderBy, from: start)
      let sorted = stage(input, [everything()], from: start)
      tree[tree[sorted].firstChild].next = order
      return sorted
    case .union, .intersect, .except, .left, .full, .inner, .right, .cross, .join:
      return parseSetOrJoinStage(input)
    default: return parseOtherStage(input)
    }
  }

  private mutating func everything() -> NodeID {
    let start = position
    let star = make(.star, from: start, flags: .keepsRows)
    return make(.selectList, from: start, single(star))
  }

  /// A query that selects from another.
  private mutating func stage(
    _ input: NodeID, _ parts: [NodeID], _ flags: Node.Flags = [], from start: Int
  ) -> NodeID {
    var children = ChildList()
    for part in tables(of: input, from: start) { append(part, to: &children) }
    for part in parts { append(part, to: &children) }
    let select = make(.select, from: start, children, flags: flags)
    return make(.query, from: start, single(select))
  }

  /// What a stage selects from: the tables of the stage before and its conditions, when it does nothing else, so that
  /// their names stay; else its rows as one table.
  private mutating func tables(of input: NodeID, from start: Int) -> [NodeID] {
    if let parts = bareParts(of: input) {
      for part in parts { tree[part].next = .none }
      return parts
    }
    let table = make(.derivedTable, from: start, single(input), flags: .keepsRows)
    return [make(.fromClause, from: start, single(table))]
  }

  /// FROM and WHERE of a query that is nothing but these; nil for any other.
  private func bareParts(of query: NodeID) -> [NodeID]? {
    let select = tree[query].firstChild
    guard select != .none, tree[query].name == .none, tree[select].kind == .select,
      tree[select].next == .none, tree[select].flags.isEmpty
    else { return nil }
    var parts: [NodeID] = []
    for part in tree.children(of: select) {
      switch tree[part].kind {
      case .fromClause, .whereClause: parts.append(part)
      case .selectList where isEverything(part): break
      default: return nil
      }
    }
    return parts.first.map { tree[$0].kind } == .fromClause ? parts : nil
  }

  private func isEverything(_ list: NodeID) -> Bool {
    let item = tree[list].firstChild
    return item != .none && tree[item].kind == .star && tree[item].flags.contains(.keepsRows)
  }

  /// `AGGREGATE sum(x) AS s GROUP BY a AS b`: the keys stand before the aggregates.
  private mutating func parseAggregateStage(_ input: NodeID) -> NodeID {
    let start = position
    advance()
    let aggregates =
      isAt(.group) ? ChildList() : ChildList(first: tree[parseSelectList()].firstChild)
    var items = ChildList()
    var keys = ChildList()
    if accept(.group, .by) {
      let list = parseSelectList()
      items.first = tree[list].firstChild
      items.last = lastSibling(items.first)
      keys = placesOf(list)
    }
    var aggregated = aggregates
    aggregated.last = lastSibling(aggregates.first)
    append(aggregated, to: &items)
    let list = make(.selectList, from: start, items)
    return stage(input, [list, make(.groupBy, from: start, keys)], from: start)
  }

  private func lastSibling(_ first: NodeID) -> NodeID {
    var last = first
    while last != .none, tree[last].next != .none { last = tree[last].next }
    return last
  }

  /// `1, 2, …` for the items of a list.
  private mutating func placesOf(_ list: NodeID) -> ChildList {
    var keys = ChildList()
    var place: Int32 = 1
    var item = tree[list].firstChild
    while item != .none {
      append(make(.place, from: position, name: NameID(index: place)), to: &keys)
      place += 1
      item = tree[item].next
    }
    return keys
  }

  /// `SET a = x`, `RENAME a AS b`, `DROP a, b`: a star with changes.
  private mutating func parseColumnStage(_ input: NodeID) -> NodeID {
    let start = position
    let kind: Node.Kind = isAt(.set) ? .starReplace : isAt(.rename) ? .starRename : .starExclude
    advance()
    var items = ChildList()
    repeat {
      let itemStart = position
      if kind == .starExclude {
        if isAtName() { append(parseNameNode(), to: &items) }
      } else if kind == .starReplace {
        let name = isAtName() ? takeName() : .none
        advance()
        let expression = single(parseExpression())
        append(make(.selectItem, from: itemStart, expression, name: name), to: &items)
      } else {
        append(parseSelectItem(), to: &items)
      }
      if position == itemStart { break }
    } while accept(.comma)
    let star = make(.star, from: start, single(make(kind, from: start, items)))
    return stage(input, [make(.selectList, from: start, single(star))], from: start)
  }

  private mutating func parseSetOrJoinStage(_ input: NodeID) -> NodeID {
    let start = position
    if isSetOperator() {
      var parts = single(input)
      let words = position
      while !isAt(.open), !startsQuery(), !isAtEnd { advance() }
      let isByName = tree.tokens[words..<position].contains { $0.keyword == .name }
      repeat {
        let part = isAt(.open) ? parseParenthesized() : parseQuery()
        append(part, to: &parts)
      } while accept(.comma)
      let set = make(.setOperation, from: start, parts, flags: isByName ? .byName : [])
      return make(.query, from: start, single(set))
    }
    let before = tables(of: input, from: start)
    let isOneTable = before.count == 1 && tree[tree[before[0]].firstChild].next == .none
    let left =
      isOneTable
      ? tree[before[0]].firstChild
      : make(.derivedTable, from: start, single(input), flags: .keepsRows)
    let joined = parseJoins(onto: left)
    let from = make(.fromClause, from: start, single(joined))
    let select = make(.select, from: start, pair(from, everything()))
    return make(.query, from: start, single(select))
  }

  private mutating func parseParenthesized() -> NodeID {
    expect(.open, "`(`")
    let query = parseQuery()
    expect(.close, "`)`")
    return query
  }

  /// LIMIT, TABLESAMPLE, PIVOT and what else a stage may be.
  private mutating func parseOtherStage(_ input: NodeID) -> NodeID {
    let start = position
    if isAt(.pivot) || isAt(.unpivot) {
      let table = make(.derivedTable, from: start, single(input), flags: .keepsRows)
      let node = isAt(.pivot) ? parsePivot(of: table) : parseUnpivot(of: table)
      let from = make(.fromClause, from: start, single(node))
      let select = make(.select, from: start, single(from))
      return make(.query, from: start, single(select))
    }
    while !isAtEnd, !isAt(.close), !isAtSymbol("|>") { skipOne() }
    return input
  }
}
