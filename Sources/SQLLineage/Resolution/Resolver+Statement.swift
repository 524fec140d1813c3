extension Resolver {
  /// Whether a statement makes the table it writes, so that what follows knows its columns.
  func isDefinition(_ statement: NodeID) -> Bool {
    [.createView, .createTable, .createTableAs].contains(tree[statement].kind)
  }

  /// Resolves a statement; `parsing` holds what the parser said about the whole text.
  mutating func resolve(_ statement: NodeID, _ parsing: [SQLDiagnostic]) -> StatementLineage {
    var lineage = StatementLineage()
    let kind = tree[statement].kind
    if kind != .queryStatement, let name = tree.child(.tableName, of: statement) {
      lineage.target = targetName(name)
    }
    let listed = tree.child(.columnNames, of: statement).map { tree.path(of: $0) } ?? []
    if let with = tree.child(.with, of: statement) { resolveWith(with) }
    var relation = Relation()
    if let query = tree.children(of: statement).first(where: { tree[$0].kind == .query }) {
      relation = resolveQuery(query)
    }
    if kind == .createTable {
      lineage.columns = listed.map { names.spelling($0) }
    } else {
      fill(&lineage, relation, targetColumns(of: statement, listed, relation, lineage.target))
    }
    lineage.diagnostics = said(in: statement, parsing)
    lineage.outcome =
      kind == .opaque ? .failed : lineage.diagnostics.isEmpty ? .exact : .partial
    return lineage
  }

  private func targetName(_ node: NodeID) -> StatementLineage.TableName {
    let written = tree.path(of: node).map { names.spelling($0) }
    return schema.table(named: written, dialect)?.path ?? written
  }

  /// Names of the target's columns: as listed, as the table has them, or as the query calls them.
  private mutating func targetColumns(
    of statement: NodeID, _ listed: [NameID], _ relation: Relation,
    _ target: StatementLineage.TableName?
  ) -> [String] {
    let own = relation.columns.map { names.spelling($0.name) }
    var wanted = listed.map { names.spelling($0) }
    if wanted.isEmpty, tree[statement].kind == .insert, let target {
      wanted = schema.table(named: target, dialect)?.columns ?? []
    }
    guard !wanted.isEmpty else { return own }
    let isFitting =
      tree[statement].kind == .createView
      ? wanted.count <= own.count
      : wanted.count == own.count || listed.isEmpty && wanted.count > own.count
    if !isFitting, !relation.isOpen {
      say(
        "unmatched-columns", "\(wanted.count) columns are to be filled with \(own.count)",
        at: statement)
    }
    return Array(wanted.prefix(own.count)) + own.dropFirst(wanted.count)
  }

  private func fill(
    _ lineage: inout StatementLineage, _ relation: Relation, _ targets: [String]
  ) {
    lineage.sources = tables
    lineage.columns = targets + (relation.isOpen ? ["*"] : [])
    for (column, target) in zip(relation.columns, targets) {
      lineage.edges += column.sources.items.map { edge($0, target) }
    }
    lineage.edges += indirect.items.map { edge($0, nil) }
  }

  private func edge(_ source: Source, _ target: String?) -> StatementLineage.Edge {
    let column = columns[Int(source.column)]
    return StatementLineage.Edge(
      table: tables[Int(column.table)], column: names.spelling(column.name), target: target,
      kind: source.kind, isMasked: source.isMasked)
  }

  private func said(in statement: NodeID, _ parsing: [SQLDiagnostic]) -> [SQLDiagnostic] {
    let node = tree[statement]
    let start = tree.tokens[Int(node.start)].start
    // What is wrong behind a statement, before its `;`, is wrong with it.
    var last = Int(node.end)
    while last < tree.tokens.count - 1, tree.tokens[last].kind != .semicolon { last += 1 }
    let end = tree.tokens[last].start
    return (parsing.filter { ($0.offset >= start) && ($0.offset <= end) } + diagnostics)
      .sorted { ($0.offset, $0.rule) < ($1.offset, $1.rule) }
  }
}
