extension Parser {
  mutating func parseSelect() -> NodeID {
    let start = position
    var children = ChildList()
    var flags: Node.Flags = []
    if isAt(.from) { append(parseFrom(), to: &children) }
    if accept(.select) || accept(.sel) {
      parseSelectWords(&children, &flags)
      append(parseSelectList(), to: &children)
    }
    parseClauses(&children, &flags)
    return make(.select, from: start, children, flags: flags)
  }

  /// DISTINCT, ALL, TOP and `AS STRUCT` before the select list.
  private mutating func parseSelectWords(_ children: inout ChildList, _ flags: inout Node.Flags) {
    while true {
      switch token.keyword {
      case .distinct:
        guard !isNameHere() else { return }
        flags.insert(.distinct)
        advance()
        if isAt(.on), peek().kind == .open { append(parseDistinctOn(), to: &children) }
      case .all where !isNameHere(): advance()
      case .top where peek().kind == .number || peek().kind == .open || peek().kind == .parameter:
        parseTop()
      case .as where peek().keyword == .struct || isAtWord("value", 1):
        if peek().keyword == .struct { flags.insert(.structure) }
        advance(2)
      default:
        guard isAtHintWord() else { return }
        advance()
      }
    }
  }

  /// Whether a word that could be a keyword stands where only a name can: before a comma, FROM or AS.
  private func isNameHere() -> Bool {
    let next = peek()
    return next.kind == .comma || next.keyword == .from || next.kind == .dot
      || next.kind == .endOfText
  }

  private func isAtHintWord() -> Bool {
    let words: [StaticString] = [
      "straight_join", "sql_calc_found_rows", "high_priority", "sql_small_result",
      "sql_no_cache", "stream",
    ]
    return peek().kind == .word && words.contains { isAtWord($0) } && peek().keyword != .from
  }

  private mutating func parseTop() {
    advance()
    skipOne()
    while isAtWord("percent") || isAtWord("ties") || isAt(.with, .none) { advance() }
  }

  private mutating func parseDistinctOn() -> NodeID {
    let start = position
    advance(2)
    let keys = expressions(until: .close)
    expect(.close, "`)`")
    return make(.distinctOn, from: start, keys)
  }

  private mutating func parseClauses(_ children: inout ChildList, _ flags: inout Node.Flags) {
    while true {
      let start = position
      switch token.keyword {
      case .from: append(parseFrom(), to: &children)
      case .into: append(parseInto(), to: &children)
      case .where, .prewhere:
        advance()
        append(clause(.whereClause, from: start), to: &children)
      case .group:
        guard peek().keyword == .by else { return }
        append(parseGroupBy(), to: &children)
      case .having:
        advance()
        append(clause(.having, from: start), to: &children)
      case .qualify:
        advance()
        append(clause(.qualify, from: start), to: &children)
      case .window:
        guard isWindowClause() else { return }
        advance()
        append(parseWindows(from: start), to: &children)
      case .start, .connect: append(parseHierarchy(), to: &children)
      case .sample where peek().kind == .number: advance(2)
      default: return
      }
      if position == start { return }
    }
  }

  private func isWindowClause() -> Bool { peek(2).keyword == .as }

  /// A clause of expressions separated by commas.
  mutating func clause(_ kind: Node.Kind, from start: Int) -> NodeID {
    if isAtEnd || isAt(.close) { complain("unexpected", "expected an expression") }
    let keys = expressions(until: .endOfText)
    return make(kind, from: start, keys)
  }

  /// `GROUP BY ALL`, `GROUP BY GROUPING SETS ((a), (b))`, `GROUP BY a WITH ROLLUP`
  private mutating func parseGroupBy() -> NodeID {
    let start = position
    advance(2)
    if isAt(.all), peek().kind != .open {
      advance()
      return make(.groupBy, from: start, flags: .all)
    }
    if isAt(.all) || isAt(.distinct) { advance() }
    let keys = expressions(until: .endOfText)
    while isAt(.with), [.rollup, .cube].contains(peek().keyword) || isAtWord("totals", 1) {
      advance(2)
    }
    return make(.groupBy, from: start, keys)
  }

  /// `START WITH … CONNECT BY …`
  private mutating func parseHierarchy() -> NodeID {
    let start = position
    advance(2)
    _ = acceptWord("nocycle")
    return clause(.whereClause, from: start)
  }

  /// `INTO table`, or variables in a procedure.
  private mutating func parseInto() -> NodeID {
    let start = position
    advance()
    while isAt(.temp) || isAt(.temporary) || isAt(.unlogged) || isAt(.table) { advance() }
    _ = acceptWord("strict")
    if isAtWord("outfile") || isAtWord("dumpfile"), peek().kind == .text {
      return parseIntoFile(start)
    }
    let isVariable =
      isAt(.parameter) || blocks > 0 && !dialect.hasOptionalSemicolons
      || dialect.name == "mysql" || dialect.name == "oracle"
    let target = parseTableName()
    while isVariable, accept(.comma) { _ = parseTableName() }
    return make(.into, from: start, single(target), flags: isVariable ? .variable : [])
  }

  /// `INTO OUTFILE 'path' FIELDS TERMINATED BY ','`
  private mutating func parseIntoFile(_ start: Int) -> NodeID {
    advance()
    let files = parseTableName()
    while !isAtEnd, !isAt(.from), !isAt(.for), !isAt(.close) { skipOne() }
    return make(.into, from: start, single(files))
  }

  // MARK: The select list

  mutating func parseSelectList() -> NodeID {
    let start = position
    var items = ChildList()
    repeat {
      if isAtListEnd() { break }
      let before = position
      append(parseSelectItem(), to: &items)
      if position == before { break }
    } while accept(.comma)
    return make(.selectList, from: start, items)
  }

  private func isAtListEnd() -> Bool {
    switch token.keyword {
    case .from: peek().kind != .comma && peek().kind != .dot
    case .into, .where, .group, .order, .union, .limit, .having: !isAtWordAsName()
    default: isAt(.close) || isAtEnd || isAtSymbol("|>")
    }
  }

  mutating func parseSelectItem() -> NodeID {
    let start = position
    if let star = parseStar() { return star }
    if dialect.hasEqualsAliases, isAtName() || isAt(.text) || isAt(.parameter), isAtSymbol("=", 1) {
      let alias = isAt(.parameter) ? NameID.none : name(of: token)
      advance(2)
      let children = single(parseExpression())
      return make(.selectItem, from: start, children, name: alias)
    }
    // DuckDB: `alias: expression`.
    if isAt(.word), peek().kind == .colon, peek(2).kind != .parameter, !dialect.hasColonPaths {
      let alias = takeName()
      advance()
      let children = single(parseExpression())
      return make(.selectItem, from: start, children, name: alias)
    }
    var children = single(parseItemExpression())
    if isAt(.dot), peek().kind == .star {
      advance(2)
      parseStarChanges(&children)
      return make(.star, from: start, children, flags: .file)
    }
    let alias = parseItemAlias(&children)
    return make(.selectItem, from: start, children, name: alias)
  }

  /// An expression; literals alone give a node, too, for an item must have one.
  private mutating func parseItemExpression() -> NodeID {
    let start = position
    let expression = parseExpression()
    return expression == .none ? make(.literal, from: start) : expression
  }

  /// `AS name`, `AS (a, b)` of functions with several columns, a text where the dialect has such names.
  private mutating func parseItemAlias(_ children: inout ChildList) -> NameID {
    if isAt(.as), peek().kind == .open {
      advance()
      append(parseNameList(), to: &children)
      return .none
    }
    if isAt(.text) { return takeName() }
    if dialect.name == "teradata", isAtWord("named", -3) { return name(of: peek(-2)) }
    return parseAlias()
  }
}
