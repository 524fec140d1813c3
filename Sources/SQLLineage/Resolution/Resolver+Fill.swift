extension Resolver {
  /// Names of a query's columns.
  func columns(of relation: Relation) -> [String] {
    relation.columns.map { names.spelling($0.name) }
  }

  /// Names of the target's columns: as listed, as the table has them, or as the query calls them.
  mutating func targetColumns(
    _ listed: [NameID], _ relation: Relation, known: [String], at id: NodeID, isPrefix: Bool
  ) -> [String] {
    let own = columns(of: relation)
    let wanted = listed.isEmpty ? known : listed.map { names.spelling($0) }
    guard !wanted.isEmpty else { return own }
    let isFitting =
      isPrefix || (listed.isEmpty && wanted.count > own.count) || wanted.count == own.count
    if !isFitting, !relation.isOpen {
      say(
        "unmatched-columns", "\(wanted.count) columns are to be filled with \(own.count)", at: id)
    }
    return Array(wanted.prefix(own.count)) + own.dropFirst(wanted.count)
  }

  /// A query's columns arrive at the target's.
  mutating func fill(
    _ lineage: inout StatementLineage, _ relation: Relation, _ targets: [String]
  ) {
    lineage.columns = targets + (relation.isOpen ? ["*"] : [])
    for (column, target) in zip(relation.columns, targets) {
      addEdges(column.sources, to: target, &lineage)
    }
    let mark = buffer.count
    for open in relation.open { pushStar(of: open) }
    if let any = relation.any { push(any) }
    addEdges(from: mark, to: "*", &lineage)
    finishEdges(&lineage)
  }

  mutating func addEdges(_ set: SetID, to target: String, _ lineage: inout StatementLineage) {
    let mark = buffer.count
    push(set)
    addEdges(from: mark, to: target, &lineage)
  }

  private mutating func addEdges(
    from mark: Int, to target: String, _ lineage: inout StatementLineage
  ) {
    for source in buffer[mark...] { lineage.edges.append(edge(source, target)) }
    buffer.removeLast(buffer.count - mark)
  }

  /// What decides about rows, and the tables read.
  mutating func finishEdges(_ lineage: inout StatementLineage) {
    SourceSets.normalize(&indirect, from: 0)
    for source in indirect { lineage.edges.append(edge(source, nil)) }
    lineage.sources = sources.map { catalog.tables[Int($0)].path }
    lineage.temporarySources = temporarySources
  }

  private func edge(_ source: Source, _ target: String?) -> StatementLineage.Edge {
    let column = catalog.columns[Int(source.column)]
    return StatementLineage.Edge(
      table: catalog.tables[Int(column.table)].path, column: names.spelling(column.name),
      target: target, kind: source.kind, isMasked: source.isMasked)
  }
}
