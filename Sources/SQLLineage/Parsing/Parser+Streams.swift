extension Parser {
  /// `CREATE STREAM s ON TABLE t`
  mutating func parseStream(_ start: Int) -> NodeID {
    advance()
    acceptIfNotExists()
    var children = single(parseTableName())
    while !isAtEnd, !accept(.on) { skipOne() }
    while isAt(.table) || isAt(.view) || isAtWord("external") || isAtWord("stage")
      || isAtWord("dynamic")
    {
      advance()
    }
    if !isAtEnd { append(parseTableName(), to: &children) }
    skipToNextStatement()
    return make(.createLike, from: start, children, flags: .all)
  }

  /// `CREATE STAGE s URL = 's3://…'`
  mutating func parseCreateStage(_ start: Int) -> NodeID {
    advance()
    acceptIfNotExists()
    var children = single(parseTableName())
    while !isAtEnd {
      if isAtWord("url"), peek(2).kind == .text {
        advance(2)
        append(parseTableName(), to: &children)
      } else {
        skipOne()
      }
    }
    return make(.copy, from: start, children)
  }

  /// `CREATE TASK t … AS statement`
  mutating func parseTask(_ start: Int) -> NodeID {
    while !isAtEnd, !isAt(.as) { skipOne() }
    guard accept(.as), !isAtEnd else { return make(.utility, from: start) }
    if isAt(.begin) { return make(.utility, from: start) }
    return parseStatement()
  }
}
