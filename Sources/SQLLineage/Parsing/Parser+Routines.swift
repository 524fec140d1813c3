extension Parser {
  /// The head of a procedure or function: its body follows as statements of the script.
  mutating func parseRoutine(_ start: Int) -> NodeID {
    var language = ""
    while !isAtEnd {
      if isAtWord("language") { language = text(of: peek()).lowercased() }
      if isAt(.begin) || isAt(.declare) { return head(start) }
      if isAt(.as) || isAt(.is), let node = parseBody(start, language) { return node }
      if isAt(.return) { return parseReturnedQuery(start) }
      if token.keyword.beginsStatement, dialect.hasOptionalSemicolons || isAt(.select),
        !isAt(.with), !isAt(.execute), !isAt(.set)
      {
        blocks += 1
        return head(start)
      }
      skipOne()
    }
    return make(.utility, from: start)
  }

  /// `RETURN SELECT …` of functions in the standard, Spark and T-SQL.
  mutating func parseReturnedQuery(_ start: Int) -> NodeID {
    guard [.select, .with].contains(peek().keyword) || peek().kind == .open,
      peek().kind != .open || isQueryInBrackets(position + 1)
    else { return utility(start) }
    advance()
    return head(start)
  }

  /// The head of a routine: what follows is its body.
  mutating func head(_ start: Int) -> NodeID {
    isBehindHead = true
    return make(.utility, from: start)
  }

  /// What follows AS: a text that is SQL, a block, a declaration or a query.
  mutating func parseBody(_ start: Int, _ language: String) -> NodeID? {
    advance()
    if isAt(.text) {
      let language = language.isEmpty ? languageBehind() : language
      guard ["", "sql", "plpgsql", "'plpgsql'", "'sql'"].contains(language), !isFileName() else {
        return utility(start)
      }
      return unquoteBody(start)
    }
    if isAt(.open), !isQueryInBrackets(position) { return utility(start) }
    if isAt(.begin) || isAt(.declare) || isAt(.open) || startsQuery() || isAtStatement() {
      if !isAt(.begin) { blocks += 1 }
      return head(start)
    }
    // PL/SQL declares between AS and BEGIN.
    if dialect.name == "oracle" {
      blocks += 1
      return head(start)
    }
    return nil
  }

  func isAtStatement() -> Bool { token.keyword.beginsStatement }

  /// The language named behind a body, for functions that say it last.
  func languageBehind() -> String {
    var index = position
    while index < tree.tokens.count - 1, tree.tokens[index].kind != .semicolon {
      if tree.tokens[index].kind == .word, text(of: tree.tokens[index]).lowercased() == "language" {
        return text(of: tree.tokens[index + 1]).lowercased()
      }
      index += 1
    }
    return ""
  }

  /// A class or library name in place of a body.
  func isFileName() -> Bool { !inner(of: token).contains(" ") }

  mutating func unquoteBody(_ start: Int) -> NodeID {
    let body = position
    advance()
    skipStatement()
    let node = head(start)
    blocks += 1
    unquote(body, endingAt: position)
    return node
  }
}
