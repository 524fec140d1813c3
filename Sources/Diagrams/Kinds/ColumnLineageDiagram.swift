import GroundworkModel

/// Which column is made from which: a table for each dataset with the columns that take part.
///
/// Without a focus it shows what the KPI figures are made from; without KPI figures, all of it.
struct ColumnLineageDiagram {
  let content: CatalogContent
  let focus: EntityID?

  /// Rows of one table; the rest is counted.
  private static let portLimit = 16

  func diagram() -> Diagram {
    var diagram = Diagram(title: "Column lineage")
    let edges = relevantEdges()
    let columns = Set(edges.flatMap { [$0.source, $0.target] })
    let byDataset = Dictionary(grouping: columns.compactMap { content[$0] }) {
      $0.id.parent(.dataset) ?? $0.id
    }
    let datasets = byDataset.keys.sorted().compactMap { content[$0] }
    let boxes = LineageBoxes(of: datasets)
    diagram.clusters = boxes.clusters(in: content)
    diagram.nodes = datasets.map { dataset in
      let used = Set((byDataset[dataset.id] ?? []).map(\.id))
      return Diagram.Node(
        table: dataset, columns: content.columns(of: dataset.id).filter { used.contains($0.id) },
        in: content, limit: Self.portLimit, cluster: boxes.id(of: dataset.id))
    }
    diagram.edges = edges.map { .init(end($0.source), end($0.target), .init($0.transformation)) }
    return diagram
  }

  private func end(_ column: EntityID) -> Diagram.Edge.End {
    .init((column.parent(.dataset) ?? column).rawValue, port: content[column]?.name)
  }

  private func relevantEdges() -> [LineageEdge] {
    let all = content.edges.filter { $0.source.kind == .column && $0.target.kind == .column }
    let seeds = seeds()
    guard !seeds.isEmpty else { return sorted(all) }
    var kept = walk(from: seeds, { content.edges(to: $0) }, \.source)
    if focus != nil {
      kept.formUnion(walk(from: seeds, { content.edges(from: $0) }, \.target))
    }
    return sorted(Array(kept))
  }

  /// The focused column, the columns of the focused dataset, or the columns that hold KPI figures.
  private func seeds() -> [EntityID] {
    guard let focus else {
      return Set(
        content.links.filter { $0.kind == .realisedBy && $0.source.kind == .kpi }.map(\.target)
      )
      .filter { $0.kind == .column }.sorted()
    }
    return focus.kind == .dataset ? content.columns(of: focus).map(\.id) : [focus]
  }

  private func walk(
    from seeds: [EntityID], _ edges: (EntityID) -> [LineageEdge],
    _ next: KeyPath<LineageEdge, EntityID>
  ) -> Set<LineageEdge> {
    var found: Set<LineageEdge> = []
    var seen = Set(seeds)
    var queue = seeds
    while let id = queue.popLast() {
      for edge in edges(id) where edge.source.kind == .column {
        found.insert(edge)
        if seen.insert(edge[keyPath: next]).inserted { queue.append(edge[keyPath: next]) }
      }
    }
    return found
  }

  private func sorted(_ edges: [LineageEdge]) -> [LineageEdge] {
    edges.sorted {
      ($0.source, $0.target, $0.transformation.rawValue)
        < ($1.source, $1.target, $1.transformation.rawValue)
    }
  }
}
