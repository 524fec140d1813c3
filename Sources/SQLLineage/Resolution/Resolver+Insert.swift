extension Resolver {
  mutating func resolveInsert(_ id: NodeID) -> [StatementLineage] {
    let flags = tree[id].flags
    if flags.contains(.all) { return resolveInsertAll(id) }
    if flags.contains(.comma) { return resolveFromInsert(id) }
    return [resolvePlainInsert(id)]
  }

  private mutating func resolvePlainInsert(_ id: NodeID) -> StatementLineage {
    var lineage = StatementLineage(kind: .insert)
    guard let table = tree.child(.tableName, of: id) else { return lineage }
    lineage.target = tableName(table)
    var relation = Relation()
    if let query = tree.children(of: id).first(where: { tree[$0].kind == .query }) {
      relation = resolveQuery(query)
    } else {
      relation = assigned(of: id)
    }
    fillInsert(&lineage, relation, id)
    return lineage
  }

  /// `INSERT INTO t SET a = x`
  private mutating func assigned(of id: NodeID) -> Relation {
    var relation = Relation()
    for child in tree.children(of: id) where tree[child].kind == .assignment {
      let mark = buffer.count
      evaluateChildren(of: child)
      let sources = take(from: mark)
      for name in tree.path(of: tree[child].firstChild) {
        relation.columns.append(.init(name: name, sources: sources))
      }
    }
    return relation
  }

  /// Columns by the list, by name, or by the target's order without those that PARTITION gives a value.
  private mutating func fillInsert(
    _ lineage: inout StatementLineage, _ relation: Relation, _ id: NodeID
  ) {
    let listed = tree.child(.columnNames, of: id).map { tree.path(of: $0) } ?? []
    guard !tree[id].flags.contains(.byName), tree.child(.assignment, of: id) == nil else {
      var relation = relation
      var targets = columns(of: relation)
      addUpserts(&relation, &targets, id)
      return fill(&lineage, relation, targets)
    }
    var known: [String] = []
    if listed.isEmpty, let target = lineage.target { known = knownColumns(of: target) }
    if let partition = tree.child(.pivotNames, of: id) {
      let given = tree.path(of: partition).map { names.spelling($0).lowercased() }
      known.removeAll { given.contains($0.lowercased()) }
    }
    if listed.isEmpty, known.isEmpty, isValues(id) { return fillUnnamed(&lineage, relation) }
    var relation = relation
    var targets = targetColumns(listed, relation, known: known, at: id, isPrefix: false)
    addUpserts(&relation, &targets, id)
    fill(&lineage, relation, targets)
    rememberInsert(lineage, relation)
    for (index, name) in targets.enumerated() { relation.columns[index].name = names.known(name) }
    writeOutput(of: id, tree.child(.tableName, of: id), changed: relation)
  }

  private func isValues(_ id: NodeID) -> Bool {
    tree.child(.query, of: id).flatMap { tree.child(.values, of: $0) } != nil
  }

  /// VALUES without a list: which columns they fill is not known.
  private mutating func fillUnnamed(_ lineage: inout StatementLineage, _ relation: Relation) {
    let mark = buffer.count
    for column in relation.columns { push(column.sources) }
    let rows = Relation(any: take(from: mark))
    fill(&lineage, rows, [])
  }

  func knownColumns(of target: StatementLineage.TableName) -> [String] {
    if let columns = temporaries[target]?.columns { return columns.map { names.spelling($0.name) } }
    return schema.table(named: target, dialect)?.columns ?? []
  }

  /// Rows put into a temporary table are what later statements read from it.
  mutating func rememberInsert(_ lineage: StatementLineage, _ relation: Relation) {
    guard let target = lineage.target, var held = temporaries[target] else { return }
    for (index, name) in lineage.columns.enumerated() where index < relation.columns.count {
      let id = names.known(name)
      guard let place = held.columns.firstIndex(where: { names.isAlike($0.name, id) }) else {
        held.columns.append(.init(name: id, sources: relation.columns[index].sources))
        continue
      }
      held.columns[place].sources = union(
        held.columns[place].sources, relation.columns[index].sources)
    }
    for open in relation.open where !held.open.contains(open) { held.open.append(open) }
    temporaries[target] = held
  }

  // MARK: Several targets

  /// `INSERT ALL INTO a VALUES (x) INTO b … SELECT …`: the values name the query's columns.
  private mutating func resolveInsertAll(_ id: NodeID) -> [StatementLineage] {
    guard let query = tree.children(of: id).first(where: { tree[$0].kind == .query }) else {
      return []
    }
    let relation = resolveQuery(query)
    return tree.children(of: id).filter { tree[$0].kind == .insertAction }.map { action in
      var lineage = StatementLineage(kind: .insert)
      if let table = tree.child(.tableName, of: action) { lineage.target = tableName(table) }
      var rows = relation
      if let values = tree.child(.valuesRow, of: action) { rows = chosen(values, from: relation) }
      fillInsert(&lineage, rows, action)
      return lineage
    }
  }

  private mutating func chosen(_ values: NodeID, from relation: Relation) -> Relation {
    scopes.append(Scope(relations: [relation]))
    defer { scopes.removeLast() }
    var rows = Relation()
    for cell in tree.children(of: values) {
      let mark = buffer.count
      evaluate(cell)
      let name = tree[cell].kind == .columnName ? tree[cell].name : names.exact(tree.text(of: cell))
      rows.columns.append(.init(name: name, sources: take(from: mark)))
    }
    return rows
  }

  /// Hive's `FROM t INSERT … SELECT … INSERT … SELECT …`: each select reads the one FROM.
  private mutating func resolveFromInsert(_ id: NodeID) -> [StatementLineage] {
    var scope = Scope()
    if let from = tree.child(.fromClause, of: id) { resolveFrom(from, into: &scope) }
    let shared = indirect
    inherited = scope
    defer { inherited = nil }
    return tree.children(of: id).filter { tree[$0].kind == .insert }.map { insert in
      indirect = shared
      return resolvePlainInsert(insert)
    }
  }
}
