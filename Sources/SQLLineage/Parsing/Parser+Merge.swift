extension Parser {
  /// `MERGE INTO t USING s ON … WHEN MATCHED THEN UPDATE SET … WHEN NOT MATCHED THEN INSERT …`
  mutating func parseMerge(_ start: Int, with: NodeID = .none) -> NodeID {
    advance()
    if isAt(.top) { advance(2) }
    while !isAtEnd, isAt(.with) || isAtWord("schema") || isAtWord("evolution") { advance() }
    _ = accept(.into)
    var children = ChildList()
    append(with, to: &children)
    append(parseTable(), to: &children)
    guard accept(.using) else { return opaque(start) }
    append(parseTable(), to: &children)
    let on = position
    if accept(.on) {
      let condition = single(parseExpression())
      append(make(.joinOn, from: on, condition), to: &children)
    }
    while isAt(.when) {
      let before = position
      parseMergeBranch(&children)
      if position == before { break }
    }
    if isAtWord("output") { append(parseOutput(), to: &children) }
    if !isAtEnd, !dialect.hasOptionalSemicolons { skipStatement() }
    return make(.merge, from: start, children)
  }

  private mutating func parseMergeBranch(_ children: inout ChildList) {
    let start = position
    advance()
    while !isAt(.then), !isAt(.and), !isAtEnd { advance() }
    if accept(.and) {
      let condition = single(parseExpression())
      append(make(.whereClause, from: start, condition), to: &children)
    }
    guard accept(.then) else { return complain("unexpected", "expected THEN") }
    if accept(.update) || acceptWord("upd") {
      append(parseMergeUpdate(), to: &children)
    } else if accept(.insert) || acceptWord("ins") {
      append(parseMergeInsert(), to: &children)
    } else {
      while !isAtEnd, !isAt(.when) { skipOne() }
    }
    while !isAtEnd, !isAt(.when), !token.keyword.beginsStatement || !dialect.hasOptionalSemicolons {
      // Oracle: `WHERE` and `DELETE WHERE` behind the assignments.
      let clauseStart = position
      if accept(.where) {
        append(clause(.whereClause, from: clauseStart), to: &children)
      } else if isAtWord("output") {
        return
      } else {
        skipOne()
      }
    }
  }

  private mutating func parseMergeUpdate() -> NodeID {
    let start = position
    _ = accept(.set)
    if accept(.star) || accept(.row) || accept(.all) {
      return make(.updateAction, from: start, flags: .all)
    }
    let assignments = parseAssignments()
    return make(.updateAction, from: start, assignments)
  }

  private mutating func parseMergeInsert() -> NodeID {
    let start = position
    if accept(.star) || accept(.row) || accept(.all) {
      return make(.insertAction, from: start, flags: .all)
    }
    var children = ChildList()
    // Teradata: `INSERT (x, y)` without VALUES.
    let isOnlyValues = isAt(.open) && peek(closing(position) + 1 - position).keyword != .values
    if isAt(.open), !isOnlyValues { append(parseNameList(), to: &children) }
    if isOnlyValues || accept(.values), accept(.open) {
      let cells = expressions(until: .close)
      expect(.close, "`)`")
      append(make(.valuesRow, from: start, cells), to: &children)
    } else if accept(.row) {
      return make(.insertAction, from: start, flags: .all)
    }
    return make(.insertAction, from: start, children)
  }
}
