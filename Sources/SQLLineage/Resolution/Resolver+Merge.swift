extension Resolver {
  mutating func resolveMerge(_ id: NodeID) -> StatementLineage {
    var lineage = StatementLineage(kind: .merge)
    let tables = tree.children(of: id).filter { isTable($0) }
    guard let target = tables.first else { return lineage }
    lineage.target = tree[target].kind == .tableName ? tableName(target) : nil
    var scope = Scope()
    withTarget(target) { $0.resolveTable(target, into: &scope) }
    let own = scope.relations.first?.columns ?? []
    for source in tables.dropFirst() { resolveTable(source, into: &scope) }
    scopes.append(scope)
    defer { scopes.removeLast() }
    var relation = Relation()
    for child in tree.children(of: id) {
      switch tree[child].kind {
      case .joinOn: decide(child, .join)
      case .whereClause: decide(child, .filter)
      case .updateAction where tree[child].flags.contains(.all),
        .insertAction where tree[child].flags.contains(.all):
        addAll(of: scope, own, to: &relation)
      case .updateAction:
        for assignment in tree.children(of: child) { assign(assignment, to: &relation) }
      case .insertAction: insert(child, own, to: &relation)
      default: break
      }
    }
    fillMerged(&lineage, relation)
    writeOutput(of: id, target, changed: relation)
    return lineage
  }

  func isTable(_ id: NodeID) -> Bool {
    switch tree[id].kind {
    case .tableName, .derivedTable, .tableFunction, .join, .namedTable, .pivot, .unpivot: true
    default: false
    }
  }

  /// `UPDATE SET *`, `INSERT *`: columns of the source by name.
  mutating func addAll(
    of scope: Scope, _ own: [Relation.Column], to relation: inout Relation
  ) {
    for source in scope.relations.dropFirst() {
      for column in source.columns {
        let isKnown = own.isEmpty || own.contains { names.isAlike($0.name, column.name) }
        if isKnown { relation.columns.append(column) }
      }
      for open in source.open where !relation.open.contains(open) { relation.open.append(open) }
    }
  }

  /// `INSERT (a, b) VALUES (x, y)`; without a list the values are in the table's order.
  mutating func insert(
    _ action: NodeID, _ own: [Relation.Column], to relation: inout Relation
  ) {
    guard let values = tree.child(.valuesRow, of: action) else { return }
    let listed = tree.child(.columnNames, of: action).map { tree.path(of: $0) } ?? own.map(\.name)
    for (index, value) in tree.children(of: values).enumerated() {
      let fallback =
        tree[value].kind == .columnName ? tree[value].name : names.exact(tree.text(of: value))
      put(value, into: index < listed.count ? listed[index] : fallback, &relation)
    }
  }

  /// A column that several branches write has the sources of all.
  mutating func fillMerged(_ lineage: inout StatementLineage, _ relation: Relation) {
    var merged = Relation(open: relation.open)
    for column in relation.columns {
      if let index = merged.columns.firstIndex(where: { names.isAlike($0.name, column.name) }) {
        merged.columns[index].sources = union(merged.columns[index].sources, column.sources)
      } else {
        merged.columns.append(column)
      }
    }
    fill(&lineage, merged, columns(of: merged))
  }
}
