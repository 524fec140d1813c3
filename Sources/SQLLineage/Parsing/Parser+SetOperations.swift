extension Parser {
  func isSetOperator() -> Bool {
    switch token.keyword {
    case .union, .intersect, .except, .minus: true
    // `LEFT UNION ALL BY NAME` of BigQuery.
    case .left, .full, .inner: peek().keyword == .union || isAtOuterSet()
    default: false
    }
  }

  func isAtOuterSet() -> Bool {
    [.outer, .union, .intersect, .except].contains(peek().keyword) && peek(2).keyword == .union
      || [.intersect, .except].contains(peek().keyword)
  }

  mutating func parseBody() -> NodeID {
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
  func isPlainSetOperator() -> Bool {
    guard [.union, .intersect, .except, .minus].contains(token.keyword) else { return false }
    let next = peek(peek().keyword == .all || peek().keyword == .distinct ? 2 : 1)
    return next.keyword != .by && next.keyword != .corresponding
      && !(next.kind == .word && text(of: next).lowercased() == "strict")
  }

  /// `LEFT UNION ALL BY NAME ON (a)`, `UNION CORRESPONDING BY (a)`
  mutating func parseSetOperator(_ parts: inout ChildList) -> Node.Flags {
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

  mutating func parsePrimary() -> NodeID {
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

  func isAtRowEnd() -> Bool { isAtEnd || isAt(.close) || isAt(.comma) || !isAtValue() }

  func isAtValue() -> Bool {
    switch token.kind {
    case .number, .text, .parameter, .openBracket, .openBrace: true
    default: false
    }
  }

  /// One row. Rows that hold literals alone leave no nodes but the first, which says how many columns there are.
  mutating func parseValuesRow() -> NodeID {
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

  func lastLiterals(before id: NodeID) -> Int {
    let last = tree.nodes[max(0, Int(id.index) - 1)]
    return last.kind == .valuesRow && last.firstChild == .none ? Int(last.name.index) : -1
  }

  /// How many literals stand up to a token, nil when anything else does.
  func literals(upTo end: Int) -> Int? {
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
