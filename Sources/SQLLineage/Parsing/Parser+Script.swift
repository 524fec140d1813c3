extension Parser {
  /// Statements separated by `;`, and by nothing where the dialect or a block allows it.
  mutating func parseScript() -> NodeID {
    var statements = ChildList()
    while !isAt(.endOfText) {
      if accept(.semicolon) || acceptSymbol("//") || acceptBlockWord() { continue }
      let before = position
      isBehindHead = false
      let isConditional = memory.texts.isConditional
      memory.texts.isConditional = false
      let statement = parseStatement()
      append(statement, to: &statements)
      if isConditional { memory.texts.branch += 1 }
      if [.utility, .use].contains(tree[statement].kind) { complainOfQuery(before..<position) }
      if position == before { advance() }
      if !isAtEnd, !endsWithoutSemicolon() {
        complain("unexpected", "expected the end of the statement")
        skipStatement()
      }
    }
    complainOfOpenBracket()
    return make(.script, from: 0, statements)
  }

  /// A bracket that nothing closes takes the rest of the text into what may be skipped: said, when nothing else was.
  private mutating func complainOfOpenBracket() {
    let last = tree.tokens.count - 1
    guard diagnostics.isEmpty,
      let open = tree.tokens.firstIndex(where: { $0.kind == .open && Int($0.extent) >= last })
    else { return }
    diagnostics.append(
      SQLDiagnostic(
        rule: "unexpected", message: "expected `)`, found the end",
        offset: tree.tokens[open].start))
  }

  /// Whether what follows begins a statement though no `;` stands before it.
  func endsWithoutSemicolon() -> Bool {
    if isAtSymbol("/") || isAtSymbol("//") || isBehindHead { return true }
    if isAtWord("log"), isAtWord("errors", 1) { return true }
    guard dialect.hasOptionalSemicolons || blocks > 0 else { return false }
    switch token.keyword {
    case .loop, .do, .then: return true
    default: return token.keyword.beginsStatement || isAtCursorWord()
    }
  }

  // MARK: Statements

  mutating func parseStatement() -> NodeID {
    let start = position
    if isAt(.template), peek().kind != .dot { return skipTemplates(start) }
    if isAt(.explain) { parseExplainWords() }
    switch token.keyword {
    case .create: return parseCreate(start)
    case .insert, .upsert: return parseInsert(start)
    case .replace where [.view, .table].contains(peek().keyword): return parseCreate(start)
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
    case .bulk where peek().keyword == .insert: return parseBulkInsert(start)
    case .use: return parseUse(start)
    case .set where isAtSearchPath(): return parseSearchPath(start)
    case .execute, .exec, .call: return parseExecute(start)
    case .return: return parseReturn(start)
    case .do: return parseDo(start)
    case .procedure where blocks > 0, .function where blocks > 0: return parseRoutine(start)
    case .pivot, .unpivot: return parsePivotStatement(start)
    case .from where hasInsert(behind: position): return parseFromInsert(start)
    default: break
    }
    if startsQuery() || isAt(.open) {
      if isAt(.select), peek().kind == .parameter, dialect.hasEqualsAliases { noteSelected() }
      return parseQueryStatement(start)
    }
    if isAtWord("prepare") { return parsePrepare(start) }
    noteAssignments()
    if let query = parseCursor(start) { return query }
    if isAt(.word), token.keyword == .none, let node = parseShortWord(start) { return node }
    return isUtility() ? utility(start) : opaque(start)
  }

  mutating func skipTemplates(_ start: Int) -> NodeID {
    while isAt(.template) { advance() }
    return isAtEnd ? make(.utility, from: start) : parseStatement()
  }

  mutating func parseExplainWords() {
    advance()
    if isAt(.open) { skipOne() }
    while !isAtEnd, !token.keyword.beginsStatement, !startsQuery() { advance() }
  }

  mutating func parseQueryStatement(_ start: Int) -> NodeID {
    let row = memory.givenRow
    memory.givenRow = .none
    let children = single(parseQuery())
    return make(.queryStatement, from: start, children, name: row)
  }

  /// `WITH …` before a query, INSERT, UPDATE, DELETE, MERGE or CREATE TABLE.
  mutating func parseWithStatement(_ start: Int) -> NodeID {
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
  func statementBehindWith() -> Keyword? {
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
  mutating func parseDo(_ start: Int) -> NodeID {
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
  mutating func parseShortWord(_ start: Int) -> NodeID? {
    if isAtWord("delimiter") {
      advance(2)
      isBehindHead = true
      return make(.utility, from: start)
    }
    if isAtWord("summarize") || isAtWord("locking") || isAtWord("profile") {
      while !isAtEnd, !startsQuery(), !token.keyword.beginsStatement { advance() }
      return isAtEnd ? make(.utility, from: start) : parseStatement()
    }
    guard dialect.name == "teradata" else { return nil }
    if isAtWord("database") { return parseUse(start) }
    if isAtWord("ins") { return parseInsert(start) }
    if isAtWord("upd") { return parseUpdate(start) }
    if isAtWord("del") { return parseDelete(start) }
    if isAtWord("mrg") { return parseMerge(start) }
    return nil
  }

  /// RETURN and `RETURN QUERY SELECT …`.
  mutating func parseReturn(_ start: Int) -> NodeID {
    advance()
    _ = acceptWord("query")
    if startsQuery() { return parseQueryStatement(start) }
    if isAt(.execute) { return parseExecute(start) }
    if isAt(.open), isQueryInBrackets(position) { return parseQueryStatement(start) }
    skipToNextStatement()
    return make(.utility, from: start)
  }
}
