extension Parser {
  /// `COLUMNS (a int PATH '$.a', n FOR ORDINALITY, NESTED PATH '$.b' COLUMNS (c text))` of JSON_TABLE and XMLTABLE;
  /// XMLTABLE and older Oracle write no brackets. The cursor stands on COLUMNS.
  mutating func parseDocumentColumns() -> NodeID {
    let start = position
    var names = ChildList()
    advance()
    let isBracketed = accept(.open)
    parseDocumentColumns(into: &names)
    if isBracketed {
      if !isAt(.close) { skipToClose() }
      expect(.close, "`)` after columns")
    }
    return make(.columnNames, from: start, names)
  }

  private mutating func parseDocumentColumns(into names: inout ChildList) {
    repeat {
      if isNestedColumns() {
        parseNestedColumns(into: &names)
      } else if isAtName() {
        append(parseDocumentColumn(), to: &names)
      }
      while !isAt(.comma), !isAt(.close), !isAtEnd { skipOne() }
    } while accept(.comma)
  }

  /// Whether PASSING or COLUMNS ends the arguments of a function that reads a document.
  func isAtDocumentWord() -> Bool {
    (isAtWord("passing") || isAtWord("columns")) && tree.tokens[position - 1].kind != .comma
  }

  /// `PASSING BY REF x AS name, y`
  mutating func parsePassed(_ children: inout ChildList) {
    repeat {
      if isAt(.by) { advance(2) }
      append(parseExpression(), to: &children)
      if isAt(.by) { advance(2) }
      if isAt(.as) { _ = parseAlias() }
    } while accept(.comma)
  }

  /// A name and its type, path and defaults; FOR ORDINALITY is a number that no document holds.
  private mutating func parseDocumentColumn() -> NodeID {
    let name = parseNameNode()
    if isAt(.for), peek().keyword == .ordinality { tree[name].flags.insert(.variable) }
    return name
  }

  private func isNestedColumns() -> Bool {
    isAtWord("nested") && (isAtWord("path", 1) || peek().kind == .text)
  }

  /// `NESTED PATH '$.b[*]' AS p COLUMNS (…)`: its columns stand beside the others; nesting is bounded by its brackets.
  private mutating func parseNestedColumns(into names: inout ChildList) {
    while !isAt(.close), !isAtEnd, !isAtWord("columns") { advance() }
    guard depth < Self.deepest, !isAtEnd, isAtWord("columns") else { return }
    depth += 1
    defer { depth -= 1 }
    let list = parseDocumentColumns()
    var child = tree[list].firstChild
    while child != .none {
      let next = tree[child].next
      tree[child].next = .none
      append(child, to: &names)
      child = next
    }
  }

  /// `OPENJSON(x) WITH (a int '$.a', b nvarchar(max) AS JSON)`, `OPENROWSET(…) WITH (…)`: the columns of a call's rows.
  mutating func parseRowShape(of call: NodeID) {
    guard dialect.hasOptionalSemicolons, isAt(.with), peek().kind == .open, !isHintWord(peek(2))
    else { return }
    append(parseDocumentColumns(), behindLastOf: call)
  }

  /// Puts a node behind the last child of another.
  mutating func append(_ child: NodeID, behindLastOf parent: NodeID) {
    var last = tree[parent].firstChild
    guard last != .none else {
      tree[parent].firstChild = child
      return
    }
    while tree[last].next != .none { last = tree[last].next }
    tree[last].next = child
  }
}
