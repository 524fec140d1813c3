extension Parser {
  /// Statements separated by `;`.
  mutating func parseScript() -> NodeID {
    var statements = ChildList()
    while !isAt(.endOfText) {
      if accept(.semicolon) { continue }
      append(parseStatement(), to: &statements)
      if !isAt(.semicolon), !isAt(.endOfText) {
        complain("unexpected", "expected the end of the statement")
        skipStatement()
      }
    }
    return make(.script, from: 0, statements)
  }

  private mutating func parseStatement() -> NodeID {
    let start = position
    if isAtWord("explain") || isAtWord("analyze") { advance() }
    if isAt(.create) { return parseCreate(start) }
    if isAt(.insert) || isAt(.replace, .into) { return parseInsert(start) }
    guard isAt(.with), isInsertAhead() else {
      return startsQuery() ? parseQueryStatement(start) : opaque(start)
    }
    return parseInsert(start, with: parseWith())
  }

  private mutating func parseQueryStatement(_ start: Int) -> NodeID {
    var children = ChildList()
    append(parseQuery(), to: &children)
    return make(.queryStatement, from: start, children)
  }

  private mutating func opaque(_ start: Int) -> NodeID {
    complain("unsupported-statement", "this kind of statement is not read")
    skipStatement()
    return make(.opaque, from: start)
  }

  /// Whether a WITH at the cursor belongs to an INSERT: the first statement word outside brackets says so.
  private func isInsertAhead() -> Bool {
    var open = 0
    for token in tree.tokens[position...] {
      if token.kind == .open { open += 1 }
      if token.kind == .close { open -= 1 }
      if token.kind == .semicolon || token.kind == .endOfText { return false }
      guard open == 0, token.kind == .word else { continue }
      if token.keyword == .insert { return true }
      if token.keyword == .select || token.keyword == .values { return false }
    }
    return false
  }

  /// `CREATE … VIEW name (columns) AS query`, `CREATE … TABLE name AS query`, `CREATE TABLE name (columns)`.
  private mutating func parseCreate(_ start: Int) -> NodeID {
    advance()
    while !isAt(.view), !isAt(.table), !isAt(.as), !isAt(.open), !isAt(.semicolon),
      !isAt(.endOfText)
    {
      advance()
    }
    let isView = isAt(.view)
    guard isView || isAt(.table) else { return opaque(start) }
    advance()
    if accept(.if) { while isAt(.not) || isAt(.exists) { advance() } }
    var children = ChildList()
    append(parseTargetName(), to: &children)
    if isAt(.open), isView || !startsQueryInBrackets() {
      append(isView ? parseNameList() : parseColumnDefinitions(), to: &children)
    }
    while !isAt(.as), !isAt(.semicolon), !isAt(.endOfText), !startsQuery() { skipOne() }
    _ = accept(.as)
    guard startsQuery() || isAt(.open) else {
      return isView ? opaque(start) : make(.createTable, from: start, children)
    }
    append(parseQuery(), to: &children)
    if accept(.with) { skipStatement() }
    return make(isView ? .createView : .createTableAs, from: start, children)
  }

  private mutating func parseTargetName() -> NodeID {
    let start = position
    let path = parsePath()
    return make(.tableName, from: start, path)
  }

  /// The columns of a table definition by name; types, defaults and constraints are skipped.
  private mutating func parseColumnDefinitions() -> NodeID {
    let start = position
    var names = ChildList()
    advance()
    let constraints = [
      "constraint", "primary", "unique", "foreign", "check", "exclude", "like", "key", "index",
    ]
    while !isAt(.close), !isAt(.endOfText) {
      let isConstraint = isAt(.word) && constraints.contains { isAtWord($0) }
      if isAtName(), !isConstraint { append(parseNameNode(), to: &names) }
      while !isAt(.comma), !isAt(.close), !isAt(.endOfText) { skipOne() }
      if !accept(.comma) { break }
    }
    expect(.close, "`)`")
    return make(.columnNames, from: start, names)
  }

  /// `INSERT INTO name (columns) query`
  private mutating func parseInsert(_ start: Int, with: NodeID = .none) -> NodeID {
    advance()
    while isAt(.into) || isAt(.overwrite) || isAt(.or) || isAt(.replace) || isAt(.ignore)
      || isAt(.table)
    {
      advance()
    }
    var children = ChildList()
    append(parseTargetName(), to: &children)
    if isAtFreeName(), !isAt(.values), !isAtWord("default") || isAt(.as) { _ = parseAlias() }
    if isAt(.open), !startsQueryInBrackets() { append(parseNameList(), to: &children) }
    append(with, to: &children)
    guard startsQuery() || isAt(.open) else { return opaque(start) }
    append(parseQuery(), to: &children)
    if isAt(.on) || isAt(.returning) { skipStatement() }
    return make(.insert, from: start, children)
  }
}
