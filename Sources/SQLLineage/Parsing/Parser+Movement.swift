extension Parser {
  /// `COPY INTO target FROM source`, `COPY table FROM 'path'`, `COPY (query) TO 'path'`.
  mutating func parseCopy(_ start: Int) -> NodeID {
    advance()
    _ = accept(.into)
    let first = parseCopyEnd()
    if isAt(.open), tree[first].kind == .tableName, isNameListAhead() {
      append(parseNameList(), behindLastOf: first)
    }
    while !isAtEnd, !isAt(.from), !isAt(.to) { skipOne() }
    let isFrom = isAt(.from)
    advance()
    let second = isAtEnd ? NodeID.none : parseCopyEnd()
    skipToNextStatement()
    let ends = isFrom ? pair(first, second) : pair(second, first)
    return make(.copy, from: start, ends)
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

  /// `LOAD DATA INPATH 'path' INTO TABLE t`, `LOAD DATA INFILE 'path' INTO TABLE t FIELDS … (a, b)`,
  /// `LOAD DATA INTO t FROM FILES (uris = ['path'])`
  mutating func parseLoad(_ start: Int) -> NodeID {
    advance()
    var source = NodeID.none
    var target = NodeID.none
    while !isAtEnd, target == .none {
      if isAt(.text), source == .none {
        source = parseTableName()
      } else if isAt(.table), isAtName(1) {
        advance()
        target = parseTableName()
      } else if isAt(.into) || isAt(.overwrite), ![.table, .into].contains(peek().keyword),
        isAtName(1)
      {
        advance()
        target = parseTableName()
      } else {
        skipOne()
      }
    }
    guard target != .none else { return make(.utility, from: start) }
    parseLoadedColumns(of: target)
    if source == .none { source = parseLoadedFiles() }
    skipToNextStatement()
    return make(.copy, from: start, pair(target, source))
  }

  private mutating func parseLoadedColumns(of target: NodeID) {
    while !isAtEnd, !isAt(.set), !isAt(.from) {
      if accept(.partition) {
        skipOne()
      } else if isAt(.open), isNameListAhead() {
        return append(parseNameList(), behindLastOf: target)
      } else {
        skipOne()
      }
    }
  }

  /// `FROM FILES (format = 'CSV', uris = ['gs://…'])` of BigQuery.
  private mutating func parseLoadedFiles() -> NodeID {
    while !isAtEnd, !isAtWord("uris") { advance() }
    while !isAtEnd, !isAt(.text) { advance() }
    guard !isAtEnd else { return .none }
    let files = parseTableName()
    skipToClose()
    _ = accept(.close)
    return files
  }

  /// `BULK INSERT t FROM 'path' WITH (…)`
  mutating func parseBulkInsert(_ start: Int) -> NodeID {
    advance(2)
    let target = parseTableName()
    guard accept(.from) else { return opaque(start) }
    let source = parseTableName()
    skipToNextStatement()
    return make(.copy, from: start, pair(target, source))
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
}
