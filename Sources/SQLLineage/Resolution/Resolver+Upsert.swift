extension Resolver {
  /// Adds what ON CONFLICT and ON DUPLICATE KEY put into columns when the row is there already: values of the row that
  /// was to be inserted (EXCLUDED, VALUES(), a row alias) and of the row that is there.
  mutating func addUpserts(
    _ relation: inout Relation, _ targets: inout [String], _ id: NodeID
  ) {
    for action in tree.children(of: id) where tree[action].kind == .updateAction {
      scopes.append(upsertScope(id, newRow(relation, targets), action))
      var changed = Relation()
      for child in tree.children(of: action) {
        switch tree[child].kind {
        case .assignment: assign(child, to: &changed)
        case .whereClause: decide(child, .filter)
        default: break
        }
      }
      scopes.removeLast()
      for column in changed.columns { add(column, to: &relation, &targets) }
    }
  }

  /// The row that was to be inserted, under the names of the target's columns.
  private mutating func newRow(_ relation: Relation, _ targets: [String]) -> Relation {
    var row = Relation(columns: relation.columns, any: relation.any)
    for (index, name) in targets.enumerated() where index < row.columns.count {
      row.columns[index].name = names.known(name)
    }
    let mark = buffer.count
    for open in relation.open { pushStar(of: open) }
    if let any = relation.any { push(any) }
    row.any = relation.isOpen ? take(from: mark) : nil
    // Names without a table mean the row that is there.
    row.isHidden = true
    return row
  }

  private mutating func upsertScope(_ id: NodeID, _ row: Relation, _ action: NodeID) -> Scope {
    var scope = Scope()
    let target = tree.child(.tableName, of: id)
    withTarget(target) { resolver in
      if let target { resolver.resolveTable(target, into: &scope) }
    }
    var row = row
    row.alias = names.unquoted("excluded")
    scope.relations.append(row)
    if tree[action].name != .none {
      row.alias = tree[action].name
      if let list = tree.child(.columnNames, of: action) { row.rename(tree.path(of: list)) }
      scope.relations.append(row)
    }
    // MySQL sees the tables of the query as well.
    guard dialect.name == "mysql", let from = selectedFrom(id) else { return scope }
    let own = scope.relations.count
    resolveFrom(from, into: &scope)
    for index in own..<scope.relations.count { scope.relations[index].isHidden = true }
    return scope
  }

  private func selectedFrom(_ id: NodeID) -> NodeID? {
    tree.child(.query, of: id).flatMap { tree.child(.select, of: $0) }
      .flatMap { tree.child(.fromClause, of: $0) }
  }

  private mutating func add(
    _ column: Relation.Column, to relation: inout Relation, _ targets: inout [String]
  ) {
    let name = names.spelling(column.name)
    let place = targets.firstIndex { $0.lowercased() == name.lowercased() }
    guard let place, place < relation.columns.count else {
      relation.columns.append(column)
      targets.append(name)
      return
    }
    relation.columns[place].sources = union(relation.columns[place].sources, column.sources)
  }

  /// `VALUES(column)` behind ON DUPLICATE KEY UPDATE.
  mutating func newValue(_ id: NodeID) {
    let argument = tree[id].firstChild
    let excluded = names.unquoted("excluded")
    guard argument != .none, tree[argument].kind == .columnName,
      let row = relation(named: [excluded][...]),
      lookUp(tree[argument].name, at: argument, in: row)
    else { return plainCall(id) }
  }
}
