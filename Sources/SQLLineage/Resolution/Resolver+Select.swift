extension Resolver {
  /// The rows of one SELECT.
  mutating func resolveSelect(_ id: NodeID, orderBy: NodeID?) -> Relation {
    var scope = Scope()
    if let from = tree.child(.fromClause, of: id) {
      for table in tree.children(of: from) { resolveTable(table, into: &scope) }
    }
    if let windows = tree.child(.windows, of: id) {
      for window in tree.children(of: windows) { scope.windows[tree[window].name] = window }
    }
    scopes.append(scope)
    defer { scopes.removeLast() }
    if let clause = tree.child(.whereClause, of: id) { decide(clause, .filter) }
    let result = selectList(of: id)
    scopes[scopes.count - 1].aliases = result.columns
    resolveClauses(of: id, result, orderBy)
    return result
  }

  /// GROUP BY, HAVING, QUALIFY, DISTINCT and ORDER BY, which may use the aliases of the select list.
  private mutating func resolveClauses(of id: NodeID, _ result: Relation, _ orderBy: NodeID?) {
    for child in tree.children(of: id) {
      switch tree[child].kind {
      case .groupBy: decide(child, .groupBy, positions: result)
      case .having, .qualify: decide(child, .filter)
      case .distinctOn: decide(child, .groupBy, positions: result)
      default: break
      }
    }
    if tree[id].flags.contains(.distinct), tree.child(.distinctOn, of: id) == nil {
      for column in result.columns { indirect.formUnion(column.sources.applying(.groupBy)) }
    }
    if let orderBy { decide(orderBy, .sort, positions: result) }
  }

  /// Expressions that decide about rows; a bare number is the place of a result column.
  private mutating func decide(
    _ clause: NodeID, _ kind: SQLLineageKind, positions: Relation? = nil
  ) {
    for key in tree.children(of: clause) {
      if let positions, isPosition(key) {
        let place = Int(tree.text(of: key)) ?? 0
        guard positions.columns.indices.contains(place - 1) else { continue }
        indirect.formUnion(positions.columns[place - 1].sources.applying(kind))
      } else {
        indirect.formUnion(evaluate(key).applying(kind))
      }
    }
  }

  // MARK: The select list

  private mutating func selectList(of id: NodeID) -> Relation {
    var result = Relation()
    guard let list = tree.child(.selectList, of: id) else {
      return expandAll(in: scopes[scopes.count - 1], at: id)
    }
    for item in tree.children(of: list) {
      if tree[item].kind == .star {
        expand(item, into: &result)
        continue
      }
      guard tree[item].firstChild != .none else { continue }
      let expression = tree[item].firstChild
      let name = tree[item].name == .none ? outputName(of: expression) : tree[item].name
      let column = Relation.Column(name: name, sources: evaluate(expression))
      result.columns.append(column)
      if dialect.hasLateralAliases { scopes[scopes.count - 1].aliases.append(column) }
    }
    return result
  }

  /// What an expression without an alias is called.
  private mutating func outputName(of id: NodeID) -> NameID {
    let node = tree[id]
    if node.kind == .columnName { return tree.path(of: id).last ?? .none }
    guard dialect.naming == .function else { return names.exact(tree.text(of: id)) }
    switch node.kind {
    case .call: return node.name
    case .cast where node.firstChild != .none && tree[node.firstChild].kind == .columnName:
      return outputName(of: node.firstChild)
    case .caseExpression: return names.exact("case")
    case .exists: return names.exact("exists")
    default: return names.exact("?column?")
    }
  }

  // MARK: Stars

  private mutating func expand(_ star: NodeID, into result: inout Relation) {
    let path = tree.path(of: star)
    var all: Relation
    if path.isEmpty {
      all = expandAll(in: scopes[scopes.count - 1], at: star)
    } else if let relation = relation(named: path[...]) {
      all = relation
      if relation.isOpen { sayUnexpanded(star) }
    } else {
      return say("unknown-table", "no table is called `\(tree.text(of: star))`", at: star)
    }
    change(&all, star)
    result.columns += all.columns
    result.open += all.open.filter { !result.open.contains($0) }
    if let any = all.any { result.any = (result.any ?? SourceSet()).union(any) }
  }

  private mutating func sayUnexpanded(_ id: NodeID) {
    say("unexpanded-star", "`*` stands for columns that are not known", at: id)
  }

  /// EXCLUDE, REPLACE and RENAME.
  private mutating func change(_ all: inout Relation, _ star: NodeID) {
    for child in tree.children(of: star) {
      switch tree[child].kind {
      case .starExclude:
        let excluded = tree.path(of: child)
        all.columns.removeAll { excluded.contains($0.name) }
      case .starReplace, .starRename:
        for item in tree.children(of: child) { change(&all, item, tree[child].kind) }
      default: break
      }
    }
  }

  private mutating func change(_ all: inout Relation, _ item: NodeID, _ kind: Node.Kind) {
    let expression = tree[item].firstChild
    guard expression != .none else { return }
    if kind == .starReplace {
      let sources = evaluate(expression)
      for index in all.columns.indices where all.columns[index].name == tree[item].name {
        all.columns[index].sources = sources
      }
    } else {
      let old = tree.path(of: expression).last
      for index in all.columns.indices where all.columns[index].name == old {
        all.columns[index].name = tree[item].name
      }
    }
  }

  /// Every column in scope; those of USING once.
  private mutating func expandAll(in scope: Scope, at id: NodeID) -> Relation {
    var result = Relation()
    if dialect.putsMergedColumnsFirst {
      result.columns = scope.merged.map { .init(name: $0.name, sources: $0.sources) }
    }
    var given: Set<NameID> = []
    for (index, relation) in scope.relations.enumerated() where !relation.isHidden {
      for column in relation.columns {
        let merged = scope.merged.first {
          $0.name == column.name && $0.relations.contains(index)
        }
        if let merged {
          guard !dialect.putsMergedColumnsFirst, given.insert(merged.name).inserted else {
            continue
          }
          result.columns.append(.init(name: merged.name, sources: merged.sources))
        } else {
          result.columns.append(column)
        }
      }
      result.open += relation.open.filter { !result.open.contains($0) }
      if let any = relation.any { result.any = (result.any ?? SourceSet()).union(any) }
    }
    if result.isOpen { sayUnexpanded(id) }
    return result
  }
}
