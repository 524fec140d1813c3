extension Resolver {
  /// The rows of one SELECT.
  mutating func resolveSelect(_ id: NodeID, orderBy: NodeID?) -> Relation {
    var scope = Scope()
    if let windows = tree.child(.windows, of: id) {
      for window in tree.children(of: windows) { scope.windows.append((tree[window].name, window)) }
    }
    if let from = tree.child(.fromClause, of: id) {
      resolveFrom(from, into: &scope)
    } else if let inherited, scopes.isEmpty {
      scope.relations = inherited.relations
      scope.merged = inherited.merged
    }
    scopes.append(scope)
    defer { scopes.removeLast() }
    // Where aliases count in WHERE, they must be known before it.
    let isEarly = dialect.lateralAliases == .never
    if isEarly { decideWhere(id) }
    let result = selectList(of: id)
    scopes[scopes.count - 1].aliases = result.columns
    if !isEarly { decideWhere(id) }
    resolveClauses(of: id, result, orderBy)
    return result
  }

  mutating func resolveFrom(_ from: NodeID, into scope: inout Scope) {
    for table in tree.children(of: from) { resolveTable(table, into: &scope) }
  }

  private mutating func decideWhere(_ id: NodeID) {
    for child in tree.children(of: id) where tree[child].kind == .whereClause {
      decide(child, .filter)
    }
  }

  /// GROUP BY, HAVING, QUALIFY, DISTINCT and ORDER BY, which may use the aliases of the select list.
  private mutating func resolveClauses(of id: NodeID, _ result: Relation, _ orderBy: NodeID?) {
    for child in tree.children(of: id) {
      switch tree[child].kind {
      case .groupBy where tree[child].flags.contains(.all): groupByAll(result)
      case .groupBy: decide(child, .groupBy, places: result)
      case .having, .qualify: decide(child, .filter)
      case .distinctOn: decide(child, .groupBy, places: result)
      default: break
      }
    }
    if tree[id].flags.contains(.distinct), tree.child(.distinctOn, of: id) == nil {
      for column in result.columns { decide(column.sources, .groupBy) }
    }
    guard let orderBy else { return }
    if tree[orderBy].flags.contains(.all) {
      for column in result.columns { decide(column.sources, .sort) }
      return
    }
    decide(orderBy, .sort, places: result)
  }

  mutating func decide(_ set: SetID, _ kind: SQLLineageKind) {
    let mark = buffer.count
    push(set)
    decide(kind, from: mark)
  }

  /// GROUP BY ALL: by every item that aggregates nothing.
  private mutating func groupByAll(_ result: Relation) {
    for column in result.columns {
      let mark = buffer.count
      push(column.sources)
      let isAggregate = buffer[mark...].contains { $0.kind == .aggregation }
      if isAggregate {
        buffer.removeLast(buffer.count - mark)
      } else {
        decide(.groupBy, from: mark)
      }
    }
  }

  /// Expressions that decide about rows; a bare number is the place of a result column.
  mutating func decide(_ clause: NodeID, _ kind: SQLLineageKind, places: Relation? = nil) {
    for key in tree.children(of: clause) {
      if let places, let place = place(key) {
        guard places.columns.indices.contains(place - 1) else { continue }
        decide(places.columns[place - 1].sources, kind)
      } else {
        let mark = buffer.count
        scopes[scopes.count - 1].prefersAliases =
          (kind == .sort || tree[clause].kind == .distinctOn)
          && (dialect.sortsByAliasesInExpressions || tree[key].kind == .columnName)
        evaluate(key)
        scopes[scopes.count - 1].prefersAliases = false
        decide(kind, from: mark)
      }
    }
  }

  // MARK: The select list

  private mutating func selectList(of id: NodeID) -> Relation {
    var result = Relation()
    guard let list = tree.child(.selectList, of: id) else {
      return expandAll(in: scopes.count - 1, at: id)
    }
    if tree[id].flags.contains(.keepsRows) { result = expandAll(in: scopes.count - 1, at: id) }
    appendItems(of: list, to: &result)
    return result
  }

  /// The columns of a list of items, in the innermost scope.
  mutating func items(of list: NodeID) -> Relation {
    var result = Relation()
    appendItems(of: list, to: &result)
    return result
  }

  private mutating func appendItems(of list: NodeID, to result: inout Relation) {
    var unnamed = 0
    let hasLateralAliases = dialect.lateralAliases != .never
    for item in tree.children(of: list) {
      guard tree[item].kind != .star else {
        expand(item, into: &result)
        continue
      }
      let expression = tree[item].firstChild
      guard expression != .none, !appendGenerated(item, expression, to: &result) else { continue }
      let mark = buffer.count
      evaluate(expression)
      let fields = shape
      let value = Relation.Column(name: .none, sources: take(from: mark), shape: fields)
      let first = result.columns.count
      append(item, expression, value, to: &result, &unnamed)
      guard hasLateralAliases else { continue }
      scopes[scopes.count - 1].aliases.append(contentsOf: result.columns[first...])
    }
  }

  /// `stack(2, 'a', x, 'b', y) AS (k, v)`
  private mutating func appendGenerated(
    _ item: NodeID, _ expression: NodeID, to result: inout Relation
  ) -> Bool {
    guard let list = tree.child(.columnNames, of: item) else { return false }
    let columns = tree.path(of: list)
    guard let sets = generated(by: expression, columns.count, isNumbered: false) else {
      return false
    }
    for (name, set) in zip(columns, sets) { result.columns.append(.init(name: name, sources: set)) }
    return true
  }

  /// One column, or as many as `AS (a, b)` names.
  private mutating func append(
    _ item: NodeID, _ expression: NodeID, _ value: Relation.Column, to result: inout Relation,
    _ unnamed: inout Int
  ) {
    if let list = tree.child(.columnNames, of: item) {
      let fields = shapes[Int(value.shape.index)]
      for (index, name) in tree.path(of: list).enumerated() {
        let sources = index < fields.count ? fields[index].sources : value.sources
        result.columns.append(.init(name: name, sources: sources))
      }
      return
    }
    var name = tree[item].name
    if name == .none {
      name = outputName(of: expression, place: result.columns.count, unnamed)
      if tree[expression].kind != .columnName { unnamed += 1 }
    }
    result.columns.append(.init(name: name, sources: value.sources, shape: value.shape))
  }

  /// What an expression without an alias is called.
  private mutating func outputName(of id: NodeID, place: Int, _ unnamed: Int) -> NameID {
    let node = tree[id]
    if node.kind == .columnName { return node.name }
    switch dialect.naming {
    case .text: return names.exact(tree.text(of: id))
    case .numbered(let prefix, let first):
      if node.kind == .cast || node.kind == .field, let name = fieldName(of: id) { return name }
      return names.exact("\(prefix)\(place + first)")
    case .counted(let prefix, let suffix):
      if let name = fieldName(of: id) { return name }
      return names.exact("\(prefix)\(unnamed)\(suffix)")
    case .function: return figuredName(of: id)
    }
  }

  /// The field that a path ends in: `a.b[0].c` is called `c`.
  private mutating func fieldName(of id: NodeID) -> NameID? {
    let node = tree[id]
    if node.kind == .cast, node.firstChild != .none, tree[node.firstChild].kind == .columnName {
      return dialect.naming == .counted(prefix: "f", suffix: "_") ? nil : tree[node.firstChild].name
    }
    guard node.kind == .field, node.end >= node.start + 3 else { return nil }
    let last = tree.tokens[Int(node.end) - 1]
    guard last.kind == .word || last.kind == .quotedName,
      tree.tokens[Int(node.end) - 2].kind == .dot
    else { return nil }
    return names.unquoted(tree.source.text(from: last.start, to: last.end))
  }
}
