extension Parser {
  /// A table's name: a path, a text or stage that holds files, a template, or `IDENTIFIER('name')`.
  mutating func parseTableName() -> NodeID {
    let start = position
    switch token.kind {
    case .text: return parseTextAsTable(.file)
    case .stage: return parseStage()
    case .template: return parseTemplateTable()
    case .openBracket: return parseBracketPath()
    case .parameter:
      advance()
      if isAt(.dot) { return parsePathBehindVariable(start) }
      return make(.tableName, from: start, flags: .variable)
    default: break
    }
    if isAtWord("identifier"), peek().kind == .open { return parseIdentifierCall() }
    let path =
      dialect.splitsQuotedPaths || dialect.hasDashesInNames ? parseDashedPath() : parsePath()
    return make(.tableName, from: start, path)
  }

  mutating func parsePathBehindVariable(_ start: Int) -> NodeID {
    advance()
    let path = parsePath()
    return make(.tableName, from: start, path)
  }

  /// `'path'` in place of a table.
  mutating func parseTextAsTable(_ flags: Node.Flags) -> NodeID {
    let start = position
    let name = names.exact(inner(of: token))
    advance()
    let node = make(.name, from: start, flags: .quoted, name: name)
    return make(.tableName, from: start, single(node), flags: flags)
  }

  /// `IDENTIFIER('a.b')` of Snowflake and Databricks.
  mutating func parseIdentifierCall() -> NodeID {
    let start = position
    advance(2)
    guard isAt(.text) else {
      skipToClose()
      advance()
      return make(.tableName, from: start, flags: .variable)
    }
    let path = nodes(ofPath: inner(of: token), isQuoted: false)
    advance()
    expect(.close, "`)`")
    return make(.tableName, from: start, path)
  }

  /// Name nodes for a path written in a text.
  mutating func nodes(ofPath text: String, isQuoted: Bool) -> ChildList {
    let start = position
    var path = ChildList()
    for part in text.split(separator: ".") {
      let bare = part.trimmingQuotes
      let name = isQuoted || bare != part ? names.exact(String(bare)) : names.unquoted(String(bare))
      append(make(.name, from: start, name: name), to: &path)
    }
    return path
  }

  /// `[a].[b]` where brackets do not quote names.
  mutating func parseBracketPath() -> NodeID {
    let start = position
    var path = ChildList()
    while isAt(.openBracket) {
      advance()
      if isAtName() { append(parseNameNode(), to: &path) }
      while !isAt(.closeBracket), !isAtEnd { advance() }
      _ = accept(.closeBracket)
      guard accept(.dot) else { break }
    }
    return make(.tableName, from: start, path)
  }

  /// `@stage/folder`: the stage.
  mutating func parseStage() -> NodeID {
    let start = position
    let text = self.text(of: token).dropFirst()
    let name = text.prefix { $0 != "/" }
    let path = nodes(ofPath: name.isEmpty ? String(text) : String(name), isQuoted: false)
    advance()
    return make(.tableName, from: start, path, flags: .stage)
  }

  /// `my-project.dataset.table`, `` `my-project.dataset.table$20260101` ``.
  mutating func parseDashedPath() -> ChildList {
    var path = ChildList()
    while isAtName() {
      let start = position
      if isAt(.quotedName), dialect.splitsQuotedPaths {
        let text = self.text(of: token).dropFirst().dropLast()
        let parts = nodes(ofPath: String(text.prefix { $0 != "$" }), isQuoted: true)
        advance()
        append(parts, to: &path)
      } else if isAt(.word), peek().kind == .symbol, isAdjacent(position), isAtSymbol("-", 1) {
        while isAdjacent(position), isAtSymbol("-", 1) { advance(2) }
        let name = names.exact(tree.source.text(from: tree.tokens[start].start, to: token.end))
        advance()
        append(make(.name, from: start, name: name), to: &path)
      } else {
        append(parseNameNode(), to: &path)
      }
      guard isAt(.dot) else { break }
      guard peek().kind == .word || peek().kind == .quotedName else { break }
      advance()
    }
    return path
  }

  func isAdjacent(_ index: Int) -> Bool {
    index + 2 < tree.tokens.count && tree.tokens[index].end == tree.tokens[index + 1].start
      && tree.tokens[index + 1].end == tree.tokens[index + 2].start
  }
}
