extension Parser {
  /// `FROM a, b JOIN c ON …`; the cursor stands on FROM or USING.
  mutating func parseFrom() -> NodeID {
    let start = position
    advance()
    return parseTables(from: start)
  }

  mutating func parseTables(from start: Int) -> NodeID {
    var tables = ChildList()
    repeat {
      if isAtTablesEnd() { break }
      let before = position
      let table = parseJoined()
      if tables.first != .none, table != .none { tree[table].flags.insert(.comma) }
      append(table, to: &tables)
      if position == before { break }
    } while accept(.comma)
    return make(.fromClause, from: start, tables)
  }

  /// A comma too many before the end of FROM.
  func isAtTablesEnd() -> Bool {
    switch token.keyword {
    case .where, .group, .order, .limit, .union, .qualify: true
    default: isAt(.close) || isAtEnd
    }
  }

  /// A table and everything joined to it; joins without brackets bind from the left, in a loop.
  mutating func parseJoined() -> NodeID {
    let first = parseTable()
    return parseJoins(onto: first)
  }

  mutating func parseJoins(onto first: NodeID) -> NodeID {
    let start = Int(tree[first].start)
    var left = first
    while true {
      let before = position
      if let view = parseLateralView(left) {
        left = view
        continue
      }
      guard let kind = acceptJoin() else { break }
      var children = single(left)
      append(kind.contains(.file) ? parseArrayJoin() : parseTable(), to: &children)
      parseCondition(&children)
      left = make(.join, from: start, children, flags: kind)
      // `a JOIN b JOIN c ON … ON …`: the condition of the outer join stands behind that of the inner.
      while isAt(.on), position > before {
        var condition = ChildList()
        parseCondition(&condition)
        var outer = single(left)
        append(condition, to: &outer)
        left = make(.join, from: start, outer)
      }
    }
    return left
  }

  mutating func parseCondition(_ children: inout ChildList) {
    let start = position
    if isAtWord("match_condition") {
      advance()
      let condition = single(parseExpression())
      append(make(.joinOn, from: start, condition), to: &children)
    }
    let onStart = position
    if accept(.on) {
      let condition = single(parseExpression())
      append(make(.joinOn, from: onStart, condition), to: &children)
    } else if isAt(.using), peek().kind == .open {
      advance()
      let list = parseNameList()
      append(
        make(.joinUsing, from: onStart, ChildList(first: tree[list].firstChild)), to: &children)
      if isAt(.as) { _ = parseAlias() }
    } else if isAt(.using), dialect.name == "clickhouse" {
      advance()
      let path = parsePath()
      append(make(.joinUsing, from: onStart, path), to: &children)
    }
  }

  /// The words of a join, or nil when none begins here.
  mutating func acceptJoin() -> Node.Flags? {
    guard token.kind == .word else { return nil }
    if isAtWord("straight_join") {
      advance()
      return []
    }
    var distance = 0
    var flags: Node.Flags = []
    loop: while true {
      switch peek(distance).keyword {
      case .natural: flags.insert(.natural)
      case .left: flags.insert(.leftOuter)
      case .right: flags.insert(.rightOuter)
      case .full: flags.formUnion([.leftOuter, .rightOuter])
      case .semi, .anti: flags.insert(.semi)
      case .inner, .outer, .cross, .global, .all, .any, .asof, .positional: break
      default: break loop
      }
      distance += 1
    }
    if peek(distance).keyword == .array, peek(distance + 1).keyword == .join {
      advance(distance + 2)
      return .file
    }
    // CROSS APPLY and OUTER APPLY see the tables before them.
    guard peek(distance).keyword == .join || peek(distance).keyword == .apply && distance > 0 else {
      return nil
    }
    advance(distance + 1)
    return flags
  }
}
