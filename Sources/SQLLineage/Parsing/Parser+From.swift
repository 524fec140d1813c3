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
  private func isAtTablesEnd() -> Bool {
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

  private mutating func parseCondition(_ children: inout ChildList) {
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
  private mutating func acceptJoin() -> Node.Flags? {
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

  // MARK: One table

  mutating func parseTable() -> NodeID {
    let start = position
    var flags: Node.Flags = accept(.lateral) ? .lateral : []
    _ = accept(.only)
    switch token.kind {
    case .open: return parseBracketedTable(start, flags)
    case .stage:
      let stage = parseTableName()
      // `@stage (FILE_FORMAT => f)`
      if isAt(.open) { skipOne() }
      return finishTable(stage, start, flags)
    case .text, .template, .openBracket, .parameter:
      let name = parseTableName()
      return isAt(.open) ? parseTableCall(start, flags) : finishTable(name, start, flags)
    default: break
    }
    if isAt(.values), peek().kind == .open {
      let values = parseValues()
      return finishTable(
        .derivedTable, start, single(make(.query, from: start, single(values))), flags)
    }
    guard isAtName() else {
      complain("unexpected", "expected a table")
      return make(.opaque, from: start)
    }
    if isAt(.rows, .from), peek(2).kind == .open { return parseRowsFrom(start) }
    if isAtWord("semantic_view"), peek().kind == .open { return parseSemanticView(start) }
    if isAt(.table) || isAtWord("stream") || isAtWord("live"), peek().kind == .open {
      return parseTableFunction(start, flags)
    }
    let name = parseTableName()
    guard isAt(.open), !isTableHint() else { return finishTable(name, start, flags) }
    flags.insert(.lateral)
    return parseTableCall(start, flags)
  }

  private mutating func parseTableCall(_ start: Int, _ flags: Node.Flags) -> NodeID {
    position = start
    _ = accept(.lateral)
    let call = single(parseOperand())
    return finishTable(.tableFunction, start, call, flags)
  }

  /// `(NOLOCK)` of T-SQL.
  private func isTableHint() -> Bool {
    dialect.hasOptionalSemicolons && isHintWord(peek())
  }

  private func isHintWord(_ token: Token) -> Bool {
    guard token.kind == .word else { return false }
    let words: Set<String> = [
      "nolock", "readuncommitted", "readpast", "rowlock", "updlock", "holdlock", "tablock",
      "tablockx", "index", "forceseek", "paglock", "xlock", "noexpand", "snapshot", "nowait",
    ]
    return words.contains(text(of: token).lowercased())
  }

  /// `TABLE(f(x))`, `TABLE(t)`
  private mutating func parseTableFunction(_ start: Int, _ flags: Node.Flags) -> NodeID {
    advance(2)
    if isQueryInBrackets(position) || startsQuery() {
      let query = parseQuery()
      expect(.close, "`)`")
      return finishTable(.derivedTable, start, single(query), flags)
    }
    if isTableNameInBrackets() {
      let name = parseTableName()
      expect(.close, "`)`")
      return finishTable(name, start, flags)
    }
    let calls = expressions(until: .close)
    expect(.close, "`)`")
    return finishTable(.tableFunction, start, calls, flags.union(.lateral))
  }

  /// `STREAM(a.b)`: a path and nothing else.
  private func isTableNameInBrackets() -> Bool {
    var distance = 0
    while peek(distance).kind == .word || peek(distance).kind == .quotedName {
      if peek(distance + 1).kind == .close { return true }
      guard peek(distance + 1).kind == .dot else { return false }
      distance += 2
    }
    return false
  }

  /// `(query) alias`, `(a JOIN b) alias` or `((…))`.
  private mutating func parseBracketedTable(_ start: Int, _ flags: Node.Flags) -> NodeID {
    let isQuery = isQueryInBrackets(position)
    let inner = nested { parser in
      parser.advance()
      let inner =
        isQuery ? parser.parseQuery() : parser.parseTablesInBrackets()
      parser.expect(.close, "`)`")
      return inner
    }
    guard tree[inner].kind != .query else {
      return finishTable(.derivedTable, start, single(inner), flags)
    }
    guard isAt(.pivot) || isAt(.unpivot) || isAt(.as) || isAtFreeName() else { return inner }
    return finishTable(.namedTable, start, single(inner), flags)
  }

  private mutating func parseTablesInBrackets() -> NodeID {
    let start = position
    let first = parseJoined()
    guard isAt(.comma) else { return first }
    var left = first
    while accept(.comma) {
      left = make(.join, from: start, pair(left, parseJoined()))
    }
    return left
  }

  private mutating func parseRowsFrom(_ start: Int) -> NodeID {
    advance(3)
    let calls = expressions(until: .close)
    expect(.close, "`)`")
    return finishTable(.tableFunction, start, calls, .lateral)
  }

  /// `SEMANTIC_VIEW(name METRICS a DIMENSIONS b, f(c) AS d)`: a select from the view.
  private mutating func parseSemanticView(_ start: Int) -> NodeID {
    advance(2)
    let from = make(.fromClause, from: start, single(parseTableName()))
    var items = ChildList()
    while !isAt(.close), !isAt(.endOfText) {
      let before = position
      if isAtWord("metrics") || isAtWord("dimensions") || isAtWord("facts") || isAt(.comma) {
        advance()
      } else if isAt(.where) {
        skipToClose()
      } else {
        append(parseSemanticItem(), to: &items)
      }
      if position == before { advance() }
    }
    expect(.close, "`)`")
    let select = make(.select, from: start, pair(make(.selectList, from: start, items), from))
    let query = make(.query, from: start, single(select))
    return finishTable(.derivedTable, start, single(query), [])
  }

  /// An alias needs AS here, because the next word may begin the next list.
  private mutating func parseSemanticItem() -> NodeID {
    let start = position
    let expression = single(parseExpression())
    let alias = isAt(.as) ? parseAlias() : NameID.none
    return make(.selectItem, from: start, expression, name: alias)
  }
}
