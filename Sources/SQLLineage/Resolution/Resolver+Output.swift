extension Resolver {
  /// OUTPUT … INTO of T-SQL: the rows that a statement changes, before (`deleted`) and after (`inserted`), are inserted
  /// into a second table. The statement's own tables are in scope.
  mutating func writeOutput(of id: NodeID, _ target: NodeID?, changed: Relation) {
    guard let output = tree.child(.output, of: id), let list = tree.child(.selectList, of: output),
      let table = tree.child(.tableName, of: output)
    else { return }
    let before = oldRow(target)
    var scope = Scope(relations: [before, after(before, changed)])
    for index in scope.relations.indices { scope.relations[index].path = [] }
    scope.relations[0].alias = names.unquoted("deleted")
    scope.relations[1].alias = names.unquoted("inserted")
    scopes.append(scope)
    defer { scopes.removeLast() }
    var lineage = StatementLineage(kind: .insert)
    lineage.target = tableName(table)
    let rows = items(of: list)
    let listed = tree.child(.columnNames, of: output).map { tree.path(of: $0) } ?? []
    let known = listed.isEmpty ? lineage.target.map { knownColumns(of: $0) } ?? [] : []
    fill(&lineage, rows, targetColumns(listed, rows, known: known, at: output, isPrefix: true))
    rememberInsert(lineage, rows)
    lineage.sources = lineage.edges.map(\.table).reduce(into: []) { tables, table in
      if !table.isEmpty, !tables.contains(table) { tables.append(table) }
    }
    sideEffects.append(lineage)
  }

  private mutating func oldRow(_ target: NodeID?) -> Relation {
    var scope = Scope()
    withTarget(target) { resolver in
      if let target { resolver.resolveTable(target, into: &scope) }
    }
    return scope.relations.first ?? Relation()
  }

  /// The row as it is afterwards: columns that are assigned have their new sources.
  private func after(_ before: Relation, _ changed: Relation) -> Relation {
    var row = before
    for column in changed.columns {
      if let place = row.columns.firstIndex(where: { names.isAlike($0.name, column.name) }) {
        row.columns[place].sources = column.sources
      } else {
        row.columns.append(column)
      }
    }
    return row
  }
}
