extension Resolver {
  /// Adds a table, subquery, function or join to a scope.
  mutating func resolveTable(_ id: NodeID, into scope: inout Scope) {
    switch tree[id].kind {
    case .tableName: scope.relations.append(named(id))
    case .derivedTable: scope.relations.append(derived(id, scope))
    case .tableFunction: scope.relations.append(function(id, scope))
    case .join: resolveJoin(id, into: &scope)
    default: break
    }
  }

  private func finish(_ relation: Relation, _ id: NodeID) -> Relation {
    var relation = relation
    if tree[id].name != .none {
      relation.alias = tree[id].name
      relation.path = []
    }
    if let list = tree.child(.columnNames, of: id) { relation.rename(tree.path(of: list)) }
    return relation
  }

  /// A name without a schema may be a common table, the innermost first; any other is a table.
  private mutating func named(_ id: NodeID) -> Relation {
    let path = tree.path(of: id)
    if path.count == 1, let found = commonTables.last(where: { $0.name == path[0] }) {
      var relation = found.relation
      relation.alias = path[0]
      return finish(relation, id)
    }
    return finish(baseTable(path), id)
  }

  private mutating func derived(_ id: NodeID, _ scope: Scope) -> Relation {
    guard let query = tree.children(of: id).first(where: { tree[$0].kind == .query }) else {
      return Relation()
    }
    let isLateral = tree[id].flags.contains(.lateral)
    if isLateral { scopes.append(scope) }
    defer { if isLateral { scopes.removeLast() } }
    var relation = resolveQuery(query)
    relation.alias = .none
    relation.path = []
    return finish(relation, id)
  }

  /// A function's rows come from its arguments, whatever their columns are called; one is called like the table.
  private mutating func function(_ id: NodeID, _ scope: Scope) -> Relation {
    scopes.append(scope)
    defer { scopes.removeLast() }
    var sources = SourceSet()
    var name = NameID.none
    for call in tree.children(of: id) where tree[call].kind != .columnNames {
      sources.formUnion(evaluate(call).applying(.transformation))
      name = tree[call].name
    }
    let isScalar = Functions.scalarRows.contains(names.spelling(name).lowercased())
    if tree[id].name != .none { name = tree[id].name }
    var relation = Relation(alias: name, any: isScalar ? nil : sources)
    if isScalar || tree.child(.columnNames, of: id) == nil {
      relation.columns = [.init(name: name, sources: sources)]
    }
    return finish(relation, id)
  }

  // MARK: Joins

  private mutating func resolveJoin(_ id: NodeID, into scope: inout Scope) {
    let tables = tree.children(of: id).filter {
      tree[$0].kind != .joinOn && tree[$0].kind != .joinUsing
    }
    guard tree[id].name == .none else { return resolveAliasedJoin(id, tables, into: &scope) }
    let start = scope.relations.count
    if let left = tables.first { resolveTable(left, into: &scope) }
    let middle = scope.relations.count
    if tables.count > 1 { resolveTable(tables[1], into: &scope) }
    if tree[id].flags.contains(.semi) {
      for index in middle..<scope.relations.count { scope.relations[index].isHidden = true }
    }
    let sides = (left: start..<middle, right: middle..<scope.relations.count)
    if let using = tree.child(.joinUsing, of: id) {
      for name in tree.path(of: using) { merge(name, id, sides, in: &scope) }
    } else if tree[id].flags.contains(.natural) {
      for name in common(sides, in: scope, at: id) { merge(name, id, sides, in: &scope) }
    }
    if let on = tree.child(.joinOn, of: id) {
      scopes.append(scope)
      for part in tree.children(of: on) { indirect.formUnion(evaluate(part).applying(.join)) }
      scopes.removeLast()
    }
  }

  /// `(a JOIN b ON …) AS j`: one relation with the columns of both.
  private mutating func resolveAliasedJoin(
    _ id: NodeID, _ tables: [NodeID], into scope: inout Scope
  ) {
    var inner = Scope()
    for table in tables { resolveTable(table, into: &inner) }
    var relation = Relation()
    for part in inner.relations {
      relation.columns += part.columns
      relation.open += part.open
    }
    scope.relations.append(finish(relation, id))
  }

  private typealias Sides = (left: Range<Int>, right: Range<Int>)

  /// One column for those of both sides: the left one's values, the right one's for a right join, both for a full one.
  private mutating func merge(_ name: NameID, _ id: NodeID, _ sides: Sides, in scope: inout Scope) {
    let earlier = scope.merged.firstIndex {
      $0.name == name && !$0.relations.isDisjoint(with: sides.left)
    }
    let left = earlier.map { scope.merged[$0].sources } ?? sources(name, sides.left, scope, id)
    let right = sources(name, sides.right, scope, id)
    indirect.formUnion(left.union(right).applying(.join))
    let flags = tree[id].flags
    var values = left
    if flags.contains(.rightOuter) {
      values = flags.contains(.leftOuter) ? left.union(right) : right
    }
    let holders = Set(
      (sides.left.lowerBound..<sides.right.upperBound).filter { index in
        scope.relations[index].column(name) != nil
      })
    if let earlier {
      scope.merged[earlier].sources = values
      scope.merged[earlier].relations.formUnion(holders)
    } else {
      scope.merged.append(.init(name: name, sources: values, relations: holders))
    }
  }

  private mutating func sources(
    _ name: NameID, _ side: Range<Int>, _ scope: Scope, _ id: NodeID
  ) -> SourceSet {
    lookUp(name, in: Array(scope.relations[side]), at: id) ?? SourceSet()
  }

  /// Names that both sides have, for NATURAL; unknown when a side is.
  private mutating func common(_ sides: Sides, in scope: Scope, at id: NodeID) -> [NameID] {
    let left = scope.relations[sides.left]
    let right = scope.relations[sides.right]
    if left.contains(where: \.isOpen) || right.contains(where: \.isOpen) {
      say("unexpanded-natural", "NATURAL joins by columns that are not known", at: id)
    }
    let names = Set(right.flatMap { $0.columns.map(\.name) })
    var seen: Set<NameID> = []
    return left.flatMap { $0.columns.map(\.name) }
      .filter { names.contains($0) && seen.insert($0).inserted }
  }
}
