extension Parser {
  /// `UPDATE t SET a = x FROM s`, `UPDATE t JOIN s ON … SET t.a = s.x`.
  mutating func parseUpdate(_ start: Int, with: NodeID = .none) -> NodeID {
    advance()
    while isAt(.or) || isAt(.ignore) || isAt(.only) || isAtWord("low_priority") || isAt(.top) {
      if accept(.or) { advance() } else { advance() }
      if isAt(.open) { skipOne() }
    }
    var children = ChildList()
    append(with, to: &children)
    append(parseTables(from: position), to: &children)
    if isAt(.from) { append(parseFrom(), to: &children) }
    guard accept(.set) else { return opaque(start) }
    append(parseAssignments(), to: &children)
    parseChangeTail(&children)
    return make(.update, from: start, children)
  }

  /// `a = x, (b, c) = (SELECT …)`
  mutating func parseAssignments() -> ChildList {
    var list = ChildList()
    repeat {
      let start = position
      let targets = parseAssigned()
      guard isAt(.symbol) || isAt(.colon) else { break }
      advance()
      var children = ChildList()
      append(targets, to: &children)
      append(parseExpression(), to: &children)
      append(make(.assignment, from: start, children), to: &list)
    } while accept(.comma)
    return list
  }

  mutating func parseAssigned() -> NodeID {
    let start = position
    if isAt(.open) { return parseNameList() }
    if isAt(.parameter) {
      advance()
      return make(.columnNames, from: start)
    }
    // The last name of a path; `[1]` and fields behind it are parts of the column.
    let path = parsePath()
    while isAt(.openBracket) {
      while !isAt(.closeBracket), !isAtEnd { advance() }
      advance()
    }
    return make(.columnNames, from: start, ChildList(first: path.last, last: path.last))
  }

  mutating func parseChangeTail(_ children: inout ChildList) {
    while !isAtEnd {
      let start = position
      if isAt(.from) {
        append(parseFrom(), to: &children)
      } else if accept(.where) {
        append(clause(.whereClause, from: start), to: &children)
      } else if isAt(.using) {
        append(parseFrom(), to: &children)
      } else if isAtWord("output") {
        append(parseOutput(), to: &children)
      } else if isAt(.returning) || isAt(.order) || isAt(.limit) || isAt(.option) || isAt(.all) {
        skipToNextStatement()
      } else {
        return
      }
    }
  }
}
