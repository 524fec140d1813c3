extension Parser {
  /// `ALTER TABLE a RENAME TO b`, `… SWAP WITH b`, `… EXCHANGE PARTITION (…) WITH TABLE b`, `… ADD COLUMN c`.
  mutating func parseAlter(_ start: Int) -> NodeID {
    advance()
    if isAtWord("session"), peek().keyword == .set, isAtWord("current_schema", 2) {
      return parseSearchPath(start)
    }
    while isAtWord("external") || isAtWord("dynamic") || isAt(.materialized) { advance() }
    guard isAt(.table) || isAt(.view) else { return utility(start) }
    let isTable = isAt(.table)
    advance()
    if isAt(.if) { advance(2) }
    _ = accept(.only)
    guard isAtName() || isAt(.template) || isAt(.openBracket) else { return utility(start) }
    let first = parseTableName()
    if isAt(.rename), let node = parseAlterRename(start, first) { return node }
    if accept(.set), acceptWord("schema"), isAtName() { return parseMove(of: first, start) }
    if isAtWord("switch") { return parseSwitch(of: first, start) }
    if accept(.swap) {
      _ = accept(.with)
      return make(.swap, from: start, pair(first, parseTableName()))
    }
    if isAt(.exchange) || isAt(.attach) || isAtWord("append"),
      let node = parseAlterMove(start, first)
    {
      return node
    }
    guard isTable else { return utility(start) }
    return parseAlteredColumns(of: first, start)
  }

  /// PostgreSQL's `ALTER TABLE t SET SCHEMA s`
  private mutating func parseMove(of table: NodeID, _ start: Int) -> NodeID {
    let path = tree.path(of: table)
    var parts = ChildList()
    append(parseNameNode(), to: &parts)
    if let last = path.last { append(make(.name, from: start, name: last), to: &parts) }
    return make(.rename, from: start, pair(table, make(.tableName, from: start, parts)))
  }

  /// T-SQL's `ALTER TABLE t SWITCH PARTITION 1 TO u`: the rows of `t` become rows of `u`.
  private mutating func parseSwitch(of table: NodeID, _ start: Int) -> NodeID {
    while !isAtEnd, !isAt(.to) { advance() }
    guard accept(.to), isAtName() else { return utility(start) }
    let target = parseTableName()
    skipToNextStatement()
    return make(.copy, from: start, pair(target, table))
  }

  private mutating func parseAlterRename(_ start: Int, _ first: NodeID) -> NodeID? {
    if [.to, .as].contains(peek().keyword) {
      advance(2)
      return make(.rename, from: start, pair(first, parseTableName()))
    }
    return nil
  }

  /// Rows of another table become rows of this one.
  private mutating func parseAlterMove(_ start: Int, _ first: NodeID) -> NodeID? {
    while !isAtEnd, !isAt(.table), !isAt(.from) { skipOne() }
    guard accept(.table) || accept(.from), isAtName() else { return make(.utility, from: start) }
    let source = parseTableName()
    skipToNextStatement()
    return make(.copy, from: start, pair(first, source))
  }

  /// `RENAME TABLE a TO b, c TO d`
  mutating func parseRename(_ start: Int) -> NodeID {
    advance()
    _ = accept(.table)
    var tables = ChildList()
    repeat {
      append(parseTableName(), to: &tables)
      guard accept(.to) else { return utility(start) }
      append(parseTableName(), to: &tables)
    } while accept(.comma)
    return make(.rename, from: start, tables)
  }

  /// ClickHouse's `EXCHANGE TABLES a AND b`
  mutating func parseExchange(_ start: Int) -> NodeID {
    advance(2)
    let first = parseTableName()
    guard accept(.and) else { return utility(start) }
    return make(.swap, from: start, pair(first, parseTableName()))
  }

  /// `DROP TABLE a, b`, `TRUNCATE TABLE a`
  mutating func parseDrop(_ start: Int) -> NodeID {
    let isDrop = isAt(.drop)
    advance()
    while isAt(.temp) || isAt(.temporary) || isAtWord("external") || isAt(.materialized) {
      advance()
    }
    guard accept(.table) || accept(.view), isDrop else { return utility(start) }
    if isAt(.if) { advance(2) }
    var tables = ChildList()
    repeat { append(parseTableName(), to: &tables) } while accept(.comma)
    if !isAtEnd { skipToNextStatement() }
    return make(.drop, from: start, tables)
  }
}
