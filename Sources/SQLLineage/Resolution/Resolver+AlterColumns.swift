extension Resolver {
  /// ALTER TABLE with columns: a table whose columns are known has others afterwards. No data moves.
  mutating func resolveAlteredColumns(_ id: NodeID) -> StatementLineage {
    guard let table = tree.child(.tableName, of: id), let name = tableName(table) else {
      return StatementLineage(kind: .utility)
    }
    if var known = schema.table(named: name, dialect) {
      alter(&known.columns, by: id)
      known.types = []
      schema.insert(known)
      catalog.forget(known.path)
    }
    if var held = temporaries[name] {
      alter(&held, by: id)
      temporaries[name] = held
    }
    // A column that is added is told as a definition of the table, other changes as none.
    guard tree[id].flags.contains(.all) else { return StatementLineage(kind: .utility) }
    return StatementLineage(kind: .table, target: name)
  }

  private func alter(_ columns: inout [String], by id: NodeID) {
    for change in tree.children(of: id) {
      let given = tree.path(of: change).map { names.spelling($0) }
      switch tree[change].kind {
      case .addedColumns: columns += given
      case .droppedColumns: columns.removeAll { $0.lowercased() == given.first?.lowercased() }
      case .renamedColumn:
        for index in columns.indices where columns[index].lowercased() == given[0].lowercased() {
          columns[index] = given[1]
        }
      default: break
      }
    }
  }

  private func alter(_ relation: inout Relation, by id: NodeID) {
    for change in tree.children(of: id) {
      let given = tree.path(of: change)
      switch tree[change].kind {
      case .addedColumns: relation.columns += given.map { .init(name: $0, sources: .empty) }
      case .droppedColumns: relation.columns.removeAll { names.isAlike($0.name, given[0]) }
      case .renamedColumn:
        if let place = relation.columns.firstIndex(where: { names.isAlike($0.name, given[0]) }) {
          relation.columns[place].name = given[1]
        }
      default: break
      }
    }
  }
}
