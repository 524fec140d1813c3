extension Resolver {
  mutating func resolveDefinition(_ id: NodeID) -> StatementLineage {
    var lineage = StatementLineage(kind: tree[id].kind == .createView ? .view : .table)
    guard let name = tree.child(.tableName, of: id) else { return lineage }
    lineage.target = tableName(name)
    lineage.isTemporary = tree[id].flags.contains(.temporary)
    let listed = tree.child(.columnNames, of: id).map { tree.path(of: $0) } ?? []
    if let with = tree.child(.with, of: id) { resolveWith(with) }
    guard let query = tree.children(of: id).first(where: { tree[$0].kind == .query }) else {
      lineage.columns = listed.map { names.spelling($0) }
      if !tree[id].flags.contains(.all) { rememberDefinition(lineage, rows(listed)) }
      return lineage
    }
    let relation = resolveQuery(query)
    // ClickHouse matches a materialised view's columns by name.
    let targets = targetColumns(
      listed, relation, known: [], at: id, isPrefix: tree[id].kind == .createView)
    fill(&lineage, relation, targets)
    rememberDefinition(lineage, relation)
    return lineage
  }

  /// Columns that hold nothing yet.
  func rows(_ columns: [NameID]) -> Relation {
    Relation(columns: columns.map { .init(name: $0, sources: .empty) })
  }

  /// What follows in the script knows the columns of a table that it makes, and sees through a temporary one.
  mutating func rememberDefinition(_ lineage: StatementLineage, _ relation: Relation) {
    guard let target = lineage.target else { return }
    catalog.forget(target)
    if lineage.isTemporary {
      return remember(relation, as: target, lineage.columns)
    }
    guard !lineage.columns.contains("*"), !lineage.columns.isEmpty,
      lineage.kind == .view || lineage.kind == .table
    else { return }
    schema.insert(SQLSchema.Table(path: target, columns: lineage.columns))
  }

  /// `CREATE TABLE a LIKE b` reads the definition, CLONE the rows as well.
  mutating func resolveLike(_ id: NodeID) -> StatementLineage {
    let tables = tree.children(of: id).filter { tree[$0].kind == .tableName }
    var lineage = StatementLineage(kind: .table)
    guard let first = tables.first, let last = tables.last, tables.count > 1 else { return lineage }
    lineage.target = tableName(first)
    lineage.isTemporary = tree[id].flags.contains(.temporary)
    var relation = baseTable(last)
    if let further = tree.child(.columnNames, of: id) {
      relation.columns += rows(tree.path(of: further)).columns
    }
    if tree[id].flags.contains(.all) {
      fill(&lineage, relation, columns(of: relation))
    } else {
      lineage.sources = sources.map { catalog.tables[Int($0)].path }
      lineage.columns = columns(of: relation)
    }
    rememberDefinition(lineage, relation)
    return lineage
  }

  /// COPY, UNLOAD and LOAD: the second end's rows arrive at the first.
  mutating func resolveCopy(_ id: NodeID) -> StatementLineage {
    var lineage = StatementLineage(kind: .copy)
    let ends = Array(tree.children(of: id))
    guard let first = ends.first, tree[first].kind != .query else {
      if let query = ends.first { fill(&lineage, resolveQuery(query), []) }
      return lineage
    }
    if tree[first].kind == .tableName { lineage.target = tableName(first) }
    guard ends.count > 1 else { return lineage }
    let source = ends[1]
    var relation = Relation()
    if tree[source].kind == .query { relation = resolveQuery(source) }
    if tree[source].kind == .tableName { relation = baseTable(source) }
    let listed = tree.child(.columnNames, of: first).map { tree.path(of: $0) } ?? []
    if relation.isOpen { rename(&relation, listed) }
    let known = lineage.target.flatMap { schema.table(named: $0, dialect)?.columns } ?? []
    fill(&lineage, relation, targetColumns(listed, relation, known: known, at: id, isPrefix: true))
    return lineage
  }
}
