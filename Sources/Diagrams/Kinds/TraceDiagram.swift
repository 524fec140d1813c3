import GroundworkModel

/// Goal → decision → KPI → KPI input → the columns of sources and marts that answer it.
///
/// Columns stand in a table for each dataset, so that a wide source stays one node.
struct TraceDiagram {
  let content: CatalogContent

  func diagram() -> Diagram {
    var diagram = Diagram(title: "From goal to column")
    diagram.nodes =
      cards(.goal, 900) + cards(.decision, 700) + cards(.kpi, 800) + cards(.component, 300)
      + gaps() + datasets()
    let shown = Set(diagram.nodes.map(\.id))
    diagram.edges = links.map { edge(of: $0) }.filter {
      shown.contains($0.source.node) && shown.contains($0.target.node)
    }
    return diagram
  }

  private static let kinds: Set<LinkKind> = [
    .informedBy, .measuredBy, .uses, .needs, .satisfiedBy, .realisedBy, .blockedBy,
  ]

  /// The links of the chain, each once, without those that only repeat a longer way.
  private var links: [Link] {
    content.links.filter { link in
      Self.kinds.contains(link.kind) && link.status != .rejected
        && [.goal, .decision, .kpi, .component].contains(link.source.kind)
        && !(link.kind == .measuredBy && isDecided(link))
    }.sorted { ($0.source, $0.kind.rawValue, $0.target) < ($1.source, $1.kind.rawValue, $1.target) }
  }

  /// Whether goal → decision → KPI says already that the goal is measured by the KPI.
  private func isDecided(_ link: Link) -> Bool {
    content.links(from: link.source, .informedBy).contains { decision in
      content.links(from: decision.target, .uses).contains { $0.target == link.target }
    }
  }

  private func cards(_ kind: EntityKind, _ importance: Int) -> [Diagram.Node] {
    content.entities(kind).filter { $0.status != .removed && $0.status != .deprecated }
      .map { entity in
        var node = Diagram.Node(intent: entity)
        node.importance = importance
        return node
      }
  }

  private func gaps() -> [Diagram.Node] {
    let ids = Set(links.filter { $0.kind == .blockedBy }.map(\.target)).sorted()
    return ids.compactMap { content[$0] }.map { Diagram.Node(intent: $0) }
  }

  private func datasets() -> [Diagram.Node] {
    let columns = Set(links.map(\.target).filter { $0.kind == .column })
    let byDataset = Dictionary(grouping: columns) { $0.parent(.dataset) ?? $0 }
    return byDataset.keys.sorted().compactMap { content[$0] }.map { dataset in
      Diagram.Node(
        table: dataset,
        columns: content.columns(of: dataset.id).filter { columns.contains($0.id) },
        in: content, limit: 16)
    }
  }

  private func edge(of link: Link) -> Diagram.Edge {
    let target: Diagram.Edge.End
    if link.target.kind == .column, let dataset = link.target.parent(.dataset) {
      target = .init(dataset.rawValue, port: content[link.target]?.name)
    } else {
      target = .init(link.target.rawValue)
    }
    let style: Diagram.Style =
      link.kind == .blockedBy ? .blocked : link.status == .proposed ? .proposed : .reason
    return Diagram.Edge(.init(link.source.rawValue), target, style)
  }
}
