extension Parser {
  /// What happens to rows that are there already: `ON CONFLICT (a) DO UPDATE SET b = EXCLUDED.b WHERE …`,
  /// `AS new (m, n) ON DUPLICATE KEY UPDATE b = new.n`.
  mutating func parseUpserts(_ children: inout ChildList) {
    var alias = NameID.none
    var columns = NodeID.none
    if isAt(.as), peek(2).kind == .open || peek(2).keyword == .on {
      alias = parseAlias()
      if isAt(.open) { columns = parseNameList() }
    }
    while isAt(.on), isAtWord("conflict", 1) || isAtWord("duplicate", 1) {
      append(parseUpsert(alias, columns), to: &children)
    }
  }

  private mutating func parseUpsert(_ alias: NameID, _ columns: NodeID) -> NodeID {
    let start = position
    advance()
    while !isAtEnd, !isAt(.on), !isAt(.update), !isAt(.returning) { skipOne() }
    guard accept(.update) else { return .none }
    _ = accept(.set)
    var children = single(columns)
    append(parseAssignments(), to: &children)
    let clauseStart = position
    if accept(.where) { append(clause(.whereClause, from: clauseStart), to: &children) }
    return make(.updateAction, from: start, children, name: alias)
  }

  /// T-SQL's `OUTPUT inserted.a, deleted.b INTO t (x, y)`: rows that are changed go to a second table. Without INTO
  /// they are only shown.
  mutating func parseOutput() -> NodeID {
    let start = position
    advance()
    guard hasInto() else {
      skipOutput()
      return .none
    }
    var children = single(parseSelectList())
    guard accept(.into) else { return .none }
    append(parseTableName(), to: &children)
    if isAt(.open), isNameListAhead() { append(parseNameList(), to: &children) }
    let node = make(.output, from: start, children)
    if isAtWord("output") { _ = parseOutput() }
    return node
  }

  /// Whether the items up to the next clause end in INTO.
  private func hasInto() -> Bool {
    var index = position
    while index < tree.tokens.count - 1 {
      let token = tree.tokens[index]
      if token.keyword == .into { return true }
      let isOther =
        token.keyword.beginsStatement || [.values, .from, .where].contains(token.keyword)
      if isOther || token.kind == .semicolon || token.kind == .close { return false }
      index = token.kind == .open ? closing(index) + 1 : index + 1
    }
    return false
  }

  private mutating func skipOutput() {
    while !isAtEnd, !isAt(.from), !isAt(.where), !isAt(.using), !isAt(.values), !isAt(.default),
      !token.keyword.beginsStatement
    {
      skipOne()
    }
  }
}
