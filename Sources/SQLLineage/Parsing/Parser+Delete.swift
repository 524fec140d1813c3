extension Parser {
  /// `DELETE FROM t USING s WHERE …`, `DELETE t FROM t JOIN s …`.
  mutating func parseDelete(_ start: Int, with: NodeID = .none) -> NodeID {
    advance()
    while isAtWord("low_priority") || isAtWord("quick") || isAt(.ignore) || isAt(.top) {
      advance()
      if isAt(.open) { skipOne() }
    }
    let isPlain = accept(.from)
    if isAt(.only) { advance() }
    var children = ChildList()
    append(with, to: &children)
    append(parseTables(from: position), to: &children)
    if !isPlain && isAt(.from) || dialect.name == "mysql" && isAt(.using) {
      // The first names are aliases of, or names in, the FROM or USING that follows.
      tree[children.last].flags.insert(.outerNames)
    }
    parseChangeTail(&children)
    return make(.delete, from: start, children)
  }
}
