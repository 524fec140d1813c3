extension Parser {
  /// A call; the cursor stands on its bracket. Arguments, then WITHIN GROUP, FILTER and OVER.
  mutating func parseCall(_ path: ChildList, _ function: NameID, from start: Int) -> NodeID {
    if depth >= Self.deepest {
      complain("too-deep", "nested deeper than \(Self.deepest)")
      skipOne()
      return make(.opaque, from: start)
    }
    depth += 1
    defer { depth -= 1 }
    let role = self.role(start, position - 1)
    advance()
    skipFields()
    if isAt(.word), peek().kind == .text, isAtWord("bulk") { advance() }
    let isStructure = role == .structure || role == .namedStructure
    var children = isStructure ? parseStructArguments(role) : parseArguments(role)
    parseArgumentTail(&children)
    expect(.close, "`)` after arguments")
    parseCallTail(&children, role)
    let id = make(.call, from: start, children, name: function)
    tree[id].role = role
    return id
  }

  /// What the function at a token does; unknown functions of a schema do nothing in particular.
  func role(_ start: Int, _ last: Int) -> FunctionRole {
    let token = tree.tokens[last]
    let role = tree.source.bytes.withUnsafeBufferPointer {
      FunctionRole.table.meaning($0, Int(token.start), Int(token.end))
    }
    guard role == .none else { return role }
    if token.end - token.start > 16 { return FunctionRole.role(of: text(of: token)) }
    return dialect.hasAggregateCombinators ? FunctionRole.combined(text(of: token)) : .none
  }

  /// DISTINCT, the field of EXTRACT and the words of TRIM are no columns.
  mutating func skipFields() {
    if isAt(.distinct) || isAt(.all), peek().kind != .comma, peek().kind != .close { advance() }
    guard isAt(.word) || isAt(.text) else { return }
    if peek().keyword == .from, isAtExtract() { return advance(2) }
    if isAtWord("both") || isAtWord("leading") || isAtWord("trailing") {
      advance()
      _ = accept(.from)
    }
  }

  func isAtExtract() -> Bool { isAtWord("extract", -2) || isAtWord("date_part", -2) }

  mutating func parseArguments(_ role: FunctionRole) -> ChildList {
    var list = ChildList()
    while !isAt(.close), !isAt(.endOfText), !isAt(.semicolon), !isAt(.order), !isAt(.limit) {
      let before = position
      if role == .datePart, isAtDatePart() {
        advance()
      } else {
        append(parseCallArgument(), to: &list)
      }
      skipOrdering()
      if accept(.comma) { continue }
      let after = position
      skipCallWords()
      if position == after || position == before || isAtDocumentWord() { break }
    }
    return list
  }

  /// `MONTH` in `DATE_TRUNC(MONTH, x)` is no column.
  func isAtDatePart() -> Bool {
    guard isAt(.word), peek().kind == .comma || peek().kind == .close || peek().kind == .open else {
      return false
    }
    let role = tree.source.bytes.withUnsafeBufferPointer {
      FunctionRole.dateParts.meaning($0, Int(token.start), Int(token.end))
    }
    return role == .datePart
  }

  mutating func parseCallArgument() -> NodeID {
    let start = position
    if startsQuery(), !isAt(.from), !isAt(.values) || peek().kind == .open, !isAt(.table) {
      return make(.subquery, from: start, single(parseQuery()))
    }
    if isAt(.table), peek().kind == .word || peek().kind == .quotedName {
      advance()
      return make(.subquery, from: start, single(parseTableArgument(start)))
    }
    skipArgumentName()
    if let lambda = parseLambda() { return lambda }
    if isAt(.star), [.exclude, .except, .replace].contains(peek().keyword) {
      while !isAt(.close), !isAt(.comma), !isAtEnd { skipOne() }
      return make(.literal, from: start)
    }
    let expression = parseExpression()
    return expression == .none && position > start ? make(.literal, from: start) : expression
  }

  /// `TABLE t` as an argument reads all of the table.
  mutating func parseTableArgument(_ start: Int) -> NodeID {
    let from = make(.fromClause, from: start, single(parseTableName()))
    return make(.query, from: start, single(make(.select, from: start, single(from))))
  }

  /// `name => x`, `name := x`
  mutating func skipArgumentName() {
    guard isAt(.word) || isAt(.quotedName), peek().kind == .symbol else { return }
    if isAtSymbol("=>", 1) || isAtSymbol(":=", 1) { advance(2) }
  }

  /// `x -> x + 1`, `(x, y) -> x + y`; in databases that reach into JSON that way it is an operator.
  mutating func parseLambda() -> NodeID? {
    let start = position
    var names = ChildList()
    if isAt(.open) {
      let next = closing(position) + 1
      guard dialect.hasLambdas, next < tree.tokens.count, isAtSymbol("->", next - position) else {
        return nil
      }
      let list = parseNameList()
      names.first = tree[list].firstChild
    } else {
      guard dialect.hasLambdas, isAt(.word) || isAt(.quotedName), isAtSymbol("->", 1),
        peek(2).kind != .text, peek(2).kind != .number
      else { return nil }
      append(parseNameNode(), to: &names)
    }
    guard acceptSymbol("->") else { return nil }
    let parameters = make(.columnNames, from: start, names)
    let body = parseExpression()
    return make(.lambda, from: start, pair(parameters, body))
  }

  /// `x AS y`, `x FROM 1 FOR 2`, `x USING utf8`, `'a' PLACING b`
  mutating func skipCallWords() {
    if accept(.as) {
      if isAtName() || isAt(.text) { skipType() }
    }
    while isAt(.from) || isAt(.for) || isAt(.in) || isAt(.placing) || isAt(.using)
      || isAt(.separator) || isAt(.distinct)
    {
      advance()
    }
    if isAt(.ignore) || isAt(.respect) { advance(2) }
    if isAt(.format), isAtWord("json", 1) { advance(2) }
    if isAt(.null) || isAtWord("absent"), isAt(.on, .null) || peek().keyword == .on { advance(3) }
    _ = accept(.comma)
  }

  /// `string_agg(x, ',' ORDER BY y LIMIT 3)`, `json_value(x RETURNING int)`, `listagg(x ON OVERFLOW …)`
  mutating func parseArgumentTail(_ children: inout ChildList) {
    let start = position
    if acceptWord("passing") { parsePassed(&children) }
    if accept(.order, .by) {
      let keys = expressions(until: .close)
      append(make(.windowFrame, from: start, keys), to: &children)
    }
    if isAt(.limit) || isAt(.having) || isAt(.on) || isAt(.returning) || isAt(.with)
      || isAt(.separator)
      || isAtWord("columns") || isAtWord("null") || isAtWord("error") || isAtWord("keep")
      || isAtWord("wrapper") || isAt(.default) || isAtWord("passing")
    {
      while !isAt(.close), !isAt(.endOfText), !isAtWord("columns") { skipOne() }
      if isAtWord("columns") { append(parseDocumentColumns(), to: &children) }
      return skipToClose()
    }
    guard !isAt(.close) else { return }
    complain("unexpected", "expected `,` or `)`")
    skipToClose()
  }

  /// `WITHIN GROUP (ORDER BY x)`: an order of what is collected, or the very values that are aggregated.
  private mutating func parseWithinGroup(_ children: inout ChildList, _ role: FunctionRole) {
    guard role == .orderedSet else { return parseFrame(.windowFrame, &children) }
    var frame = ChildList()
    parseFrame(.windowFrame, &frame)
    guard frame.first != .none, tree[frame.first].firstChild != .none else { return }
    var last = tree[frame.first].firstChild
    while tree[last].next != .none { last = tree[last].next }
    append(ChildList(first: tree[frame.first].firstChild, last: last), to: &children)
  }

  /// `KEEP (DENSE_RANK FIRST ORDER BY x)` of Oracle: the keys choose the rows that count.
  private mutating func parseKeep(_ children: inout ChildList) {
    let start = position
    advance()
    while !isAt(.by), !isAt(.close), !isAtEnd { advance() }
    _ = accept(.by)
    let keys = expressions(until: .close)
    expect(.close, "`)`")
    append(make(.windowFrame, from: start, keys), to: &children)
  }

  mutating func parseCallTail(_ children: inout ChildList, _ role: FunctionRole) {
    // `quantile(0.5)(x)` of ClickHouse.
    if isAt(.open), dialect.name == "clickhouse" {
      advance()
      append(expressions(until: .close), to: &children)
      expect(.close, "`)`")
    }
    if isAt(.within), peek().keyword == .group {
      advance(2)
      parseWithinGroup(&children, role)
    }
    if isAt(.ignore) || isAt(.respect), peek().keyword == .nulls { advance(2) }
    if isAtWord("against"), peek().kind == .open {
      advance()
      skipOne()
    }
    if isAt(.using), peek().kind == .text { advance(2) }
    if isAtWord("keep"), peek().kind == .open {
      advance()
      parseKeep(&children)
    }
    if isAt(.from), peek().keyword == .first || peek().keyword == .last, peek(2).keyword == .over {
      advance(2)
    }
    if isAt(.filter), peek().kind == .open {
      advance()
      parseFrame(.filterClause, &children)
    }
    guard isAt(.over), peek().kind == .open || peek().kind == .word || peek().kind == .quotedName
    else { return }
    advance()
    if isAt(.open) {
      parseFrame(.windowFrame, &children)
    } else {
      append(namedWindow(), to: &children)
    }
  }
}
