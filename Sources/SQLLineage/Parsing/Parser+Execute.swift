extension Parser {
  /// `PREPARE p (int) AS statement`, `PREPARE p FROM 'statement'`: what EXECUTE does later.
  mutating func parsePrepare(_ start: Int) -> NodeID {
    advance()
    guard isAtName() else { return utility(start) }
    let name = takeName()
    if isAt(.open) { skipOne() }
    guard accept(.as) || accept(.from) else { return utility(start) }
    if let text = wholeConstant(position) {
      let end = statementEnd()
      put(text, at: position, endingAt: end)
    }
    guard !isAtEnd, !isAt(.parameter) else { return dynamic(start) }
    let said = diagnostics.count
    let statement = parseStatement()
    memory.prepared[name] = PreparedStatement(
      node: statement, fault: diagnostics.dropFirst(said).first?.rule)
    return make(.prepare, from: start, single(statement), name: name)
  }

  /// `EXECUTE p (1)`, `EXECUTE IMMEDIATE 'statement'`, `EXEC('statement')`, `EXEC sp_executesql N'statement'`: a text
  /// that is known is read, any other is a gap.
  mutating func parseExecute(_ start: Int) -> NodeID {
    let isCall = isAt(.call)
    let isExecute = isAt(.execute)
    advance()
    let isImmediate = accept(.immediate)
    if !isCall, isAtName(), let statement = memory.prepared[name(of: token)] {
      if let fault = statement.fault { complain(fault, "what was prepared is not understood") }
      skipToNextStatement()
      return make(.executed, from: start, single(statement.node))
    }
    if isAtWord("sp_rename"), let node = parseRenamingCall(start) { return node }
    var index = position
    if isAtWord("sp_executesql") || isAt(.from) { index += 1 }
    let isBracketed = tree.token(at: index).kind == .open
    if isBracketed { index += 1 }
    if !isCall, let node = parseExecutedText(start, index) { return node }
    let isText = [.text, .parameter].contains(tree.token(at: index).kind) && index > start + 1
    let isDynamic =
      !isCall && (isImmediate || isText || tree.token(at: index).kind == .text)
      || isExecute && dialect.executesTexts && !isAtWord("function") && !isAtWord("procedure")
    guard !isDynamic else { return dynamic(start) }
    skipToNextStatement()
    return make(.utility, from: start)
  }

  /// T-SQL's `EXEC sp_rename 'schema.table', 'name'`; with a third argument it renames something else.
  private mutating func parseRenamingCall(_ start: Int) -> NodeID? {
    guard peek(1).kind == .text, peek(2).kind == .comma, peek(3).kind == .text,
      peek(4).kind != .comma
    else { return nil }
    advance()
    let old = parseNamedTable()
    advance()
    return make(.rename, from: start, pair(old, parseNamedTable()))
  }

  /// A text that holds a table's name.
  private mutating func parseNamedTable() -> NodeID {
    let start = position
    let path = nodes(ofPath: inner(of: token), isQuoted: false)
    advance()
    return make(.tableName, from: start, path)
  }

  private mutating func dynamic(_ start: Int) -> NodeID {
    complain("dynamic-sql", "the statement is put together when it runs")
    skipToNextStatement()
    return make(.dynamic, from: start)
  }

  /// The statement that a text holds, in place of what runs it.
  private mutating func parseExecutedText(_ start: Int, _ index: Int) -> NodeID? {
    guard let text = wholeConstant(index), !text.isEmpty else { return nil }
    position = index
    let isPlain = isAt(.text) && peek().kind != .symbol && peek().kind != .text
    let end = statementEnd()
    position = start
    advance()
    let node = make(.utility, from: start)
    isBehindHead = true
    if isPlain {
      unquote(index, endingAt: end)
    } else {
      put(text, at: index, endingAt: end)
    }
    return node
  }

  /// The token behind the statement at the cursor; closes the brackets that it stands in.
  private mutating func statementEnd() -> Int {
    let start = position
    skipToNextStatement()
    if accept(.close), !isAtEnd { skipToNextStatement() }
    let end = position
    position = start
    return end
  }

  /// Reads a text that was put together: its tokens stand in place of those from a place up to another.
  private mutating func put(_ text: String, at index: Int, endingAt end: Int) {
    guard mayUnquote(index, end) else { return }
    let origin = tree.source.place(of: tree.token(at: index).start)
    let range = tree.source.add(text, from: origin)
    var inner = Lexer.tokens(of: tree.source.bytes, in: range, dialect, isQuoted: false)
    inner.removeLast()
    insert(inner, replacing: index..<end)
    position = index
  }
}
