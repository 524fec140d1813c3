extension Resolver {
  /// Makes the tables of a WITH known, in order; each sees those before it.
  mutating func resolveWith(_ id: NodeID) {
    let isRecursive = tree[id].flags.contains(.recursive)
    for table in tree.children(of: id) {
      if tree[table].flags.contains(.variable) {
        resolveExpressionTable(table)
        continue
      }
      let renamed = tree.child(.columnNames, of: table).map { tree.path(of: $0) } ?? []
      let outer = indirect
      indirect = []
      var relation = resolveCommonTable(table, renamed, isRecursive: isRecursive)
      if !renamed.isEmpty { rename(&relation, renamed) }
      relation.path = []
      relation.table = nil
      SourceSets.normalize(&indirect, from: 0)
      commonTables.append(.init(name: tree[table].name, relation: relation, deciding: indirect))
      indirect = outer
    }
  }

  /// ClickHouse's `WITH expression AS name`: a name for a value.
  mutating func resolveExpressionTable(_ id: NodeID) {
    let mark = buffer.count
    evaluate(tree[id].firstChild)
    namedValues.append(.init(name: tree[id].name, sources: take(from: mark)))
  }

  mutating func resolveCommonTable(
    _ table: NodeID, _ renamed: [NameID], isRecursive: Bool
  ) -> Relation {
    guard let query = tree.child(.query, of: table) else { return changedRows(of: table) }
    let mayRecur = isRecursive || dialect.hasImplicitRecursion
    guard mayRecur, let union = recursion(of: query, tree[table].name) else {
      return resolveQuery(query)
    }
    return resolveRecursive(tree[table].name, query, union, renamed)
  }

  /// INSERT … RETURNING and the like: rows of the changed table.
  mutating func changedRows(of table: NodeID) -> Relation {
    for child in tree.children(of: table) {
      guard [.insert, .update, .delete, .merge].contains(tree[child].kind) else { continue }
      let lineage = resolveChange(child)
      sideEffects += lineage
      guard let target = lineage.first?.target else { continue }
      let id = catalog.table(target, []) { nil }
      return relation(of: id, target.map { names.exact($0) })
    }
    return Relation()
  }

  /// The set operation of a query whose later parts read a common table's own name; nil when none does.
  func recursion(of query: NodeID, _ name: NameID) -> NodeID? {
    var body = query
    while let inner = tree.children(of: body).first(where: { tree[$0].kind == .query }),
      tree.child(.setOperation, of: body) == nil
    {
      body = inner
    }
    guard let union = tree.child(.setOperation, of: body) else { return nil }
    let isRead = tree.children(of: union).dropFirst().contains { mentions(name, $0) }
    return isRead ? union : nil
  }

  /// Whether a part of the tree reads a table of a bare name.
  func mentions(_ name: NameID, _ id: NodeID) -> Bool {
    var open = [id]
    while let node = open.popLast() {
      let first = tree[node].firstChild
      if tree[node].kind == .tableName {
        let path = tree.path(of: node)
        if path.count == 1, names.isAlike(path[0], name) { return true }
        continue
      }
      var child = first
      while child != .none {
        open.append(child)
        child = tree[child].next
      }
    }
    return false
  }

  /// The first part gives the columns; then the whole is repeated until nothing new arrives.
  mutating func resolveRecursive(
    _ name: NameID, _ query: NodeID, _ union: NodeID, _ renamed: [NameID]
  ) -> Relation {
    let depth = commonTables.count
    if let with = tree.child(.with, of: query) { resolveWith(with) }
    let anchor = tree[union].firstChild
    var relation = resolveBody(anchor, orderBy: nil)
    commonTables.removeLast(commonTables.count - depth)
    for _ in 0...min(relation.columns.count, 50) {
      relation.rename(renamed)
      relation.alias = .none
      relation.path = []
      let before = relation.columns.map(\.sources)
      commonTables.append(.init(name: name, relation: relation))
      relation = resolveQuery(query)
      commonTables.removeLast()
      if relation.columns.map(\.sources) == before { break }
    }
    return relation
  }
}
