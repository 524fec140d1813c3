extension Resolver {
  mutating func resolveRename(_ id: NodeID) -> StatementLineage {
    let tables = tree.children(of: id).compactMap { tableName($0) }
    var lineage = StatementLineage(kind: tree[id].kind == .swap ? .swap : .rename)
    for index in stride(from: 0, to: tables.count - 1, by: 2) {
      // The new name stands where the old one stood, unless it has a schema of its own.
      var new = tables[index + 1]
      if new.count < tables[index].count { new = tables[index].dropLast(new.count) + new }
      lineage.renamed.append([tables[index], new])
      if let known = schema.table(named: tables[index], dialect) {
        schema.insert(SQLSchema.Table(path: new, columns: known.columns))
      }
      if let temporary = temporaries[tables[index]] { temporaries[new] = temporary }
    }
    if lineage.kind == .swap, let pair = lineage.renamed.first {
      lineage.target = pair[0]
      lineage.sources = [pair[1]]
    }
    return lineage
  }

  mutating func resolveDrop(_ id: NodeID) -> [StatementLineage] {
    tree.children(of: id).compactMap { tableName($0) }.map { name in
      temporaries[name] = nil
      catalog.forget(name)
      return StatementLineage(kind: .drop, target: name)
    }
  }

  /// `SET search_path`: what is made goes into the first schema, what is read is in the first that has it.
  private mutating func search(_ schemas: [String]) {
    catalog.written.removeAll()
    searchPath = schemas.filter { $0 != "$user" }
    namespace = searchPath.first
  }

  mutating func use(_ id: NodeID) {
    let path = tree.path(of: id).map { names.spelling($0) }
    if tree[id].flags.contains(.comma) { return search(path) }
    guard let last = path.last else { return }
    catalog.written.removeAll()
    let isDefault = last.lowercased() == "default" && dialect.usesSchemas
    if path.count > 1 {
      database = path[path.count - 2]
      namespace = last
    } else if tree[id].flags.contains(.all)
      || dialect.usesSchemas && !tree[id].flags.contains(.byName)
    {
      namespace = isDefault ? nil : last
    } else {
      database = last
    }
    searchPath = namespace.map { [$0] } ?? []
  }
}
