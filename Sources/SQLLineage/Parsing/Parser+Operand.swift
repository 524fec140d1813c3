extension Parser {
  /// An operand with everything that hangs on it: casts, subscripts, fields. None for a literal.
  mutating func parseOperand() -> NodeID {
    let start = position
    let operand = parsePrimaryOperand()
    var children = ChildList()
    return parseSuffixes(of: operand, from: start, &children)
  }

  /// Casts, subscripts, fields and paths behind an operand; what stands in subscripts is added to the children.
  mutating func parseSuffixes(
    of operand: NodeID, from start: Int, _ children: inout ChildList
  ) -> NodeID {
    var suffixes = Suffixes()
    while position > start || operand == .none {
      switch token.kind {
      case .doubleColon:
        advance()
        skipType()
        suffixes.hasCast = true
      case .openBracket where position > start || operand == .none:
        parseSubscript(&children)
        suffixes.hasPath = true
      case .dot:
        guard peek().kind != .star else { return wrap(operand, start, children, suffixes) }
        guard position > start || operand == .none else { return operand }
        if parseField(&children) { suffixes.hasCall = true } else { suffixes.hasPath = true }
      case .colon:
        guard dialect.hasColonPaths,
          peek().kind == .word || peek().kind == .quotedName || peek().kind == .text
        else { return wrap(operand, start, children, suffixes) }
        advance()
        append(parseFieldName(), to: &children)
        suffixes.hasPath = true
      default: return wrap(operand, start, children, suffixes)
      }
    }
    return wrap(operand, start, children, suffixes)
  }

  /// What hangs on an operand.
  struct Suffixes {
    var hasCast = false
    var hasPath = false
    var hasCall = false
  }

  mutating func wrap(
    _ operand: NodeID, _ start: Int, _ children: ChildList, _ suffixes: Suffixes
  ) -> NodeID {
    guard operand != .none else { return children.first }
    guard suffixes.hasCast || suffixes.hasPath || suffixes.hasCall else { return operand }
    var all = single(operand)
    append(children, to: &all)
    if suffixes.hasCall { return make(.operation, from: start, all) }
    guard suffixes.hasPath else { return make(.cast, from: start, all) }
    return make(.field, from: start, all, flags: suffixes.hasCast ? .variable : [])
  }

  /// The name of a field, also in quotes of any kind.
  mutating func parseFieldName() -> NodeID {
    let start = position
    let name = takeName()
    return make(.name, from: start, name: name)
  }

  /// `[1]`, `[a:b]`, `[OFFSET(0)]`
  mutating func parseSubscript(_ children: inout ChildList) {
    advance()
    while !isAt(.closeBracket), !isAt(.endOfText), !isAt(.close) {
      let before = position
      // `value['field']`
      let isName = isAt(.text) && peek().kind == .closeBracket
      append(isName ? parseFieldName() : parseExpression(), to: &children)
      if isAt(.colon) || isAt(.comma) { advance() }
      if position == before { break }
    }
    expect(.closeBracket, "`]`")
  }

  /// `.field`, `.method(x)`, `."quoted"`, `.$1`; whether it is a method.
  mutating func parseField(_ children: inout ChildList) -> Bool {
    advance()
    guard isAtName() || isAt(.number) || isAt(.parameter) else { return false }
    let name = isAtName() ? parseFieldName() : .none
    if name == .none { advance() }
    guard isAt(.open) else {
      append(name, to: &children)
      return false
    }
    advance()
    append(expressions(until: .close), to: &children)
    expect(.close, "`)`")
    return true
  }

  mutating func parsePrimaryOperand() -> NodeID {
    let start = position
    switch token.kind {
    case .number, .text, .template, .stage, .broken:
      if isAt(.broken) { complain("unexpected", "cannot read this") }
      advance()
      return .none
    case .parameter: return parseParameter()
    case .open:
      guard isQueryInBrackets(position) else { return parseBracketed() }
      return parseSubquery(.subquery, from: start)
    case .openBracket: return parseArray()
    case .openBrace: return parseBraces()
    case .quotedName: return parseNamed()
    case .word: return parseWord()
    case .star:
      advance()
      return .none
    default:
      complain("unexpected", "expected an expression")
      return make(.opaque, from: start)
    }
  }

  /// `@variable`, `:name`, `$1`: a place of Snowflake's tables, or a value from outside.
  mutating func parseParameter() -> NodeID {
    let start = position
    let text = self.text(of: token)
    advance()
    if isAtSymbol(":=") || isAt(.open) && text.hasPrefix("@") {
      if accept(.open) {
        skipToClose()
        advance()
      } else {
        advance()
        return parseExpression()
      }
    }
    guard dialect.hasStages, text.hasPrefix("$"), let place = Int32(text.dropFirst()) else {
      return .none
    }
    return make(.place, from: start, name: NameID(index: place))
  }

  mutating func parseBracketed() -> NodeID {
    advance()
    let start = position
    let items = expressions(until: .close)
    expect(.close, "`)`")
    return make(.list, from: start, items)
  }

  mutating func parseSubquery(_ kind: Node.Kind, from start: Int) -> NodeID {
    expect(.open, "`(`")
    let query = single(parseQuery())
    expect(.close, "`)`")
    return make(kind, from: start, query)
  }

  /// `[a, b]`, `[x FOR x IN list IF c]`
  mutating func parseArray() -> NodeID {
    let start = position
    advance()
    var items = ChildList()
    while !isAt(.closeBracket), !isAt(.for), !isAtEnd, !isAt(.close) {
      let before = position
      append(parseArgument(), to: &items)
      if !accept(.comma) || position == before { break }
    }
    if isAt(.for) { items = parseComprehension(items, start) }
    while !isAt(.closeBracket), !isAtEnd, !isAt(.close) { skipOne() }
    expect(.closeBracket, "`]`")
    return make(.list, from: start, items)
  }

  /// `… FOR x IN list IF c]` of DuckDB: what stands before FOR and the condition are functions of `x`.
  private mutating func parseComprehension(_ items: ChildList, _ start: Int) -> ChildList {
    let namesStart = position
    advance()
    var variables = ChildList()
    repeat { if isAtName() { append(parseNameNode(), to: &variables) } } while accept(.comma)
    let parameters = make(.columnNames, from: namesStart, variables)
    var body = items
    var children = ChildList()
    if accept(.in) { append(parseExpression(), to: &children) }
    if accept(.if) { append(parseExpression(), to: &body) }
    let function = make(.list, from: start, body)
    append(make(.lambda, from: start, pair(parameters, function)), to: &children)
    return children
  }

  /// `{'a': x}`, `{d '2026-01-01'}`, `{fn f(x)}`
  mutating func parseBraces() -> NodeID {
    if depth >= Self.deepest { return tooDeep() }
    depth += 1
    defer { depth -= 1 }
    let start = position
    var items = ChildList()
    advance()
    while !isAt(.closeBrace), !isAtEnd {
      let before = position
      if isAtEscapeWord() { advance() }
      if !isAt(.closeBrace), !isAt(.comma) { append(parseBraceItem(), to: &items) }
      if isAt(.comma) || isAt(.colon) { advance() }
      if position == before { advance() }
    }
    expect(.closeBrace, "`}`")
    return make(.structure, from: start, items)
  }

  /// `'name': expression`
  private mutating func parseBraceItem() -> NodeID {
    let start = position
    let hasName = isAtName() || isAt(.text)
    var name = NameID.none
    if hasName, peek().kind == .colon {
      name = takeName()
      advance()
    }
    return parseStructItem(start, name)
  }

  /// `d` of `{d '2026-01-01'}`, `fn` of `{fn f(x)}`: words of ODBC, no columns.
  private func isAtEscapeWord() -> Bool {
    if isAtWord("fn") { return peek().kind == .word }
    return peek().kind == .text && (isAtWord("d") || isAtWord("ts") || isAtWord("t"))
  }

  // MARK: Names

  mutating func parseNamed() -> NodeID {
    let start = position
    var path = ChildList()
    var last = takeName()
    while isAt(.dot) {
      let next = peek()
      if next.kind == .parameter, dialect.hasStages, let node = parsePlace(path, last, start) {
        return node
      }
      guard next.kind == .word || next.kind == .quotedName else { break }
      append(make(.name, from: position - 1, name: last), to: &path)
      advance()
      last = takeName()
    }
    if isAt(.open), isMark() {
      let isCast = isConversion()
      skipOne()
      let column = make(.columnName, from: start, path, name: last)
      return isCast ? make(.cast, from: start, single(column)) : column
    } else if isAt(.open) {
      return parseCall(path, last, from: start)
    }
    if isAt(.dot), peek().kind == .star {
      advance(2)
      append(make(.name, from: start, name: last), to: &path)
      return make(.wholeRow, from: start, path)
    }
    return make(.columnName, from: start, path, name: last)
  }

  /// Oracle's `(+)` and Teradata's `(FORMAT 'x')` behind a column.
  func isMark() -> Bool {
    if isAtSymbol("+", 1), peek(2).kind == .close { return true }
    guard dialect.name == "teradata" else { return false }
    let words: [StaticString] = ["format", "title", "named", "casespecific"]
    return peek(2).kind != .open && words.contains { isAtWord($0, 1) } || isConversion()
  }

  /// `x (INTEGER)`, `x (CHAR(5))` of Teradata: a type in place of arguments.
  private func isConversion() -> Bool {
    let types: [StaticString] = [
      "integer", "int", "smallint", "bigint", "byteint", "decimal", "dec", "numeric", "number",
      "float",
      "real", "char", "character", "varchar", "date", "time", "timestamp", "byte", "varbyte",
    ]
    guard [.close, .open, .comma].contains(peek(2).kind) else { return false }
    return types.contains { isAtWord($0, 1) }
  }

  /// `t.$1`
  mutating func parsePlace(_ path: ChildList, _ last: NameID, _ start: Int) -> NodeID? {
    guard let place = Int32(text(of: peek()).dropFirst()) else { return nil }
    var path = path
    append(make(.name, from: start, name: last), to: &path)
    advance(2)
    return make(.place, from: start, path, name: NameID(index: place))
  }
}
