extension Parser {
  /// `FROM a, b JOIN c ON …`
  mutating func parseFrom() -> NodeID {
    let start = position
    advance()
    var tables = ChildList()
    repeat {
      let before = position
      append(parseJoined(), to: &tables)
      if position == before { break }
    } while accept(.comma)
    return make(.fromClause, from: start, tables)
  }

  /// A table and everything joined to it; joins without brackets bind from the left, in a loop.
  private mutating func parseJoined() -> NodeID {
    let start = position
    var left = parseTable()
    while let kind = acceptJoin() {
      var children = ChildList()
      append(left, to: &children)
      append(parseTable(), to: &children)
      parseCondition(&children)
      left = make(.join, from: start, children, flags: kind)
    }
    return left
  }

  private mutating func parseCondition(_ children: inout ChildList) {
    let start = position
    if accept(.on) {
      var condition = ChildList()
      append(parseExpression(), to: &condition)
      append(make(.joinOn, from: start, condition), to: &children)
    } else if isAt(.using), peek().kind == .open {
      advance()
      let list = parseNameList()
      append(
        make(.joinUsing, from: start, ChildList(first: tree[list].firstChild)), to: &children)
      if isAt(.as) { _ = parseAlias() }
    }
  }

  /// The words of a join, or nil when none begins here.
  private mutating func acceptJoin() -> Node.Flags? {
    var distance = 0
    var flags: Node.Flags = []
    loop: while true {
      switch peek(distance).keyword {
      case .natural: flags.insert(.natural)
      case .left: flags.insert(.leftOuter)
      case .right: flags.insert(.rightOuter)
      case .full: flags.formUnion([.leftOuter, .rightOuter])
      case .semi, .anti: flags.insert(.semi)
      case .inner, .outer, .cross, .global, .all, .any, .asof: break
      default: break loop
      }
      guard peek(distance).kind == .word else { return nil }
      distance += 1
    }
    guard peek(distance).kind == .word, peek(distance).keyword == .join else { return nil }
    for _ in 0...distance { advance() }
    return flags
  }

  private mutating func parseTable() -> NodeID {
    let start = position
    let isLateral = accept(.lateral)
    _ = accept(.only)
    if isAt(.open) { return parseBracketedTable(start, isLateral: isLateral) }
    if isAt(.values) { return finishTable(.derivedTable, start, single(parseQuery()), isLateral) }
    guard isAtName() else {
      complain("unexpected", "expected a table")
      return make(.opaque, from: start)
    }
    if isAt(.rows), peek().keyword == .from, peek(2).kind == .open { return parseRowsFrom(start) }
    let path = parsePath()
    guard isAt(.open) else {
      _ = accept(.star)
      return finishTable(.tableName, start, path, isLateral)
    }
    position = start + (isLateral ? 1 : 0)
    return finishTable(.tableFunction, start, single(parseExpression()), isLateral)
  }

  /// `(query) alias`, `(a JOIN b) alias` or `((…))`.
  private mutating func parseBracketedTable(_ start: Int, isLateral: Bool) -> NodeID {
    let isQuery = startsQueryInBrackets()
    let inner = nested { parser in
      parser.advance()
      let inner = isQuery && !parser.isJoinInBrackets() ? parser.parseQuery() : parser.parseJoined()
      parser.expect(.close, "`)`")
      return inner
    }
    guard tree[inner].kind != .query else {
      return finishTable(.derivedTable, start, single(inner), isLateral)
    }
    let alias = parseAlias()
    guard alias != .none else { return inner }
    return make(.join, from: start, single(inner), name: alias)
  }

  /// Whether `((SELECT …) a JOIN …` stands here: the bracket that closes the first query is followed by more.
  private func isJoinInBrackets() -> Bool {
    guard isAt(.open) else { return false }
    var open = 0
    var index = position
    while index < tree.tokens.count - 1 {
      if tree.tokens[index].kind == .open { open += 1 }
      if tree.tokens[index].kind == .close {
        open -= 1
        if open == 0 { break }
      }
      index += 1
    }
    let next = tree.tokens[min(index + 1, tree.tokens.count - 1)]
    let isSet = [.union, .intersect, .except, .minus, .order, .limit, .offset, .fetch]
      .contains(next.keyword)
    return next.kind == .quotedName || next.kind == .word && !isSet
  }

  private mutating func parseRowsFrom(_ start: Int) -> NodeID {
    advance()
    advance()
    advance()
    let calls = expressions(until: .close)
    expect(.close, "`)`")
    return finishTable(.tableFunction, start, calls, false)
  }

  /// WITH ORDINALITY, TABLESAMPLE, the alias and its columns.
  private mutating func finishTable(
    _ kind: Node.Kind, _ start: Int, _ children: ChildList, _ isLateral: Bool
  ) -> NodeID {
    var children = children
    if isAt(.with, .ordinality) {
      advance()
      advance()
    }
    skipSample()
    let alias = parseAlias()
    if alias != .none, isAt(.open) { append(parseNameList(), to: &children) }
    skipSample()
    skipIndexHint()
    return make(kind, from: start, children, flags: isLateral ? .lateral : [], name: alias)
  }

  private mutating func skipSample() {
    guard accept(.tablesample) else { return }
    while isAtName(), !isAt(.open) { advance() }
    if isAt(.open) { skipOne() }
    if isAtWord("repeatable") {
      advance()
      skipOne()
    }
  }

  /// SQLite's `INDEXED BY name` and `NOT INDEXED`.
  private mutating func skipIndexHint() {
    if isAt(.not), isAtWord("indexed", 1) {
      advance()
      advance()
    }
  }

  private mutating func single(_ child: NodeID) -> ChildList {
    var list = ChildList()
    append(child, to: &list)
    return list
  }
}
