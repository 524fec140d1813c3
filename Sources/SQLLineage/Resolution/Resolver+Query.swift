extension Resolver {
  /// The rows of a query.
  mutating func resolveQuery(_ id: NodeID) -> Relation {
    work += 1
    guard work < Self.workLimit else {
      say("too-much-work", "more than \(Self.workLimit) queries", at: id)
      return Relation()
    }
    let outer = commonTables.count
    defer { commonTables.removeLast(commonTables.count - outer) }
    var order: NodeID?
    var body: NodeID?
    for child in tree.children(of: id) {
      switch tree[child].kind {
      case .with: resolveWith(child)
      case .orderBy: order = child
      default: body = body ?? child
      }
    }
    guard let body else { return Relation() }
    return resolveBody(body, orderBy: order)
  }

  private mutating func resolveBody(_ id: NodeID, orderBy: NodeID?) -> Relation {
    switch tree[id].kind {
    case .select: return resolveSelect(id, orderBy: orderBy)
    case .values: return resolveValues(id)
    case .query:
      let relation = resolveQuery(id)
      order(relation, by: orderBy)
      return relation
    case .setOperation:
      let relation = resolveSetOperation(id)
      order(relation, by: orderBy)
      return relation
    default: return Relation()
    }
  }

  private mutating func resolveValues(_ id: NodeID) -> Relation {
    var relation = Relation()
    for row in tree.children(of: id) {
      for (index, cell) in tree.children(of: row).enumerated() {
        if index == relation.columns.count {
          let name = names.unquoted("column\(index + 1)")
          relation.columns.append(.init(name: name, sources: SourceSet()))
        }
        relation.columns[index].sources.formUnion(evaluate(cell))
      }
    }
    return relation
  }

  /// ORDER BY behind brackets or a set operation names only what these give.
  private mutating func order(_ relation: Relation, by clause: NodeID?) {
    guard let clause else { return }
    scopes.append(Scope(relations: [relation]))
    defer { scopes.removeLast() }
    for key in tree.children(of: clause) where !isPosition(key) {
      indirect.formUnion(evaluate(key).applying(.sort))
    }
  }

  func isPosition(_ id: NodeID) -> Bool {
    guard tree[id].kind == .literal else { return false }
    return tree.tokens[Int(tree[id].start)].kind == .number
  }

  // MARK: Set operations

  private mutating func resolveSetOperation(_ id: NodeID) -> Relation {
    var parts = tree.children(of: id).map { resolveBody($0, orderBy: nil) }
    guard !parts.isEmpty else { return Relation() }
    var result = parts.removeFirst()
    for part in parts {
      if tree[id].flags.contains(.byName) {
        combineByName(&result, part)
      } else {
        combine(&result, part, at: id)
      }
      result.open += part.open.filter { !result.open.contains($0) }
    }
    return result
  }

  private mutating func combine(_ result: inout Relation, _ part: Relation, at id: NodeID) {
    if result.columns.count != part.columns.count || result.isOpen || part.isOpen {
      let isUnknown = result.isOpen || part.isOpen
      say(
        isUnknown ? "unexpanded-star" : "unmatched-columns",
        isUnknown
          ? "the columns of a set operation cannot be paired without knowing those of `*`"
          : "a set operation pairs \(result.columns.count) columns with \(part.columns.count)",
        at: id)
    }
    for index in result.columns.indices where index < part.columns.count {
      result.columns[index].sources.formUnion(part.columns[index].sources)
    }
  }

  private func combineByName(_ result: inout Relation, _ part: Relation) {
    for column in part.columns {
      if let index = result.columns.firstIndex(where: { $0.name == column.name }) {
        result.columns[index].sources.formUnion(column.sources)
      } else {
        result.columns.append(column)
      }
    }
  }

  // MARK: Common tables

  /// Makes the tables of a WITH known, in order; each sees those before it.
  mutating func resolveWith(_ id: NodeID) {
    let isRecursive = tree[id].flags.contains(.recursive)
    for table in tree.children(of: id) {
      guard let query = tree.child(.query, of: table) else { continue }
      let renamed = tree.child(.columnNames, of: table).map { tree.path(of: $0) } ?? []
      let name = tree[table].name
      var relation = isRecursive ? resolveRecursive(name, query, renamed) : resolveQuery(query)
      relation.rename(renamed)
      relation.path = []
      commonTables.append((name, relation))
    }
  }

  /// The first branch gives the columns; then the whole is repeated until nothing new arrives.
  private mutating func resolveRecursive(
    _ name: NameID, _ query: NodeID, _ renamed: [NameID]
  ) -> Relation {
    guard let union = tree.child(.setOperation, of: query),
      let anchor = tree.children(of: union).first(where: { _ in true })
    else { return resolveQuery(query) }
    let depth = commonTables.count
    if let with = tree.child(.with, of: query) { resolveWith(with) }
    var relation = resolveBody(anchor, orderBy: nil)
    commonTables.removeLast(commonTables.count - depth)
    for _ in 0...relation.columns.count {
      relation.rename(renamed)
      let before = relation.columns.map(\.sources)
      commonTables.append((name, relation))
      relation = resolveQuery(query)
      commonTables.removeLast()
      if relation.columns.map(\.sources) == before { break }
    }
    return relation
  }
}
