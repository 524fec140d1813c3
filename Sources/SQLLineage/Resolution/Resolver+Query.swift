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

  private mutating func resolveValues(_ id: NodeID) -> Relation {
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

  private mutating func widen(_ relation: inout Relation, to index: Int) {
    guard index >= relation.columns.count else { return }
    let name = dialect.folding == .sensitive ? "c\(index + 1)" : "column\(index + 1)"
    relation.columns.append(.init(name: names.unquoted(name), sources: .empty))
  }

  /// ORDER BY behind brackets or a set operation names only what these give.
  private mutating func order(_ relation: Relation, by clause: NodeID?) {
    guard let clause else { return }
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

  // MARK: Set operations

  private mutating func resolveSetOperation(_ id: NodeID) -> Relation {
    var parts: [Relation] = []
    var chosen: [NameID]?
    for child in tree.children(of: id) {
      if tree[child].kind == .setNames {
        chosen = tree.path(of: child)
      } else {
        parts.append(resolveBody(child, orderBy: nil))
      }
    }
    guard !parts.isEmpty else { return Relation() }
    var result = parts.removeFirst()
    result.alias = .none
    result.path = []
    guard tree[id].flags.contains(.byName) else { return combine(result, parts, at: id) }
    for part in parts { combineByName(&result, part, tree[id].flags) }
    if let chosen { result.columns.removeAll { !chosen.contains($0.name) } }
    return result
  }

  /// Columns by position. All parts at once, so that long chains are no repeated work.
  private mutating func combine(
    _ first: Relation, _ parts: [Relation], at id: NodeID
  ) -> Relation {
    var result = first
    checkWidths(first, parts, at: id)
    for index in result.columns.indices {
      let mark = buffer.count
      push(result.columns[index].sources)
      for part in parts where index < part.columns.count { push(part.columns[index].sources) }
      result.columns[index].sources = take(from: mark)
    }
    combineOpen(&result, parts)
    return result
  }

  private mutating func checkWidths(_ first: Relation, _ parts: [Relation], at id: NodeID) {
    for part in parts {
      // The same star on both sides pairs with itself.
      if first.isOpen || part.isOpen {
        guard first.columns.isEmpty, part.columns.isEmpty else {
          return say(
            "unexpanded-star",
            "the columns of a set operation cannot be paired without knowing those of `*`", at: id)
        }
      } else if first.columns.count != part.columns.count {
        return say(
          "unmatched-columns",
          "a set operation pairs \(first.columns.count) columns with \(part.columns.count)", at: id)
      }
    }
  }

  /// A column of one part's unknown tables is a column of the other parts' as well.
  private func combineOpen(_ result: inout Relation, _ parts: [Relation]) {
    for part in parts {
      if result.open.count == 1, part.open.count == 1 {
        for table in part.open[0].tables where !result.open[0].tables.contains(table) {
          result.open[0].tables.append(table)
        }
      } else {
        for open in part.open where !result.open.contains(open) { result.open.append(open) }
      }
      if let any = part.any, result.any == nil { result.any = any }
    }
  }

  private mutating func combineByName(
    _ result: inout Relation, _ part: Relation, _ flags: Node.Flags
  ) {
    for column in part.columns {
      if let index = result.columns.firstIndex(where: { names.isAlike($0.name, column.name) }) {
        result.columns[index].sources = union(result.columns[index].sources, column.sources)
      } else if !flags.contains(.leftOuter), !flags.contains(.semi) {
        result.columns.append(column)
      }
    }
    if flags.contains(.semi) {
      let kept = part.columns.map(\.name)
      result.columns.removeAll { column in !kept.contains { names.isAlike($0, column.name) } }
    }
    combineOpen(&result, [part])
  }

  // MARK: Common tables

  /// Makes the tables of a WITH known, in order; each sees those before it.
  mutating func resolveWith(_ id: NodeID) {
    let isRecursive = tree[id].flags.contains(.recursive)
    for table in tree.children(of: id) {
      if tree[table].flags.contains(.variable) {
        resolveExpressionTable(table)
        continue
      }
      let renamed = tree.child(.columnNames, of: table).map { tree.path(of: $0) } ?? []
      var relation = resolveCommonTable(table, renamed, isRecursive: isRecursive)
      if !renamed.isEmpty { rename(&relation, renamed) }
      relation.path = []
      relation.table = nil
      commonTables.append((tree[table].name, relation))
    }
  }

  /// ClickHouse's `WITH expression AS name`: a name for a value.
  private mutating func resolveExpressionTable(_ id: NodeID) {
    let mark = buffer.count
    evaluate(tree[id].firstChild)
    namedValues.append(.init(name: tree[id].name, sources: take(from: mark)))
  }

  private mutating func resolveCommonTable(
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
  private mutating func changedRows(of table: NodeID) -> Relation {
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
  private func recursion(of query: NodeID, _ name: NameID) -> NodeID? {
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
  private func mentions(_ name: NameID, _ id: NodeID) -> Bool {
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
  private mutating func resolveRecursive(
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
      commonTables.append((name, relation))
      relation = resolveQuery(query)
      commonTables.removeLast()
      if relation.columns.map(\.sources) == before { break }
    }
    return relation
  }
}
