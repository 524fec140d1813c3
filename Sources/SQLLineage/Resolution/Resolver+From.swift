extension Resolver {
  /// Adds a table, subquery, function or join to a scope.
  mutating func resolveTable(_ id: NodeID, into scope: inout Scope) {
    guard id != .none, mayWork(at: id) else { return }
    switch tree[id].kind {
    case .tableName: scope.relations.append(named(id, &scope))
    case .derivedTable: scope.relations.append(derived(id, &scope))
    case .tableFunction: scope.relations.append(function(id, &scope))
    case .join: resolveJoin(id, into: &scope)
    case .namedTable: scope.relations.append(group(id))
    case .pivot: scope.relations.append(pivot(id))
    case .unpivot: scope.relations.append(unpivot(id))
    case .matchRecognize: scope.relations.append(matched(id))
    case .fromClause: resolveFrom(id, into: &scope)
    default: break
    }
  }

  mutating func finish(_ relation: Relation, _ id: NodeID) -> Relation {
    var relation = relation
    if tree[id].name != .none { relation.alias = tree[id].name }
    if let list = tree.child(.columnNames, of: id) { rename(&relation, tree.path(of: list)) }
    if let offset = tree.child(.offsetName, of: id) {
      relation.columns.append(.init(name: tree[offset].name, sources: .empty))
    }
    return relation
  }

  mutating func rename(_ relation: inout Relation, _ columns: [NameID]) {
    let mark = buffer.count
    for open in relation.open { pushStar(of: open) }
    relation.rename(columns, unlisted: take(from: mark))
  }

  /// A name without a schema may be a common table, the innermost first; any other is a table.
  private mutating func named(_ id: NodeID, _ scope: inout Scope) -> Relation {
    let path = tablePath(id)
    if path.count == 1, let table = commonTable(path[0]) {
      indirect += table.deciding
      var relation = table.relation
      relation.alias = path[0]
      return finish(relation, id)
    }
    if path.count > 1, dialect.hasImplicitUnnest, let value = elements(of: path, id, &scope) {
      return finish(value, id)
    }
    return finish(baseTable(id), id)
  }

  private func commonTable(_ name: NameID) -> CommonTable? {
    var index = commonTables.count - 1
    while index >= 0 {
      if commonTables[index].name == name { return commonTables[index] }
      index -= 1
    }
    guard dialect.folding != .insensitive else { return nil }
    return commonTables.last { names.isAlike($0.name, name) }
  }

  /// `FROM t, t.items`: the elements of an array of a table before it.
  private mutating func elements(
    of path: [NameID], _ id: NodeID, _ scope: inout Scope
  ) -> Relation? {
    guard scope.relations.contains(where: { names.isAlike($0.alias, path[0]) }) else { return nil }
    scopes.append(scope)
    defer { scopes.removeLast() }
    let mark = buffer.count
    shape = .none
    resolveStructure(path, at: id)
    let fields = shapes[Int(shape.index)]
    apply(.transformation, from: mark)
    let sources = take(from: mark)
    let name = path[path.count - 1]
    guard fields.isEmpty else { return Relation(alias: name, columns: fields) }
    var relation = Relation(alias: name, any: sources)
    relation.isValue = true
    return relation
  }

  /// A path into columns, wherever it stands.
  mutating func resolveStructure(_ path: [NameID], at id: NodeID) {
    for length in stride(from: path.count - 1, through: 1, by: -1) {
      guard let place = relation(named: path[..<length]) else { continue }
      let mark = buffer.count
      if lookUp(path[length], at: id, in: place) {
        return descend(path[(length + 1)...], from: mark)
      }
    }
    let mark = buffer.count
    resolveName(path[0], at: id)
    descend(path[1...], from: mark)
  }

  private mutating func derived(_ id: NodeID, _ scope: inout Scope) -> Relation {
    guard let query = tree.children(of: id).first(where: { tree[$0].kind == .query }) else {
      return Relation()
    }
    let isLateral = tree[id].flags.contains(.lateral)
    if isLateral { scopes.append(scope) }
    let isStage = tree[id].flags.contains(.keepsRows)
    if isStage { stages += 1 }
    var relation = resolveQuery(query)
    if isStage { stages -= 1 }
    if isLateral { scopes.removeLast() }
    // A stage of a pipe keeps the names of the tables before it, when it is only a table.
    if !isStage { relation.alias = .none }
    if tree[query].name != .none { relation.alias = tree[query].name }
    relation.path = []
    relation.table = nil
    relation.isHidden = false
    if isArrayJoin(id) { relation = overwriting(relation, &scope) }
    return finish(relation, id)
  }

  private func isArrayJoin(_ id: NodeID) -> Bool {
    tree[id].flags.isSuperset(of: [.lateral, .keepsRows])
  }

  /// ARRAY JOIN puts the elements in place of the arrays of the same names.
  private mutating func overwriting(_ relation: Relation, _ scope: inout Scope) -> Relation {
    var left = relation
    for column in relation.columns {
      for index in scope.relations.indices {
        guard let place = scope.relations[index].place(of: column.name) else { continue }
        scope.relations[index].columns[place].sources = column.sources
        left.columns.removeAll { $0.name == column.name }
      }
    }
    return left
  }

  /// `(a JOIN b ON …) AS j`: one relation with the columns of both.
  private mutating func group(_ id: NodeID) -> Relation {
    var inner = Scope()
    for table in tree.children(of: id) { resolveTable(table, into: &inner) }
    scopes.append(inner)
    let said = diagnostics.count
    let relation = expandAll(in: scopes.count - 1, at: id)
    diagnostics.removeLast(diagnostics.count - said)
    scopes.removeLast()
    return finish(relation, id)
  }

  /// MATCH_RECOGNIZE: every column may come from any column of its table.
  private mutating func matched(_ id: NodeID) -> Relation {
    var inner = Scope()
    resolveTable(tree[id].firstChild, into: &inner)
    let mark = buffer.count
    for relation in inner.relations { pushAll(of: relation) }
    apply(.transformation, from: mark)
    say("opaque-table", "MATCH_RECOGNIZE is not looked into", at: id)
    return finish(Relation(any: take(from: mark)), id)
  }

  // MARK: Functions

  private mutating func generatedColumns(_ id: NodeID) -> [Relation.Column]? {
    guard let list = tree.child(.columnNames, of: id) else { return nil }
    let columns = tree.path(of: list)
    let isNumbered = tree[id].flags.contains(.numbered)
    return generated(by: tree[id].firstChild, columns.count, isNumbered: isNumbered).map { sets in
      zip(columns, sets).map { .init(name: $0, sources: $1) }
    }
  }

  /// Whether each field of an array's structures is a column: where the database says so, and for Hive's INLINE.
  private func isSpread(_ id: NodeID) -> Bool {
    dialect.spreadsStructures
      || tree.children(of: id).contains { names.spelling(tree[$0].name).lowercased() == "inline" }
  }

  /// A function's rows come from its arguments, whatever their columns are called; one is called like the table.
  private mutating func function(_ id: NodeID, _ scope: inout Scope) -> Relation {
    if let files = files(of: tree[id].firstChild) { return finish(files, id) }
    // Functions of Snowflake, BigQuery and others see the tables before them.
    scopes.append(scope)
    if let columns = generatedColumns(id) {
      scopes.removeLast()
      return finish(Relation(columns: columns), id)
    }
    let mark = buffer.count
    var name = NameID.none
    var role = FunctionRole.none
    for call in tree.children(of: id) where tree[call].kind != .columnNames {
      evaluate(call)
      if tree[call].kind == .call {
        name = tree[call].name
        role = tree[call].role
      }
    }
    apply(.transformation, from: mark)
    scopes.removeLast()
    let fields = shape
    let sources = take(from: mark)
    if tree[id].name != .none { name = tree[id].name }
    if let columns = documentColumns(of: id, sources, fields) {
      return finish(Relation(alias: name, columns: columns), id)
    }
    if role == .rows, fields != .none, isSpread(id) {
      return finish(Relation(alias: name, columns: shapes[Int(fields.index)]), id)
    }
    var relation = Relation(alias: name, any: sources)
    if role == .rows { relation.columns = [.init(name: name, sources: sources, shape: fields)] }
    relation.isValue = true
    return finish(relation, id)
  }
}
