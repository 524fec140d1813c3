extension Parser {
  /// Statements separated by `;`, and by nothing where the dialect or a block allows it.
  mutating func parseScript() -> NodeID {
    var statements = ChildList()
    while !isAt(.endOfText) {
      if accept(.semicolon) || acceptBlockWord() { continue }
      let before = position
      isBehindHead = false
      append(parseStatement(), to: &statements)
      if position == before { advance() }
      if !isAtEnd, !endsWithoutSemicolon() {
        complain("unexpected", "expected the end of the statement")
        skipStatement()
      }
    }
    return make(.script, from: 0, statements)
  }

  /// Whether what follows begins a statement though no `;` stands before it.
  private func endsWithoutSemicolon() -> Bool {
    if isAtSymbol("/") || isAtSymbol("//") || isBehindHead { return true }
    guard dialect.hasOptionalSemicolons || blocks > 0 else { return false }
    switch token.keyword {
    case .loop, .do, .then: return true
    default: return token.keyword.beginsStatement || isAtWord("print") || isAtWord("raiserror")
    }
  }

  // MARK: Blocks

  /// Words that hold statements of a procedure together; true when the cursor moved.
  private mutating func acceptBlockWord() -> Bool {
    switch token.keyword {
    case .begin: return acceptBegin()
    case .end: return acceptEnd()
    case .if where !isAt(.if, .exists) || dialect.hasOptionalSemicolons, .elseif, .elsif, .while,
      .until:
      return acceptCondition()
    case .do where peek().kind == .text || isAtWord("language", 1): return false
    case .else where blocks > 0 || dialect.hasOptionalSemicolons, .then, .loop, .repeat, .do:
      advance()
      return true
    case .exception where blocks > 0:
      advance()
      return true
    case .when where blocks > 0:
      while !isAtEnd, !accept(.then) { skipOne() }
      return true
    case .for where blocks > 0: return acceptFor()
    case .go: return acceptGo()
    default: break
    }
    return acceptLabel()
  }

  private mutating func acceptBegin() -> Bool {
    advance()
    // BEGIN TRANSACTION and BEGIN TRY.
    if isAtWord("transaction") || isAtWord("tran") || isAtWord("work") {
      skipStatementWords()
    } else {
      if isAtWord("try") || isAtWord("catch") || isAtWord("atomic") { advance() }
      if !isAt(.semicolon) { blocks += 1 }
    }
    return true
  }

  private mutating func skipStatementWords() {
    while !isAtEnd, !token.keyword.beginsStatement { advance() }
  }

  /// END, `END IF`, `END LOOP label`, `END TRY`.
  private mutating func acceptEnd() -> Bool {
    advance()
    switch token.keyword {
    case .if, .loop, .while, .for, .case, .repeat: advance()
    default:
      blocks = max(0, blocks - 1)
      if isAtWord("try") || isAtWord("catch") { advance() }
    }
    if isAt(.text) || isAtFreeName(), !token.keyword.beginsStatement { advance() }
    // A function's language and options may follow its body.
    if blocks == 0, isAtWord("language") { skipStatement() }
    return true
  }

  /// `IF condition THEN`, `WHILE condition LOOP`; T-SQL writes no word behind the condition.
  private mutating func acceptCondition() -> Bool {
    advance()
    while !isAtEnd {
      if accept(.then) || accept(.loop) || accept(.do) { return true }
      if dialect.hasOptionalSemicolons, token.keyword.beginsStatement, !isAt(.if) { return true }
      skipOne()
    }
    return true
  }

  /// `FOR row IN query LOOP`: the query is a statement of its own.
  private mutating func acceptFor() -> Bool {
    advance()
    while !isAtEnd, !isAt(.in), !isAt(.loop), !isAt(.do) { advance() }
    guard accept(.in) else { return true }
    if isAt(.open) { if isQueryInBrackets(position) { return true } }
    if !startsQuery() { while !isAtEnd, !isAt(.loop), !isAt(.do) { skipOne() } }
    return true
  }

  /// GO of T-SQL's tools.
  private mutating func acceptGo() -> Bool {
    guard dialect.hasOptionalSemicolons || peek().kind == .semicolon else { return false }
    advance()
    return true
  }

  /// `<<label>>`, `label:`
  private mutating func acceptLabel() -> Bool {
    if isAtSymbol("<<") {
      while !isAtEnd, !acceptSymbol(">>") { advance() }
      return true
    }
    guard blocks > 0, isAt(.word), peek().kind == .colon else { return false }
    advance(2)
    return true
  }

  // MARK: Statements

  mutating func parseStatement() -> NodeID {
    let start = position
    if isAt(.template), peek().kind != .dot { return skipTemplates(start) }
    if isAt(.explain) { parseExplainWords() }
    switch token.keyword {
    case .create: return parseCreate(start)
    case .insert, .upsert: return parseInsert(start)
    case .replace where peek().keyword == .into: return parseInsert(start)
    case .update: return parseUpdate(start)
    case .delete: return parseDelete(start)
    case .merge: return parseMerge(start)
    case .with: return parseWithStatement(start)
    case .copy: return parseCopy(start)
    case .unload: return parseUnload(start)
    case .load: return parseLoad(start)
    case .export: return parseExport(start)
    case .alter: return parseAlter(start)
    case .rename: return parseRename(start)
    case .exchange: return parseExchange(start)
    case .drop, .truncate: return parseDrop(start)
    case .use: return parseUse(start)
    case .execute, .exec, .call: return parseExecute(start)
    case .return: return parseReturn(start)
    case .do: return parseDo(start)
    case .pivot, .unpivot: return parsePivotStatement(start)
    case .from where hasInsert(behind: position): return parseFromInsert(start)
    default: break
    }
    if startsQuery() || isAt(.open) { return parseQueryStatement(start) }
    if isAt(.word), token.keyword == .none, let node = parseShortWord(start) { return node }
    return isUtility() ? utility(start) : opaque(start)
  }

  private mutating func skipTemplates(_ start: Int) -> NodeID {
    while isAt(.template) { advance() }
    return isAtEnd ? make(.utility, from: start) : parseStatement()
  }

  private mutating func parseExplainWords() {
    advance()
    if isAt(.open) { skipOne() }
    while !isAtEnd, !token.keyword.beginsStatement, !startsQuery() { advance() }
  }

  private mutating func parseQueryStatement(_ start: Int) -> NodeID {
    let children = single(parseQuery())
    return make(.queryStatement, from: start, children)
  }

  /// `WITH …` before a query, INSERT, UPDATE, DELETE, MERGE or CREATE TABLE.
  private mutating func parseWithStatement(_ start: Int) -> NodeID {
    guard let word = statementBehindWith(), word != .select else {
      return parseQueryStatement(start)
    }
    let with = parseWith()
    switch word {
    case .insert: return parseInsert(start, with: with)
    case .update: return parseUpdate(start, with: with)
    case .delete: return parseDelete(start, with: with)
    case .merge: return parseMerge(start, with: with)
    case .create: return parseCreate(start, with: with)
    default: return parseFromInsert(start, with: with)
    }
  }

  /// The first word outside brackets that begins a statement, behind a WITH.
  private func statementBehindWith() -> Keyword? {
    var index = position + 1
    while index < tree.tokens.count - 1 {
      let token = tree.tokens[index]
      if token.kind == .semicolon { return nil }
      if token.kind == .open { index = max(index, closing(index)) }
      switch token.keyword {
      case .insert, .update, .delete, .merge, .create: return token.keyword
      case .from where hasInsert(behind: index): return .from
      case .select, .sel, .values, .from: return .select
      default: break
      }
      index += 1
    }
    return nil
  }

  /// Whether `FROM t INSERT …` of Hive stands at a token.
  func hasInsert(behind index: Int) -> Bool {
    var index = index + 1
    while index < tree.tokens.count - 1 {
      let token = tree.tokens[index]
      if token.kind == .semicolon || token.kind == .close { return false }
      if token.kind == .open { index = max(index, closing(index)) }
      if token.keyword == .select { return false }
      if token.keyword == .insert { return true }
      index += 1
    }
    return false
  }

  /// `DO $$ … $$`
  private mutating func parseDo(_ start: Int) -> NodeID {
    while !isAtEnd, !isAt(.text) { advance() }
    guard isAt(.text) else { return utility(start) }
    let body = position
    skipStatement()
    let node = make(.utility, from: start)
    isBehindHead = true
    blocks += 1
    unquote(body, endingAt: position)
    return node
  }

  /// Teradata's short words, and words before a statement that say how it is run.
  private mutating func parseShortWord(_ start: Int) -> NodeID? {
    if isAtWord("summarize") || isAtWord("locking") || isAtWord("profile") {
      while !isAtEnd, !startsQuery(), !token.keyword.beginsStatement { advance() }
      return isAtEnd ? make(.utility, from: start) : parseStatement()
    }
    guard dialect.name == "teradata" else { return nil }
    if isAtWord("ins") { return parseInsert(start) }
    if isAtWord("upd") { return parseUpdate(start) }
    if isAtWord("del") { return parseDelete(start) }
    if isAtWord("mrg") { return parseMerge(start) }
    return nil
  }

  /// RETURN and `RETURN QUERY SELECT …`.
  private mutating func parseReturn(_ start: Int) -> NodeID {
    advance()
    _ = acceptWord("query")
    if startsQuery() { return parseQueryStatement(start) }
    if isAt(.execute) { return parseExecute(start) }
    if isAt(.open), isQueryInBrackets(position) { return parseQueryStatement(start) }
    skipToNextStatement()
    return make(.utility, from: start)
  }

  // MARK: Statements without lineage

  mutating func opaque(_ start: Int) -> NodeID {
    position = start
    complain("unsupported-statement", "this kind of statement is not read")
    skipStatement()
    return make(.opaque, from: start)
  }

  mutating func utility(_ start: Int) -> NodeID {
    skipToNextStatement()
    return make(.utility, from: start)
  }

  /// To the `;`, or where none is needed to the next word that begins a statement.
  mutating func skipToNextStatement() {
    if !isAtEnd { skipOne() }
    while !isAtEnd {
      if dialect.hasOptionalSemicolons, token.keyword.beginsStatement { return }
      if blocks > 0 && isAt(.end) || isAt(.close) { return }
      skipOne()
    }
  }

  /// Statements that move no data.
  private func isUtility() -> Bool {
    switch token.keyword {
    case .set, .declare, .grant, .revoke, .show, .describe, .desc, .comment, .commit, .rollback,
      .savepoint, .release, .vacuum, .analyze, .lock, .unlock, .reset, .kill, .attach, .fetch,
      .continue, .start, .list:
      return true
    default: break
    }
    return Self.utilities.contains(text(of: token).lowercased()) || blocks > 0
      || isAt(.parameter) || dialect.hasOptionalSemicolons && isAt(.word)
  }

  private static let utilities: Set<String> = [
    "detach", "pragma", "refresh", "cache", "uncache", "msck", "optimize", "add", "clear",
    "checkpoint", "cluster", "reindex", "discard", "listen", "notify", "unlisten", "deallocate",
    "close", "open", "print", "raiserror", "raise", "throw", "waitfor", "put", "get", "remove",
    "rm", "ls", "undrop", "suspend", "resume", "assert", "leave", "iterate", "signal", "perform",
    "let", "flush", "check", "repair", "help", "collect", "database", "deny", "disable", "enable",
    "dbcc", "backup", "restore", "purge", "install", "export", "import", "break", "exit", "null",
    "abort", "analyse", "system", "handler", "security", "reassign", "prepare", "delimiter",
    "prompt", "goto", "quit", "rem", "spool", "whenever",
  ]
}
