extension Resolver {
  /// The rows of a query.
  mutating func resolveQuery(_ id: NodeID) -> Relation {
    guard mayWork(at: id) else { return Relation() }
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

  mutating func resolveBody(_ id: NodeID, orderBy: NodeID?) -> Relation {
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

  mutating func resolveValues(_ id: NodeID) -> Relation {
    var relation = Relation()
    for row in tree.children(of: id) {
      // A row of literals has no nodes, but a width.
      if tree[row].firstChild == .none {
        for index in 0..<max(0, Int(tree[row].name.index)) { widen(&relation, to: index) }
      }
      for (index, cell) in tree.children(of: row).enumerated() {
        widen(&relation, to: index)
        let mark = buffer.count
        evaluate(cell)
        let sources = take(from: mark)
        relation.columns[index].sources = union(relation.columns[index].sources, sources)
      }
    }
    return relation
  }

  mutating func widen(_ relation: inout Relation, to index: Int) {
    guard index >= relation.columns.count else { return }
    let name = dialect.folding == .sensitive ? "c\(index + 1)" : "column\(index + 1)"
    relation.columns.append(.init(name: names.unquoted(name), sources: .empty))
  }

  /// ORDER BY behind brackets or a set operation names only what these give.
  mutating func order(_ relation: Relation, by clause: NodeID?) {
    guard let clause else { return }
    if tree[clause].flags.contains(.all) {
      for column in relation.columns { decide(column.sources, .sort) }
    }
    scopes.append(Scope(relations: [relation]))
    defer { scopes.removeLast() }
    for key in tree.children(of: clause) where place(key) == nil {
      let mark = buffer.count
      evaluate(key)
      decide(.sort, from: mark)
    }
  }

  /// The place that a bare number names, nil when it is no number.
  func place(_ id: NodeID) -> Int? {
    let node = tree[id]
    if node.kind == .place, node.firstChild == .none { return Int(node.name.index) }
    guard node.kind == .literal, node.end == node.start + 1,
      tree.tokens[Int(node.start)].kind == .number
    else { return nil }
    return Int(tree.text(of: id))
  }
}
