extension Parser {
  /// `INSERT INTO name (columns) query`, `INSERT OVERWRITE DIRECTORY 'path' query`, `INSERT ALL …`.
  mutating func parseInsert(_ start: Int, with: NodeID = .none) -> NodeID {
    advance()
    if isAt(.all) || isAt(.first), !isAt(.all) || peek().keyword != .none {
      return parseInsertAll(start)
    }
    if isAt(.overwrite), peek().keyword == .all || peek().keyword == .first {
      advance()
      return parseInsertAll(start)
    }
    skipInsertWords()
    var children = single(parseInsertTarget())
    var flags: Node.Flags = []
    parseInsertHead(&children, &flags)
    if isAt(.from), isAtWord("infile", 1), peek(2).kind == .text {
      return parseInfile(start, children.first)
    }
    append(with, to: &children)
    if acceptInsertWithoutQuery(&children) {
      parseInsertTail(&children)
      return make(.insert, from: start, children, flags: flags)
    }
    guard startsQuery() || isAt(.open) else { return opaque(start) }
    append(parseQuery(), to: &children)
    parseInsertTail(&children)
    return make(.insert, from: start, children, flags: flags)
  }

  mutating func skipInsertWords() {
    while isAt(.into) || isAt(.overwrite) || isAt(.or) || isAt(.replace) || isAt(.ignore)
      || isAt(.table) || isAt(.local) || isAtWord("low_priority") || isAtWord("delayed")
      || isAtWord("high_priority") || isAtWord("abort") || isAtWord("fail")
    {
      advance()
    }
  }

  mutating func parseInsertTarget() -> NodeID {
    if isAt(.directory), peek().kind == .text { advance() }
    if isAt(.function) { return parseInsertFunction() }
    return parseTableName()
  }

  /// ClickHouse's `INSERT INTO FUNCTION s3('https://…')`: the files, or a function that writes elsewhere.
  mutating func parseInsertFunction() -> NodeID {
    let start = position
    advance()
    let path = parsePath()
    guard isAt(.open), peek().kind == .text else {
      if isAt(.open) { skipOne() }
      return make(.tableName, from: start, path)
    }
    advance()
    let files = parseTableName()
    skipToClose()
    expect(.close, "`)`")
    return files
  }

  /// PARTITION, alias, columns, BY NAME, OVERRIDING and hints, in any order.
  mutating func parseInsertHead(_ children: inout ChildList, _ flags: inout Node.Flags) {
    while !isAtEnd {
      let before = position
      if accept(.partition) {
        if isAt(.open) { append(parsePartition(), to: &children) }
      } else if isAt(.open), !isQueryInBrackets(position), isNameListAhead() {
        append(parseNameList(), to: &children)
      } else if isAt(.by, .name) {
        advance(2)
        flags.insert(.byName)
      } else if isAt(.if) || isAtWord("overriding") || isAt(.using) || isAt(.row)
        || isAtWord("stored") || isAtWord("options")
      {
        skipInsertOption()
      } else if isAtWord("output"), dialect.hasOptionalSemicolons {
        append(parseOutput(), to: &children)
      } else if isAt(.with), peek().kind == .open {
        advance()
        skipOne()
      } else if isAt(.as)
        || isAtFreeName() && !startsQuery() && !isAt(.values)
          && !isAt(.default) && !isAt(.exec) && !isAt(.execute) && !isAt(.set) && !isAt(.replace)
      {
        tree[children.first].name = parseAlias()
      }
      if position == before { return }
    }
  }

  mutating func skipInsertOption() {
    advance()
    while !isAtEnd, !startsQuery(), !isAt(.values), !isAt(.open) { advance() }
    if isAt(.open), !isQueryInBrackets(position), !startsQuery() { skipOne() }
  }

  /// `PARTITION (dt = '1', country)`: what is given a value is no column of the query.
  mutating func parsePartition() -> NodeID {
    let start = position
    var names = ChildList()
    advance()
    while isAtName() {
      let node = parseNameNode()
      if isAtSymbol("=") { append(node, to: &names) }
      while !isAt(.comma), !isAt(.close), !isAt(.endOfText) { skipOne() }
      if !accept(.comma) { break }
    }
    expect(.close, "`)`")
    return make(.pivotNames, from: start, names)
  }

  /// `FROM INFILE 'path'` of ClickHouse, behind the target and its columns.
  private mutating func parseInfile(_ start: Int, _ target: NodeID) -> NodeID {
    advance(2)
    let source = parseTableName()
    let list = tree[target].next
    tree[target].next = .none
    if list != .none, tree[list].kind == .columnNames { append(list, behindLastOf: target) }
    skipToNextStatement()
    return make(.copy, from: start, pair(target, source))
  }

  /// `DEFAULT VALUES`, `SET a = 1`, `EXEC procedure`, `FORMAT CSV`.
  mutating func acceptInsertWithoutQuery(_ children: inout ChildList) -> Bool {
    if isAt(.default) {
      advance(2)
      return true
    }
    if accept(.set) {
      append(parseAssignments(), to: &children)
      return true
    }
    if isAt(.exec) || isAt(.execute) || isAt(.format) {
      skipToNextStatement()
      return true
    }
    return false
  }

  /// ON CONFLICT, ON DUPLICATE KEY, RETURNING.
  mutating func parseInsertTail(_ children: inout ChildList) {
    parseUpserts(&children)
    if isAt(.on) || isAt(.returning) || isAt(.as) || isAt(.settings) || isAt(.format)
      || isAt(.option)
    {
      skipToNextStatement()
    }
  }

  /// `INSERT ALL WHEN c THEN INTO a (x) VALUES (y) INTO b … SELECT …`: one insert a target, each with the same query.
  mutating func parseInsertAll(_ start: Int) -> NodeID {
    advance()
    var targets = ChildList()
    while !isAtEnd, !startsQuery(), !(isAt(.open) && isQueryInBrackets(position)) {
      if accept(.into) {
        append(parseIntoTarget(), to: &targets)
      } else {
        skipOne()
      }
    }
    guard startsQuery() || isAt(.open) else { return opaque(start) }
    let query = parseQuery()
    return chain(targets, query, from: start)
  }

  mutating func parseIntoTarget() -> NodeID {
    let start = position
    var children = single(parseTableName())
    if isAt(.open) { append(parseNameList(), to: &children) }
    if accept(.values), accept(.open) {
      let cells = expressions(until: .close)
      expect(.close, "`)`")
      append(make(.valuesRow, from: start, cells), to: &children)
    }
    return make(.insertAction, from: start, children)
  }

  /// Statements that share a query stand behind each other; the query is a child of the first only.
  mutating func chain(_ targets: ChildList, _ query: NodeID, from start: Int) -> NodeID {
    var children = targets
    append(query, to: &children)
    return make(.insert, from: start, children, flags: .all)
  }

  /// Hive's `FROM t INSERT OVERWRITE TABLE a SELECT … INSERT INTO b SELECT …`.
  mutating func parseFromInsert(_ start: Int, with: NodeID = .none) -> NodeID {
    let from = parseFrom()
    var inserts = ChildList()
    append(with, to: &inserts)
    append(from, to: &inserts)
    while isAt(.insert) {
      let before = position
      append(parseInsert(before), to: &inserts)
      if position == before { break }
    }
    return make(.insert, from: start, inserts, flags: .comma)
  }
}
