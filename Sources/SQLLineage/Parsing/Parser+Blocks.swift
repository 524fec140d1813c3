extension Parser {
  /// Words that hold statements of a procedure together; true when the cursor moved.
  mutating func acceptBlockWord() -> Bool {
    let isBegin = isAt(.begin)
    guard acceptBlockWordHere() else { return false }
    if !isBegin { texts.branch += 1 }
    texts.isConditional = dialect.hasOptionalSemicolons && !isBegin && !isAt(.begin)
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
    isDeclaring = false
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
    case .loop where !loopRows.isEmpty:
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
    if isAtName() { loopRows.append(name(of: token)) }
    while !isAtEnd, !isAt(.in), !isAt(.loop), !isAt(.do) { advance() }
    guard accept(.in) else { return true }
    blocks += 1
    if isAt(.open) { if isQueryInBrackets(position) { return true } }
    if !startsQuery() { while !isAtEnd, !isAt(.loop), !isAt(.do) { skipOne() } }
    return true
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
