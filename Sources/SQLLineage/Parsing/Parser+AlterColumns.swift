extension Parser {
  /// `ADD COLUMN a int, DROP COLUMN b, RENAME COLUMN c TO d` behind ALTER TABLE: what later statements find there.
  mutating func parseAlteredColumns(of table: NodeID, _ start: Int) -> NodeID {
    var children = single(table)
    let isAddition = isAtWord("add") || isAtWord("modify")
    repeat { append(parseAlteredColumn(), to: &children) } while accept(.comma)
    if !isAtEnd { skipToNextStatement() }
    return make(.alterColumns, from: start, children, flags: isAddition ? .all : [])
  }

  private mutating func parseAlteredColumn() -> NodeID {
    let start = position
    var node = NodeID.none
    if acceptWord("add") {
      node = parseAdded(start)
    } else if isAt(.drop), peek().kind == .word {
      advance()
      node = parseNamedColumns(.droppedColumns, start)
    } else if accept(.rename) {
      node = parseRenamed(start)
    }
    while !isAtEnd, !isAt(.comma), !token.keyword.beginsStatement || !dialect.hasOptionalSemicolons
    {
      skipOne()
    }
    return node
  }

  /// `ADD COLUMN a int`, `ADD (a int, b int)`, `ADD COLUMNS (a int)`; a constraint is no column.
  private mutating func parseAdded(_ start: Int) -> NodeID {
    skipColumnWords()
    if isAt(.open) {
      let list = parseColumnDefinitions()
      return make(.addedColumns, from: start, ChildList(first: tree[list].firstChild))
    }
    return isConstraint() ? .none : parseNamedColumns(.addedColumns, start)
  }

  private mutating func parseNamedColumns(_ kind: Node.Kind, _ start: Int) -> NodeID {
    skipColumnWords()
    guard isAtName(), !isConstraint(), !isAtWord("partition") else { return .none }
    return make(kind, from: start, single(parseNameNode()))
  }

  /// `RENAME COLUMN a TO b`
  private mutating func parseRenamed(_ start: Int) -> NodeID {
    skipColumnWords()
    guard isAtName() else { return .none }
    let old = parseNameNode()
    guard accept(.to), isAtName() else { return .none }
    return make(.renamedColumn, from: start, pair(old, parseNameNode()))
  }

  private mutating func skipColumnWords() {
    _ = acceptWord("column") || accept(.columns)
    acceptIfNotExists()
  }
}
