extension Parser {
  /// `CREATE … VIEW name (columns) AS query`, `CREATE TABLE name AS query`, `… LIKE t`, `… CLONE t`, procedures.
  mutating func parseCreate(_ start: Int, with: NodeID = .none) -> NodeID {
    // `REPLACE VIEW` of Teradata and `REPLACE TABLE` of Spark stand on the next word already.
    advance()
    var isTemporary = false
    while !isAtEnd {
      switch token.keyword {
      case .view: return parseCreateView(start, with: with, isTemporary: isTemporary)
      case .table: return parseCreateTable(start, with: with, isTemporary: isTemporary)
      case .temp, .temporary: isTemporary = true
      case .procedure, .function: return parseRoutine(start)
      case .as, .select, .insert: return opaque(start)
      default:
        if isAtWord("volatile") { isTemporary = true }
        if let node = parseOtherCreate(start) { return node }
      }
      skipOne()
    }
    return make(.utility, from: start)
  }

  /// Streams, stages, tasks, macros and what holds no data.
  mutating func parseOtherCreate(_ start: Int) -> NodeID? {
    if isAtWord("stream") { return parseStream(start) }
    if isAtWord("stage") { return parseCreateStage(start) }
    if isAtWord("proc") || isAtWord("trigger") || isAtWord("package") { return parseRoutine(start) }
    if isAtWord("task") { return parseTask(start) }
    if isAtWord("model") || isAtWord("flow") {
      return parseCreateTable(start, with: .none, isTemporary: false)
    }
    let others: [StaticString] = [
      "schema", "database", "index", "role", "user", "sequence", "type", "domain", "extension",
      "warehouse", "policy", "masking", "row", "file", "integration", "external_schema", "macro",
      "synonym", "tag", "share", "catalog", "connection", "server", "rule", "aggregate",
      "collation", "cast", "operator", "publication", "subscription", "secret", "statistics",
    ]
    guard others.contains(where: { isAtWord($0) }), !isAt(.row) || peek().keyword != .table else {
      return nil
    }
    return utility(start)
  }

  mutating func acceptIfNotExists() {
    guard isAt(.if), [.not, .exists].contains(peek().keyword) else { return }
    advance()
    while isAt(.not) || isAt(.exists) { advance() }
  }

  // MARK: Views

  mutating func parseCreateView(
    _ start: Int, with: NodeID, isTemporary: Bool
  ) -> NodeID {
    advance()
    acceptIfNotExists()
    var target = parseTableName()
    var children = ChildList()
    var columns = NodeID.none
    if isAt(.open), !isQueryInBrackets(position) { columns = parseNameList() }
    // ClickHouse: `MATERIALIZED VIEW v TO target`.
    while !isAt(.as), !isAtEnd, !startsViewQuery() {
      if accept(.to) {
        target = parseTableName()
        if isAt(.open), !isQueryInBrackets(position) { columns = parseNameList() }
      } else {
        skipOne()
      }
    }
    _ = accept(.as)
    append(target, to: &children)
    append(columns, to: &children)
    append(with, to: &children)
    guard startsQuery() || isAt(.open) || isAt(.template) else { return opaque(start) }
    append(parseQuery(), to: &children)
    if isAt(.with) { skipStatement() }
    return make(.createView, from: start, children, flags: isTemporary ? .temporary : [])
  }

  /// A query without AS before it; `WITH option` is none.
  func startsViewQuery() -> Bool {
    isAt(.with) ? isWithQuery() : startsQuery()
  }

  // MARK: Tables

  mutating func parseCreateTable(
    _ start: Int, with: NodeID, isTemporary: Bool
  ) -> NodeID {
    advance()
    if accept(.function) { return parseRoutine(start) }
    acceptIfNotExists()
    let target = parseTableName()
    let isHash = text(of: tree.tokens[Int(tree[target].start)]).hasPrefix("#")
    let flags: Node.Flags = isTemporary || isHash ? .temporary : []
    var children = single(target)
    append(with, to: &children)
    if let like = parseLike(start, children, flags) { return like }
    if isAt(.open), !isQueryInBrackets(position) { append(parseColumnDefinitions(), to: &children) }
    while !isAtEnd, !startsTableQuery() {
      // `STORED AS format` is no query.
      if isAt(.as), startsQuery(1) || peek().kind == .open || peek().kind == .template { break }
      if let like = parseLike(start, children, flags) { return like }
      if dialect.hasOptionalSemicolons, token.keyword.beginsStatement, !isAt(.with) { break }
      skipOne()
    }
    _ = accept(.as)
    guard startsQuery() || isAt(.open) else {
      return make(.createTable, from: start, children, flags: flags)
    }
    append(parseQuery(), to: &children)
    if !isAtEnd, !dialect.hasOptionalSemicolons { skipStatement() }
    return make(.createTableAs, from: start, children, flags: flags)
  }

  /// A query without AS before it; `WITH (options)` is none.
  mutating func startsTableQuery() -> Bool {
    if isAt(.with) { return isWithQuery() }
    if isAt(.open) { return isQueryInBrackets(position) }
    return startsQuery() && !isAt(.values) && !isAt(.from)
  }

  /// `LIKE t`, `CLONE t`, `COPY t`; also in brackets.
  mutating func parseLike(
    _ start: Int, _ children: ChildList, _ flags: Node.Flags
  ) -> NodeID? {
    if isAt(.as), dialect.name == "teradata" || dialect.name == "clickhouse",
      peek().kind == .word || peek().kind == .quotedName, !startsQuery(1),
      peek(2).kind != .open
    {
      return parseCopyOfTable(start, children, flags)
    }
    let isBracketed = isAt(.open) && peek().keyword == .like
    if isBracketed { advance() }
    guard isAt(.like) || isAt(.clone) || isAt(.copy) || isAtWord("deep") || isAtWord("shallow")
    else { return nil }
    if !isAt(.like), !isAt(.clone), !isAt(.copy) { advance() }
    let isClone = !isAt(.like)
    advance()
    guard isAtName() else { return nil }
    var children = children
    append(parseTableName(), to: &children)
    if isBracketed { append(parseFurtherColumns(), to: &children) }
    skipToNextStatement()
    return make(
      .createLike, from: start, children, flags: isClone ? flags.union(.all) : flags)
  }

  /// `(LIKE t INCLUDING ALL, a int)`
  private mutating func parseFurtherColumns() -> NodeID {
    let start = position
    var names = ChildList()
    while !isAt(.close), !isAtEnd {
      if accept(.comma), isAtName(), !isConstraint() { append(parseNameNode(), to: &names) }
      if !isAt(.close), !isAt(.comma) { skipDefinitionPart() }
    }
    expect(.close, "`)`")
    return names.first == .none ? .none : make(.columnNames, from: start, names)
  }

  /// Teradata's `CREATE TABLE a AS b WITH [NO] DATA`; ClickHouse copies the definition only.
  private mutating func parseCopyOfTable(
    _ start: Int, _ children: ChildList, _ flags: Node.Flags
  ) -> NodeID {
    advance()
    var children = children
    append(parseTableName(), to: &children)
    let isEmpty = isAt(.with) && isAtWord("no", 1) || dialect.name == "clickhouse"
    skipToNextStatement()
    return make(.createLike, from: start, children, flags: isEmpty ? flags : flags.union(.all))
  }

  /// The columns of a table definition by name; types, defaults and constraints are skipped.
  mutating func parseColumnDefinitions() -> NodeID {
    let start = position
    var names = ChildList()
    advance()
    while !isAt(.close), !isAt(.endOfText) {
      if isAtName(), !isConstraint() { append(parseNameNode(), to: &names) }
      while !isAt(.comma), !isAt(.close), !isAt(.endOfText) { skipDefinitionPart() }
      if !accept(.comma) { break }
    }
    expect(.close, "`)`")
    return make(.columnNames, from: start, names)
  }

  /// Over one token, or over a type's parameters in `<…>`, which may hold commas.
  mutating func skipDefinitionPart() {
    guard isAtSymbol("<") else { return skipOne() }
    skipAngles()
  }

  func isConstraint() -> Bool {
    guard isAt(.word) else { return false }
    let words: [StaticString] = [
      "constraint", "primary", "unique", "foreign", "check", "exclude", "like", "key", "index",
      "fulltext", "spatial", "period", "projection",
    ]
    guard words.contains(where: { isAtWord($0) }) else { return false }
    // A column may be called `key` or `index` when a type follows and no bracket.
    let isPlain = isAtWord("key") || isAtWord("index") || isAtWord("period") || isAtWord("check")
    return !isPlain || peek().kind == .open || peek(2).kind == .open && isAtWord("key", 0)
      || peek().keyword == .for
  }
}
