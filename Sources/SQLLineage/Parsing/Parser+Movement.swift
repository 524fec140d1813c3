extension Parser {
  // MARK: COPY, UNLOAD, LOAD, EXPORT

  /// `COPY INTO target FROM source`, `COPY table FROM 'path'`, `COPY (query) TO 'path'`.
  mutating func parseCopy(_ start: Int) -> NodeID {
    advance()
    _ = accept(.into)
    let first = parseCopyEnd()
    if isAt(.open) { append(parseNameList(), after: first) }
    while !isAtEnd, !isAt(.from), !isAt(.to) { skipOne() }
    let isFrom = isAt(.from)
    advance()
    let second = isAtEnd ? NodeID.none : parseCopyEnd()
    skipToNextStatement()
    let ends = isFrom ? pair(first, second) : pair(second, first)
    return make(.copy, from: start, ends)
  }

  private mutating func append(_ child: NodeID, after parent: NodeID) {
    guard tree[parent].firstChild == .none else { return }
    tree[parent].firstChild = child
  }

  private mutating func parseCopyEnd() -> NodeID {
    if isAt(.open) {
      let start = position
      guard isQueryInBrackets(position) else {
        skipOne()
        return make(.opaque, from: start)
      }
      return parseQuery()
    }
    if isAtWord("stdin") || isAtWord("stdout") || isAtWord("program") {
      let start = position
      advance()
      if isAt(.text) { advance() }
      return make(.opaque, from: start)
    }
    // `"s3://…"` is a place, whatever the quotes.
    return parseTableName()
  }

  /// `UNLOAD ('query') TO 's3://…'`
  mutating func parseUnload(_ start: Int) -> NodeID {
    advance()
    guard accept(.open) else { return opaque(start) }
    if isAt(.text) { unquote(position, endingAt: position + 1) }
    guard startsQuery() || isAt(.open) else { return opaque(start) }
    let query = parseQuery()
    _ = accept(.semicolon)
    expect(.close, "`)`")
    var target = NodeID.none
    if accept(.to) { target = parseTableName() }
    skipToNextStatement()
    return make(.copy, from: start, pair(target, query))
  }

  /// `LOAD DATA INPATH 'path' INTO TABLE t`
  mutating func parseLoad(_ start: Int) -> NodeID {
    advance()
    var source = NodeID.none
    var target = NodeID.none
    while !isAtEnd {
      if isAt(.text), source == .none {
        source = parseTableName()
      } else if isAt(.table), isAtName(1) {
        advance()
        target = parseTableName()
        break
      } else if isAt(.into) || isAt(.overwrite), peek().keyword != .table, isAtName(1) {
        advance()
        target = parseTableName()
      } else {
        skipOne()
      }
    }
    skipToNextStatement()
    return target == .none
      ? make(.utility, from: start) : make(.copy, from: start, pair(target, source))
  }

  private func isAtName(_ distance: Int) -> Bool {
    peek(distance).kind == .word || peek(distance).kind == .quotedName
  }

  /// BigQuery's `EXPORT DATA OPTIONS (uri = '…') AS query`
  mutating func parseExport(_ start: Int) -> NodeID {
    var target = NodeID.none
    while !isAtEnd, !isAt(.as), !isAt(.to) {
      if isAtWord("uri"), peek(2).kind == .text {
        advance(2)
        target = parseTableName()
      } else if isAt(.open), !isQueryInBrackets(position) {
        advance()
      } else {
        advance()
      }
    }
    guard accept(.as), startsQuery() || isAt(.open) else { return utility(start) }
    let query = parseQuery()
    return make(.copy, from: start, pair(target, query))
  }

  // MARK: Tables that change their names or places

  /// `ALTER TABLE a RENAME TO b`, `… SWAP WITH b`, `… EXCHANGE PARTITION (…) WITH TABLE b`, `… ADD COLUMN c`.
  mutating func parseAlter(_ start: Int) -> NodeID {
    advance()
    while isAtWord("external") || isAtWord("dynamic") || isAt(.materialized) { advance() }
    guard isAt(.table) || isAt(.view) else { return utility(start) }
    let isTable = isAt(.table)
    advance()
    if isAt(.if) { advance(2) }
    _ = accept(.only)
    guard isAtName() || isAt(.template) || isAt(.openBracket) else { return utility(start) }
    let first = parseTableName()
    if isAt(.rename), let node = parseAlterRename(start, first) { return node }
    if accept(.swap) {
      _ = accept(.with)
      return make(.swap, from: start, pair(first, parseTableName()))
    }
    if isAt(.exchange) || isAt(.attach) || isAtWord("append"),
      let node = parseAlterMove(start, first)
    {
      return node
    }
    let isChange = isTable && (isAtWord("add") || isAtWord("modify"))
    skipToNextStatement()
    return make(isChange ? .createTable : .utility, from: start, single(first), flags: .all)
  }

  private mutating func parseAlterRename(_ start: Int, _ first: NodeID) -> NodeID? {
    advance()
    guard accept(.to) || accept(.as) else { return nil }
    return make(.rename, from: start, pair(first, parseTableName()))
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

  // MARK: The session

  /// `USE database`, `USE SCHEMA s`, `USE ROLE r`
  mutating func parseUse(_ start: Int) -> NodeID {
    advance()
    var flags: Node.Flags = []
    if isAtWord("role") || isAtWord("warehouse") || isAtWord("secondary") { return utility(start) }
    if isAtWord("schema") {
      advance()
      flags = .all
    } else if isAtWord("database") || isAtWord("catalog") {
      advance()
      flags = .byName
    }
    guard isAtName() else { return utility(start) }
    let path = parsePath()
    return make(.use, from: start, path, flags: flags)
  }

  /// `EXECUTE IMMEDIATE 'statement'`, `EXEC('statement')`, `EXEC sp_executesql N'statement'`: a text is read, anything
  /// else is a gap.
  mutating func parseExecute(_ start: Int) -> NodeID {
    let isCall = isAt(.call)
    advance()
    let isImmediate = accept(.immediate)
    var index = position
    if isAtWord("sp_executesql") || isAt(.from) { index += 1 }
    if tree.tokens[index].kind == .open { index += 1 }
    let isText = tree.tokens[index].kind == .text && !isCall
    let next = tree.tokens[min(index + 1, tree.tokens.count - 1)]
    let isWhole = next.kind != .symbol && next.kind != .text
    guard isText, isWhole else {
      let isDynamic =
        isImmediate || isText || tree.tokens[index].kind == .parameter && index > position
      if isDynamic { complain("dynamic-sql", "the statement is put together when it runs") }
      skipToNextStatement()
      return make(isDynamic ? .dynamic : .utility, from: start)
    }
    position = index
    skipToNextStatement()
    if accept(.close), !isAtEnd { skipToNextStatement() }
    let node = make(.utility, from: start)
    isBehindHead = true
    blocks += 1
    unquote(index, endingAt: position)
    return node
  }
}
