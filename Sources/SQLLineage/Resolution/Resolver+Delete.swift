extension Resolver {
  /// No value arrives anywhere; columns decide which rows go. MySQL deletes from several tables at once: a lineage for
  /// each.
  mutating func resolveDelete(_ id: NodeID) -> [StatementLineage] {
    let clauses = tree.children(of: id).filter { tree[$0].kind == .fromClause }
    guard let first = clauses.first else { return [StatementLineage(kind: .delete)] }
    let targets = deletedTables(first, clauses)
    scopes.append(deleteScope(first, clauses, targets))
    defer { scopes.removeLast() }
    let joined = sources
    for child in tree.children(of: id) where tree[child].kind == .whereClause {
      decide(child, .filter)
    }
    let result = targets.map { deletion(from: $0, joined, isOnly: targets.count == 1) }
    writeOutput(of: id, targets.first, changed: Relation())
    return result.isEmpty ? [StatementLineage(kind: .delete)] : result
  }

  private func deletedTables(_ first: NodeID, _ clauses: [NodeID]) -> [NodeID] {
    guard tree[first].flags.contains(.outerNames) else {
      return updatedTable(first, clauses).map { [$0] } ?? []
    }
    return tables(in: first).map { changedTable(named: $0, clauses) }
  }

  private mutating func deleteScope(
    _ first: NodeID, _ clauses: [NodeID], _ targets: [NodeID]
  ) -> Scope {
    var scope = Scope()
    let isNamedOnly = clauses.count > 1 && tree[first].flags.contains(.outerNames)
    withTarget(targets.count == 1 ? targets[0] : nil) { resolver in
      for clause in clauses where !(isNamedOnly && clause == first) {
        resolver.resolveFrom(clause, into: &scope)
      }
    }
    return scope
  }

  /// The other tables are sources; the table itself only where a subquery reads it.
  private mutating func deletion(
    from target: NodeID, _ joined: [Int32], isOnly: Bool
  ) -> StatementLineage {
    var lineage = StatementLineage(kind: .delete)
    lineage.target = tableName(target)
    finishEdges(&lineage)
    if !isOnly, let name = lineage.target {
      let own = joined.filter { catalog.tables[Int($0)].path == name }
      lineage.sources = sources.filter { !own.contains($0) }.map { catalog.tables[Int($0)].path }
    }
    return lineage
  }
}
