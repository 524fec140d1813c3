extension Parser {
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

  mutating func parseTableCall(_ start: Int, _ flags: Node.Flags) -> NodeID {
    position = start
    _ = accept(.lateral)
    let call = parseOperand()
    parseRowShape(of: call)
    return finishTable(.tableFunction, start, single(call), flags)
  }

  /// `(NOLOCK)` of T-SQL.
  func isTableHint() -> Bool {
    dialect.hasOptionalSemicolons && isHintWord(peek())
  }

  func isHintWord(_ token: Token) -> Bool {
    guard token.kind == .word else { return false }
    let words: Set<String> = [
      "nolock", "readuncommitted", "readpast", "rowlock", "updlock", "holdlock", "tablock",
      "tablockx", "index", "forceseek", "paglock", "xlock", "noexpand", "snapshot", "nowait",
    ]
    return words.contains(text(of: token).lowercased())
  }

  /// `TABLE(f(x))`, `TABLE(t)`
  mutating func parseTableFunction(_ start: Int, _ flags: Node.Flags) -> NodeID {
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
  func isTableNameInBrackets() -> Bool {
    var distance = 0
    while peek(distance).kind == .word || peek(distance).kind == .quotedName {
      if peek(distance + 1).kind == .close { return true }
      guard peek(distance + 1).kind == .dot else { return false }
      distance += 2
    }
    return false
  }

  /// `(query) alias`, `(a JOIN b) alias` or `((…))`.
  mutating func parseBracketedTable(_ start: Int, _ flags: Node.Flags) -> NodeID {
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

  mutating func parseTablesInBrackets() -> NodeID {
    let start = position
    let first = parseJoined()
    guard isAt(.comma) else { return first }
    var left = first
    while accept(.comma) {
      left = make(.join, from: start, pair(left, parseJoined()))
    }
    return left
  }

  mutating func parseRowsFrom(_ start: Int) -> NodeID {
    advance(3)
    let calls = expressions(until: .close)
    expect(.close, "`)`")
    return finishTable(.tableFunction, start, calls, .lateral)
  }

  /// `SEMANTIC_VIEW(name METRICS a DIMENSIONS b, f(c) AS d)`: a select from the view.
  mutating func parseSemanticView(_ start: Int) -> NodeID {
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
  mutating func parseSemanticItem() -> NodeID {
    let start = position
    let expression = single(parseExpression())
    let alias = isAt(.as) ? parseAlias() : NameID.none
    return make(.selectItem, from: start, expression, name: alias)
  }
}
