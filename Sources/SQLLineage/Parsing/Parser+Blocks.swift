extension Parser {
  /// Words that hold statements of a procedure together; true when the cursor moved.
  mutating func acceptBlockWord() -> Bool {
    let isBegin = isAt(.begin)
    guard acceptBlockWordHere() else { return false }
    if !isBegin { memory.texts.branch += 1 }
    memory.texts.isConditional = dialect.hasOptionalSemicolons && !isBegin && !isAt(.begin)
    return true
  }

  private mutating func acceptBlockWordHere() -> Bool {
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
    case .for where blocks > 0 || peek(2).keyword == .in: return acceptFor()
    case .go: return acceptGo()
    default: break
    }
    return acceptLabel()
  }

  mutating func acceptBegin() -> Bool {
    advance()
    memory.isDeclaring = false
    // BEGIN TRANSACTION and BEGIN TRY.
    if isAtWord("transaction") || isAtWord("tran") || isAtWord("work") {
      skipStatementWords()
    } else {
      if isAtWord("try") || isAtWord("catch") || isAtWord("atomic") { advance() }
      if !isAt(.semicolon) { blocks += 1 }
    }
    return true
  }

  mutating func skipStatementWords() {
    while !isAtEnd, !token.keyword.beginsStatement { advance() }
  }

  /// END, `END IF`, `END LOOP label`, `END TRY`.
  mutating func acceptEnd() -> Bool {
    advance()
    switch token.keyword {
    case .for:
      advance()
      blocks = max(0, blocks - 1)
    case .loop where !memory.loopRows.isEmpty:
      advance()
      blocks = max(0, blocks - 1)
    case .if, .loop, .while, .case, .repeat: advance()
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
  mutating func acceptCondition() -> Bool {
    advance()
    while !isAtEnd {
      if accept(.then) || accept(.loop) || accept(.do) { return true }
      if dialect.hasOptionalSemicolons, token.keyword.beginsStatement, !isAt(.if) { return true }
      skipOne()
    }
    return true
  }

  /// `FOR row IN query LOOP`: the query is a statement of its own.
  mutating func acceptFor() -> Bool {
    advance()
    let row = isAtName() ? name(of: token) : .none
    while !isAtEnd, !isAt(.in), !isAt(.loop), !isAt(.do) { advance() }
    guard accept(.in) else { return true }
    blocks += 1
    if row != .none { takeRow(row) }
    if isAt(.open) { if isQueryInBrackets(position) { return true } }
    if !startsQuery() { while !isAtEnd, !isAt(.loop), !isAt(.do) { skipOne() } }
    return true
  }

  /// The row of a loop is one of the query that follows, or of the cursor that is named.
  private mutating func takeRow(_ row: NameID) {
    let isCursor = isAtName() && [.loop, .do].contains(peek().keyword)
    memory.loopRows.append((row, isCursor ? name(of: token) : row))
    let isQuery = startsQuery() || isAt(.open) && isQueryInBrackets(position)
    if isQuery { memory.givenRow = row }
  }

  /// `c CURSOR FOR query`, `CURSOR c IS query`, `r RESULTSET := (query)`: rows that are read later by the name.
  mutating func parseCursor(_ start: Int) -> NodeID? {
    guard let word = cursorWord() else { return nil }
    var index = word + 1
    while !startsQuery(index - position) {
      let token = tree.token(at: index)
      guard token.kind != .semicolon, token.kind != .endOfText else { return nil }
      if token.kind == .open, isQueryInBrackets(index) { break }
      index = token.kind == .open ? closing(index) + 1 : index + 1
    }
    let named = word == position ? word + 1 : word - 1
    let row = name(of: tree.token(at: named))
    memory.loopRows.append((row, row))
    memory.givenRow = row
    position = index
    return parseQueryStatement(start)
  }

  /// CURSOR or RESULTSET among the first words of a declaration.
  private func cursorWord() -> Int? {
    (position..<min(position + 3, tree.tokens.count - 1)).first { index in
      isAtWord("cursor", index - position) || isAtWord("resultset", index - position)
    }
  }

  /// GO of T-SQL's tools.
  mutating func acceptGo() -> Bool {
    guard dialect.hasOptionalSemicolons || peek().kind == .semicolon else { return false }
    advance()
    return true
  }

  /// `<<label>>`, `label:`
  mutating func acceptLabel() -> Bool {
    if isAtSymbol("<<") {
      while !isAtEnd, !acceptSymbol(">>") { advance() }
      return true
    }
    guard blocks > 0, isAt(.word), peek().kind == .colon else { return false }
    advance(2)
    return true
  }
}
