extension Parser {
  /// The arguments of a function that makes a structure: `STRUCT(a AS x, b)`, `struct_pack(x := a)`,
  /// `named_struct('x', a, 'y', b)`.
  mutating func parseStructArguments(_ role: FunctionRole) -> ChildList {
    var items = ChildList()
    while !isAt(.close), !isAt(.endOfText), !isAt(.semicolon) {
      let start = position
      if role == .namedStructure, isAt(.text), peek().kind == .comma {
        let name = takeName()
        advance()
        append(parseStructItem(start, name), to: &items)
      } else {
        append(parseStructArgument(), to: &items)
      }
      if !accept(.comma) || position == start { break }
    }
    return items
  }

  private mutating func parseStructArgument() -> NodeID {
    let start = position
    guard isAtName(), isAtSymbol(":=", 1) || isAtSymbol("=>", 1) else {
      return parseStructItem(start, .none)
    }
    let name = takeName()
    advance()
    return parseStructItem(start, name)
  }

  /// A value and the name of its field, which may stand behind it; a literal is a value that comes from nowhere.
  mutating func parseStructItem(_ start: Int, _ name: NameID) -> NodeID {
    if isAt(.star) { advance() }
    let expression = parseCallArgument()
    let alias = name == .none && isAt(.as) ? parseAlias() : name
    return make(.selectItem, from: start, single(expression), name: alias)
  }

  /// `STRUCT<a INT64, b STRING>(x, y)`, `CAST(ROW(x, y) AS ROW(a int, b text))`: the fields of values in order, by the
  /// names that a type gives them.
  mutating func named(_ values: ChildList, by type: String, from start: Int) -> NodeID? {
    guard let fields = StructType(type)?.names else { return nil }
    var items = ChildList()
    var value = values.first
    for field in fields where value != .none {
      let next = tree[value].next
      tree[value].next = .none
      append(
        make(.selectItem, from: start, single(value), name: names.unquoted(field)), to: &items)
      value = next
    }
    return make(.structure, from: start, items)
  }
}
