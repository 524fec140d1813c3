import GroundworkModel

/// The ways from a table to others that meet each of its rows at most once: along foreign keys, never against them.
///
/// Joining along these paths cannot multiply rows, so sums stay right. Whatever lies against a foreign key (the lines
/// of an order) is out of reach on purpose: it must be aggregated on its own and joined by period.
struct ReferencePaths: Sendable {
  /// One step along a foreign key.
  struct Hop: Hashable, Sendable {
    var from: EntityID
    var columns: [EntityID]
    var to: EntityID
    var targets: [EntityID]
  }

  private var hops: [EntityID: [Hop]] = [:]

  /// Paths along declared keys and, with a thesaurus, along columns that are named like another table's key.
  init(_ catalog: SourceCatalog, thesaurus: Thesaurus? = nil) {
    for (id, dataset) in catalog.datasets {
      let recorded = dataset.foreignKeys.compactMap {
        Self.hop(from: id, $0.columns, to: $0.target, $0.targetColumns, in: catalog)
      }
      hops[id] = recorded.sorted { Self.order($0) < Self.order($1) }
    }
    guard let thesaurus else { return }
    let tables = catalog.content.sourceTables(thesaurus)
    let graph = JoinGraph(tables)
    for table in tables {
      let inferred = graph.steps(from: table.id).filter { !$0.isDeclared }.compactMap {
        Self.hop(from: $0.from, $0.columns, to: $0.to, $0.targetColumns, in: catalog)
      }
      let known = hops[table.id] ?? []
      hops[table.id] = known + inferred.filter { !known.contains($0) }
    }
  }

  private static func hop(
    from id: EntityID, _ columns: [String], to target: EntityID, _ targetColumns: [String],
    in catalog: SourceCatalog
  ) -> Hop? {
    guard catalog.datasets[target] != nil else { return nil }
    let own = columns.compactMap { catalog.column($0, of: id) }
    let others = targetColumns.compactMap { catalog.column($0, of: target) }
    guard !own.isEmpty, own.count == columns.count, others.count == own.count else { return nil }
    return Hop(from: id, columns: own, to: target, targets: others)
  }

  private static func order(_ hop: Hop) -> String {
    hop.to.rawValue + " " + hop.columns.map(\.rawValue).joined(separator: " ")
  }

  /// The shortest way, empty when both are the same; nil when there is none.
  func path(from start: EntityID, to goal: EntityID) -> [Hop]? {
    if start == goal { return [] }
    var cameBy: [EntityID: Hop] = [:]
    var queue = [start]
    var next = 0
    while next < queue.count {
      let here = queue[next]
      next += 1
      for hop in hops[here] ?? [] where hop.to != start && cameBy[hop.to] == nil {
        cameBy[hop.to] = hop
        if hop.to == goal { return Self.walk(back: goal, to: start, cameBy) }
        queue.append(hop.to)
      }
    }
    return nil
  }

  private static func walk(
    back goal: EntityID, to start: EntityID, _ cameBy: [EntityID: Hop]
  ) -> [Hop] {
    var path: [Hop] = []
    var here = goal
    while here != start, let hop = cameBy[here] {
      path.append(hop)
      here = hop.from
    }
    return path.reversed()
  }
}
