extension Parser {
  /// What may stand behind a table: samples, points in time, the alias and its columns, hints, pivots.
  mutating func finishTable(
    _ kind: Node.Kind, _ start: Int, _ children: ChildList, _ flags: Node.Flags
  ) -> NodeID {
    let table = make(kind, from: start, children, flags: flags)
    return finishTable(table, start, flags)
  }

  mutating func finishTable(_ table: NodeID, _ start: Int, _ flags: Node.Flags) -> NodeID {
    var table = table
    tree[table].flags.formUnion(flags)
    if isAt(.dot), peek().kind == .star { advance(2) }
    _ = accept(.star)
    skipTableWords(of: table)
    let alias = parseTableAlias(of: table)
    tree[table].name = alias
    skipTableWords(of: table)
    // `t AT (…) AS a`, `t FOR SYSTEM_TIME AS OF x a`
    if alias == .none {
      tree[table].name = parseTableAlias(of: table)
    }
    for _ in 0..<100 {
      if isAt(.pivot), peek().kind == .open || isAtWord("xml", 1) {
        table = parsePivot(of: table)
      } else if isAt(.unpivot) {
        table = parseUnpivot(of: table)
      } else if isAtWord("match_recognize"), peek().kind == .open {
        table = parseMatchRecognize(of: table)
      } else {
        return table
      }
    }
    complain("too-deep", "more than 100 pivots of one table")
    return table
  }

  /// An alias with column names becomes the table's; its types are skipped.
  mutating func parseTableAlias(of table: NodeID) -> NameID {
    if isAtWord("match_recognize") || isAtWord("match_condition"), peek().kind == .open {
      return .none
    }
    if isAt(.as), peek().kind == .open {
      advance()
      appendColumns(to: table)
      return .none
    }
    guard isAt(.as) || isAtFreeName() && !isAtTableWord() else { return .none }
    let alias = parseAlias()
    if isAt(.open), isNameListAhead(), !isTableOption() { appendColumns(to: table) }
    return alias
  }

  /// Words that are no alias of a table.
  private func isAtTableWord() -> Bool {
    switch token.keyword {
    case .start, .connect, .sample, .format, .option, .apply, .final, .positional, .global,
      .replace, .sort, .cluster, .settings, .default, .use, .when, .changes:
      return !isAloneAsAlias()
    case .array, .any: return peek().keyword == .join || isJoinWord(peek().keyword)
    case .if, .begin, .end, .exec, .execute, .declare, .go, .while, .return, .insert, .update,
      .delete, .merge, .create, .drop, .truncate, .alter:
      return dialect.hasOptionalSemicolons || blocks > 0 || isAt(.insert)
    default: return token.keyword == .none && isAtPlainTableWord()
    }
  }

  private func isAtPlainTableWord() -> Bool {
    if isAtWord("straight_join") || isAtWord("log") && isAtWord("errors", 1) { return true }
    guard dialect.hasOptionalSemicolons else { return false }
    return isAtCursorWord() || isAtWord("output") && [.dot, .comma].contains(peek(2).kind)
  }

  /// Words that begin a statement about cursors and messages in T-SQL.
  func isAtCursorWord() -> Bool {
    let words: [StaticString] = [
      "open", "close", "deallocate", "print", "raiserror", "throw", "waitfor",
    ]
    return words.contains { isAtWord($0) }
  }

  private func isJoinWord(_ word: Keyword) -> Bool {
    [.left, .inner, .right, .full, .outer].contains(word)
  }

  private func isAloneAsAlias() -> Bool {
    let next = peek()
    return next.kind == .close || next.kind == .comma || next.kind == .endOfText
      || next.keyword == .on || next.keyword == .where || next.keyword == .join
  }

  /// `t (NOLOCK)`
  private func isTableOption() -> Bool { dialect.hasOptionalSemicolons && isAtWord("nolock", 1) }

  /// Column names behind an alias.
  private mutating func appendColumns(to table: NodeID) {
    append(parseNameList(), behindLastOf: table)
  }

  private mutating func skipTableWords(of table: NodeID) {
    while true {
      let before = position
      skipTableWord(of: table)
      if position == before { return }
    }
  }

  private mutating func skipTableWord(of table: NodeID) {
    // `table@v1` of Delta.
    if isAt(.parameter), dialect.hasFileTables { advance() }
    switch token.keyword {
    case .with: skipTableOption(of: table)
    case .tablesample, .sample: skipSample()
    case .for where isTimeWord(1): skipTimeTravel()
    case .timestamp, .version:
      if isAtWord("of", 2), peek().keyword == .as { skipTimeTravel() }
    case .at, .before, .changes:
      if peek().kind == .open { advance(); skipOne() }
    case .final where !isAloneAsAlias() || peek().keyword == .where || peek().kind == .endOfText:
      advance()
    case .partition where peek().kind == .open:
      advance()
      skipOne()
    case .not where isAtWord("indexed", 1): advance(2)
    case .use, .ignore, .only:
      if isAtWord("index", 1) || isAtWord("key", 1) { skipIndexHint() }
    default: skipOtherTableWord()
    }
  }

  private mutating func skipOtherTableWord() {
    if isAtWord("indexed"), peek().keyword == .by { advance(3) }
    if isAtWord("force"), isAtWord("index", 1) { skipIndexHint() }
    if isAt(.open), dialect.hasOptionalSemicolons, peek().kind == .word { skipOne() }
    if isAtWord("repeatable") || isAtWord("seed"), peek().kind == .open {
      advance()
      skipOne()
    }
  }

  private func isTimeWord(_ distance: Int) -> Bool {
    isAtWord("system_time", distance) || isAtWord("system_version", distance)
      || isAtWord("version", distance) || isAtWord("timestamp", distance)
      || isAtWord("portion", distance)
  }

  /// `FOR SYSTEM_TIME AS OF x`, `TIMESTAMP AS OF x`, `FOR SYSTEM_TIME BETWEEN a AND b`
  private mutating func skipTimeTravel() {
    _ = accept(.for)
    advance()
    _ = accept(.as)
    _ = accept(.of)
    if isAt(.all) || isAt(.from) || isAt(.between) { advance() }
    _ = parseExpression()
    while isAt(.to) || isAt(.and) {
      advance()
      _ = parseExpression()
    }
  }

  /// `WITH ORDINALITY`, `WITH OFFSET AS x`: a column that counts; `WITH (NOLOCK)`.
  private mutating func skipTableOption(of table: NodeID) {
    let start = position
    if peek().keyword == .ordinality {
      advance(2)
      tree[table].flags.insert(.numbered)
    } else if peek().keyword == .offset {
      advance(2)
      let alias = isAt(.as) || isAtFreeName() ? parseAlias() : names.unquoted("offset")
      append(make(.offsetName, from: start, name: alias), behindLastOf: table)
    } else if peek().kind == .open {
      advance()
      skipOne()
    }
  }

  private mutating func skipSample() {
    guard
      isAt(.tablesample) || peek().kind == .open || peek().kind == .number
        || isAtWord("row", 1) || isAtWord("block", 1)
    else { return }
    advance()
    while isAtName(), !isAt(.open), peek().kind == .open { advance() }
    skipOne()
    if isAtWord("rows") || isAtWord("percent") { advance() }
    if isAt(.offset), peek().kind == .number { advance(2) }
  }

  private mutating func skipIndexHint() {
    advance(2)
    while !isAt(.open), !isAtEnd { advance() }
    skipOne()
  }

  // MARK: Views of arrays

  /// Hive's `LATERAL VIEW OUTER explode(a) t AS c, d`, joined to what stands before it.
  mutating func parseLateralView(_ left: NodeID) -> NodeID? {
    guard isAt(.lateral, .view) else { return nil }
    let start = position
    advance(2)
    _ = accept(.outer)
    let call = parseOperand()
    let alias = isAtFreeName() ? takeName() : NameID.none
    var children = single(call)
    let namesStart = position
    if accept(.as) {
      var columns = ChildList()
      let isBracketed = accept(.open)
      repeat { if isAtName() { append(parseNameNode(), to: &columns) } } while accept(.comma)
      if isBracketed { _ = accept(.close) }
      append(make(.columnNames, from: namesStart, columns), to: &children)
    }
    let view = make(.tableFunction, from: start, children, flags: .lateral, name: alias)
    return make(.join, from: start, pair(left, view))
  }

  /// ClickHouse's `ARRAY JOIN a AS x, b`: each array's values under its own or another name.
  mutating func parseArrayJoin() -> NodeID {
    let start = position
    var items = ChildList()
    repeat {
      let before = position
      append(parseSelectItem(), to: &items)
      if position == before { break }
    } while accept(.comma)
    let list = make(.selectList, from: start, items)
    let select = make(.select, from: start, single(list))
    let query = make(.query, from: start, single(select))
    return make(.derivedTable, from: start, single(query), flags: [.lateral, .keepsRows])
  }

  /// `MATCH_RECOGNIZE (…)` stays opaque: its columns come from the table, nobody says which from which.
  private mutating func parseMatchRecognize(of table: NodeID) -> NodeID {
    let start = position
    advance()
    skipOne()
    let node = make(.matchRecognize, from: start, single(table))
    let alias = parseTableAlias(of: node)
    tree[node].name = alias
    return node
  }
}
