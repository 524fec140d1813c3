extension Parser {
  /// `*`, `t.*`, with EXCLUDE, EXCEPT, REPLACE, RENAME and ILIKE.
  mutating func parseStar() -> NodeID? {
    let start = position
    if isAtWord("columns"), peek().kind == .open, dialect.hasColumnsExpression {
      return parseColumnsExpression()
    }
    var distance = 0
    while peek(distance).kind == .word || peek(distance).kind == .quotedName,
      peek(distance + 1).kind == .dot
    {
      distance += 2
    }
    guard peek(distance).kind == .star, isStarHere(distance) else { return nil }
    var children = ChildList()
    while !isAt(.star) {
      if isAtName() { append(parseNameNode(), to: &children) } else { advance() }
    }
    advance()
    parseStarChanges(&children)
    // `* AS alias` of DuckDB's COLUMNS and typing mistakes.
    if isAt(.as) { _ = parseAlias() }
    return make(.star, from: start, children)
  }

  /// `COLUMNS(* EXCLUDE a)`, `COLUMNS(t.*)`; `COLUMNS('pattern')` chooses among the columns of `*`.
  private mutating func parseColumnsExpression() -> NodeID {
    let start = position
    advance(2)
    let inner = parseStar() ?? make(.star, from: start, single(make(.starLike, from: start)))
    skipToClose()
    expect(.close, "`)`")
    if isAt(.as) { _ = parseAlias() }
    return inner
  }

  /// `*` at the beginning of an item is no multiplication.
  private func isStarHere(_ distance: Int) -> Bool {
    let next = peek(distance + 1)
    return next.kind != .number && next.kind != .open
  }

  mutating func parseStarChanges(_ children: inout ChildList) {
    while true {
      let start = position
      switch token.keyword {
      case .exclude, .except:
        guard isAt(.exclude) || peek().kind == .open && !peekIsQuery() || isWordList() else {
          return
        }
        append(parseStarExclude(start), to: &children)
      case .replace, .rename:
        guard peek().kind == .open || peek().kind == .word || peek().kind == .quotedName else {
          return
        }
        append(parseStarItems(isAt(.replace) ? .starReplace : .starRename), to: &children)
      case .ilike, .like:
        advance()
        if isAt(.text) { advance() }
        append(make(.starLike, from: start), to: &children)
      case .apply where peek().kind == .open:
        advance()
        skipOne()
      default: return
      }
    }
  }

  private func isWordList() -> Bool { isAt(.except) && peek().kind == .quotedName }

  private mutating func parseStarExclude(_ start: Int) -> NodeID {
    advance()
    guard isAt(.open) else {
      let path = parsePath()
      return make(.starExclude, from: start, path)
    }
    let list = parseNameList()
    return make(.starExclude, from: start, ChildList(first: tree[list].firstChild))
  }

  private mutating func parseStarItems(_ kind: Node.Kind) -> NodeID {
    let start = position
    advance()
    let isBracketed = accept(.open)
    var items = ChildList()
    repeat {
      let before = position
      append(parseSelectItem(), to: &items)
      if position == before { break }
    } while isBracketed && accept(.comma)
    if isBracketed { expect(.close, "`)`") }
    return make(kind, from: start, items)
  }

  /// EXCEPT before a query is the set operation.
  private func peekIsQuery() -> Bool {
    var distance = 1
    while peek(distance).kind == .open { distance += 1 }
    return [.select, .all, .distinct, .values, .with].contains(peek(distance).keyword)
  }
}
