extension Resolver {
  /// The rows that PIVOT or UNPIVOT works on, as one relation.
  private mutating func input(of id: NodeID) -> Relation {
    var inner = Scope()
    resolveTable(tree[id].firstChild, into: &inner)
    guard inner.relations.count != 1 || !inner.merged.isEmpty else {
      return inner.relations[0]
    }
    scopes.append(inner)
    defer { scopes.removeLast() }
    return expandAll(in: scopes.count - 1, at: id)
  }

  // MARK: PIVOT

  /// Columns that the aggregates and FOR do not read remain; each value gives a column per aggregate.
  mutating func pivot(_ id: NodeID) -> Relation {
    let table = input(of: id)
    scopes.append(Scope(relations: [table]))
    defer { scopes.removeLast() }
    var aggregates: [(name: NameID, sources: SetID)] = []
    var used: Set<NameID> = []
    var values: [[String?]] = []
    for child in tree.children(of: id).dropFirst() {
      switch tree[child].kind {
      case .selectItem:
        let mark = buffer.count
        evaluate(tree[child].firstChild)
        aggregates.append((tree[child].name, take(from: mark)))
        collectNames(in: tree[child].firstChild, &used)
      case .pivotNames: values.append(pivotColumn(child, &used))
      default: break
      }
    }
    var result = Relation(alias: table.alias, path: table.path, open: table.open, any: table.any)
    result.columns = table.columns.filter { column in
      !used.contains { names.isAlike($0, column.name) }
    }
    for index in result.open.indices { result.open[index].excluded += Array(used) }
    if let keys = tree.child(.groupBy, of: id) { keep(keys, in: &result) }
    for column in result.columns { group(by: column.sources) }
    appendPivoted(aggregates, values, to: &result)
    return finish(result, id)
  }

  /// DuckDB's PIVOT with GROUP BY: of the columns that remain only the keys.
  private mutating func keep(_ keys: NodeID, in result: inout Relation) {
    result.open = []
    result.columns = tree.children(of: keys).map { key in
      let mark = buffer.count
      evaluate(key)
      return .init(name: tree[key].name, sources: take(from: mark))
    }
  }

  private mutating func group(by set: SetID) {
    let mark = buffer.count
    push(set)
    decide(.groupBy, from: mark)
  }

  /// The values of one FOR column; nil stands for those that nobody knows.
  private mutating func pivotColumn(_ id: NodeID, _ used: inout Set<NameID>) -> [String?] {
    var values: [String?] = []
    for child in tree.children(of: id) {
      switch tree[child].kind {
      case .columnNames:
        for name in tree.path(of: child) {
          used.insert(name)
          let mark = buffer.count
          resolveName(name, at: child)
          decide(.groupBy, from: mark)
        }
      case .selectList:
        for item in tree.children(of: child) { values.append(pivotValue(item)) }
      default: values.append(nil)
      }
    }
    return values
  }

  /// The alias of a value, or its text without quotes.
  private func pivotValue(_ item: NodeID) -> String {
    if tree[item].name != .none { return names.spelling(tree[item].name) }
    let text = tree.text(of: item)
    guard text.count > 1, text.hasPrefix("'") || text.hasPrefix("\"") || text.hasPrefix("[") else {
      return text
    }
    return String(text.dropFirst().dropLast())
  }

  private mutating func appendPivoted(
    _ aggregates: [(name: NameID, sources: SetID)], _ values: [[String?]], to result: inout Relation
  ) {
    var combinations: [String?] = [""]
    for column in values {
      guard combinations.count * column.count <= 10_000 else { return }
      combinations = combinations.flatMap { prefix in
        column.map { value in
          guard let prefix, let value else { return nil }
          return prefix.isEmpty ? value : prefix + "_" + value
        }
      }
    }
    for combination in combinations {
      for aggregate in aggregates {
        guard let combination else {
          result.any = result.any.map { union($0, aggregate.sources) } ?? aggregate.sources
          continue
        }
        let name = pivotedName(combination, aggregate.name, aggregates.count)
        result.columns.append(.init(name: name, sources: aggregate.sources))
      }
    }
  }

  private mutating func pivotedName(_ value: String, _ aggregate: NameID, _ count: Int) -> NameID {
    guard aggregate != .none else { return names.exact(value) }
    let alias = names.spelling(aggregate)
    return names.exact(
      dialect.namesPivotsByAggregate ? "\(alias)_\(value)" : "\(value)_\(alias)")
  }

  /// The columns that an expression names.
  private func collectNames(in id: NodeID, _ used: inout Set<NameID>) {
    if tree[id].kind == .columnName { used.insert(tree[id].name) }
    for child in tree.children(of: id) where tree[child].kind != .name {
      collectNames(in: child, &used)
    }
  }

  // MARK: UNPIVOT

  /// The listed columns become rows: their names in one column, their values in another.
  mutating func unpivot(_ id: NodeID) -> Relation {
    let table = input(of: id)
    scopes.append(Scope(relations: [table]))
    defer { scopes.removeLast() }
    let lists = tree.children(of: id).dropFirst().filter { tree[$0].kind == .columnNames }
    let groups =
      tree.child(.list, of: id).map { list in
        tree.children(of: list).map { tree.path(of: $0) }
      } ?? []
    let used = Set(groups.flatMap { $0 })
    var result = Relation(alias: table.alias, path: table.path, open: table.open, any: table.any)
    result.columns = table.columns.filter { column in
      !used.contains { names.isAlike($0, column.name) }
    }
    for index in result.open.indices { result.open[index].excluded += Array(used) }
    // A FOR column was written: it stands before the values.
    let values = lists.first.map { tree.path(of: $0) } ?? []
    if lists.count > 1, let name = tree.path(of: lists[1]).first {
      let sources = unpivoted(groups.flatMap { $0 }, at: id, .conditional)
      result.columns.append(.init(name: name, sources: sources))
    }
    for (index, value) in values.enumerated() {
      let columns = groups.compactMap { index < $0.count ? $0[index] : nil }
      result.columns.append(.init(name: value, sources: unpivoted(columns, at: id, .identity)))
    }
    return finishUnpivot(result, id)
  }

  /// Names behind the alias count from the first column on.
  private mutating func finishUnpivot(_ relation: Relation, _ id: NodeID) -> Relation {
    var relation = relation
    if tree[id].name != .none { relation.alias = tree[id].name }
    let all = tree.children(of: id).filter { tree[$0].kind == .columnNames }
    if let last = all.last, let list = tree.child(.list, of: id),
      tree[last].start > tree[list].start
    {
      rename(&relation, tree.path(of: last))
    }
    return relation
  }

  private mutating func unpivoted(
    _ columns: [NameID], at id: NodeID, _ kind: SQLLineageKind
  ) -> SetID {
    let mark = buffer.count
    for column in columns { resolveName(column, at: id) }
    apply(kind, from: mark)
    return take(from: mark)
  }
}
