extension Resolver {
  // MARK: UPDATE

  mutating func resolveUpdate(_ id: NodeID) -> StatementLineage {
    var lineage = StatementLineage(kind: .update)
    let clauses = tree.children(of: id).filter { tree[$0].kind == .fromClause }
    guard let first = clauses.first else { return lineage }
    let target = updatedTable(first, clauses)
    var scope = Scope()
    withTarget(target) { resolver in
      for clause in clauses where !(clause == first && resolver.isAlias(target, of: first)) {
        resolver.resolveFrom(clause, into: &scope)
      }
    }
    scopes.append(scope)
    defer { scopes.removeLast() }
    lineage.target = target.map { tableName($0) } ?? nil
    var relation = Relation()
    for child in tree.children(of: id) where tree[child].kind == .assignment {
      assign(child, to: &relation)
    }
    for child in tree.children(of: id) where tree[child].kind == .whereClause {
      decide(child, .filter)
    }
    fill(&lineage, relation, columns(of: relation))
    writeOutput(of: id, target, changed: relation)
    return lineage
  }

  /// The table an UPDATE changes: the first, or the one in FROM that the first is an alias of.
  func updatedTable(_ first: NodeID, _ clauses: [NodeID]) -> NodeID? {
    firstTable(in: tree[first].firstChild).map { changedTable(named: $0, clauses) }
  }

  /// A table that a statement changes: as it is named first, or the one in FROM that this is an alias of.
  func changedTable(named: NodeID, _ clauses: [NodeID]) -> NodeID {
    let path = tree.path(of: named)
    guard path.count == 1, clauses.count > 1 else { return named }
    for clause in clauses.dropFirst() {
      for table in tables(in: clause) where names.isAlike(tree[table].name, path[0]) {
        return table
      }
    }
    for clause in clauses.dropFirst() {
      for table in tables(in: clause)
      where tree[table].name == .none && names.isAlike(tree.path(of: table).last ?? .none, path[0])
      {
        return table
      }
    }
    return named
  }

  func isAlias(_ target: NodeID?, of clause: NodeID) -> Bool {
    guard let target else { return false }
    return !tables(in: clause).contains(target)
  }

  func firstTable(in id: NodeID) -> NodeID? {
    guard id != .none else { return nil }
    if tree[id].kind == .tableName { return id }
    return tree[id].kind == .join ? firstTable(in: tree[id].firstChild) : nil
  }

  /// Named tables of a FROM, also those joined.
  func tables(in id: NodeID) -> [NodeID] {
    if tree[id].kind == .tableName { return [id] }
    guard tree[id].kind == .join || tree[id].kind == .fromClause else { return [] }
    return tree.children(of: id).flatMap { tables(in: $0) }
  }

  /// The changed table is in scope but is no source of itself.
  mutating func withTarget(_ target: NodeID?, _ body: (inout Resolver) -> Void) {
    let before = sources
    body(&self)
    guard let target, let name = tableName(target) else { return }
    // Mentioned again in a subquery it is read; those come later.
    let mentioned = sources.filter { catalog.tables[Int($0)].path == name }
    for table in mentioned where !before.contains(table) { sources.removeAll { $0 == table } }
  }

  mutating func assign(_ id: NodeID, to relation: inout Relation) {
    let targets = tree.path(of: tree[id].firstChild)
    let value = tree[tree[id].firstChild].next
    guard value != .none else {
      relation.columns += targets.map { .init(name: $0, sources: .empty) }
      return
    }
    if targets.count > 1, tree[value].kind == .subquery, tree[value].firstChild != .none {
      // `(a, b) = (SELECT x, y …)` pairs columns.
      let rows = resolveQuery(tree[value].firstChild)
      for (target, column) in zip(targets, rows.columns) {
        relation.columns.append(.init(name: target, sources: column.sources))
      }
      return
    }
    if targets.count > 1, tree[value].kind == .operation || tree[value].kind == .list {
      for (target, part) in zip(targets, tree.children(of: value)) {
        put(part, into: target, &relation)
      }
      return
    }
    for target in targets { put(value, into: target, &relation) }
  }

  mutating func put(_ value: NodeID, into target: NameID, _ relation: inout Relation) {
    let mark = buffer.count
    evaluate(value)
    relation.columns.append(.init(name: target, sources: take(from: mark)))
  }
}
