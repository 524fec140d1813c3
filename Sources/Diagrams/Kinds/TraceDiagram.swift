import GroundworkModel

/// Goal → decision → KPI with its inputs → the columns of sources and marts that answer them.
///
/// A KPI is a table of its inputs, and columns stand in a table for each dataset. More than a handful of KPIs are drawn
/// without inputs and columns, from goal to source table: the way of each is drawn when the picture is about it.
struct TraceDiagram {
  let content: CatalogContent
  /// What the picture is about; nil for everything.
  let focus: EntityID?

  /// How many KPIs are drawn with their inputs when the picture is about none of them.
  static let mostInDetail = 6

  func diagram() -> Diagram {
    let isOverview = focus == nil && current(.kpi).count > Self.mostInDetail
    return isOverview ? TraceOverview(of: detailed()).diagram() : detailed()
  }

  private func detailed() -> Diagram {
    var diagram = Diagram(title: "From goal to column")
    diagram.nodes =
      cards(.goal, 900) + cards(.decision, 700) + measures() + gaps() + datasets()
    let shown = Set(diagram.nodes.map(\.id))
    var seen: Set<Diagram.Edge> = []
    diagram.edges = links.compactMap { edge(of: $0) }.filter {
      shown.contains($0.source.node) && shown.contains($0.target.node) && seen.insert($0).inserted
    }
    return diagram
  }

  private static let kinds: Set<LinkKind> = [
    .informedBy, .measuredBy, .uses, .needs, .satisfiedBy, .realisedBy, .blockedBy,
  ]

  /// The links of the chain, each once, without those that only repeat a longer or finer one.
  private var links: [Link] {
    content.links.filter { link in
      Self.kinds.contains(link.kind) && link.status != .rejected
        && [.goal, .decision, .kpi, .component].contains(link.source.kind)
        && !(link.kind == .measuredBy && isDecided(link))
        && !(link.kind == .realisedBy && isFiner(link))
    }.sorted { ($0.source, $0.kind.rawValue, $0.target) < ($1.source, $1.kind.rawValue, $1.target) }
  }

  /// Whether goal → decision → KPI says already that the goal is measured by the KPI.
  private func isDecided(_ link: Link) -> Bool {
    content.links(from: link.source, .informedBy).contains { decision in
      content.links(from: decision.target, .uses).contains { $0.target == link.target }
    }
  }

  /// Whether a link to a column of the dataset says it better.
  private func isFiner(_ link: Link) -> Bool {
    guard link.target.kind == .dataset else { return false }
    return content.links(from: link.source, .realisedBy).contains {
      $0.target.kind == .column && $0.target.parent(.dataset) == link.target
    }
  }

  // MARK: Nodes

  private func current(_ kind: EntityKind) -> [Entity] {
    content.entities(kind).filter { $0.status != .removed && $0.status != .deprecated }
  }

  private func cards(_ kind: EntityKind, _ importance: Int) -> [Diagram.Node] {
    current(kind).map { entity in
      var node = Diagram.Node(intent: entity)
      node.importance = importance
      return node
    }
  }

  /// KPIs with a row for each input.
  private func measures() -> [Diagram.Node] {
    current(.kpi).map { entity in
      var node = Diagram.Node(intent: entity)
      node.importance = 800
      node.ports = inputs(of: entity.id).map { input in
        Diagram.Port(name: portName(of: input), type: Self.slot(of: input))
      }
      return node
    }
  }

  private func inputs(of kpi: EntityID) -> [Entity] {
    let ids = Set(content.links(from: kpi, .needs).map(\.target)).sorted()
    return ids.filter { $0.kind == .component }.compactMap { content[$0] }
  }

  /// The input's name, or the end of its id when another input of the KPI has the same name.
  private func portName(of input: Entity) -> String {
    guard case .component(let details) = input.details else { return input.name }
    let namesakes = inputs(of: details.metric).filter { $0.name == input.name }
    return namesakes.count > 1 ? input.id.segments.last ?? input.name : input.name
  }

  private static func slot(of component: Entity) -> String {
    guard case .component(let details) = component.details else { return "" }
    return details.slot.rawValue + (details.required ? "" : ", optional")
  }

  private func gaps() -> [Diagram.Node] {
    let ids = Set(links.filter { $0.kind == .blockedBy }.map(\.target)).sorted()
    return ids.compactMap { content[$0] }.map { Diagram.Node(intent: $0) }
  }

  private func datasets() -> [Diagram.Node] {
    let columns = Set(links.map(\.target).filter { $0.kind == .column })
    let byDataset = Dictionary(grouping: columns) { $0.parent(.dataset) ?? $0 }
    return byDataset.keys.sorted().compactMap { content[$0] }.map { dataset in
      var node = Diagram.Node(
        table: dataset,
        columns: content.columns(of: dataset.id).filter { columns.contains($0.id) },
        in: content, limit: 16)
      switch DataLayer(of: dataset.id) {
      case .source: node.importance = 500
      case .figure: node.importance = 200
      default: node.importance = 400
      }
      return node
    }
  }

  // MARK: Edges

  private func edge(of link: Link) -> Diagram.Edge? {
    if link.kind == .needs, link.target.kind == .component { return nil }
    let style: Diagram.Style =
      link.kind == .blockedBy ? .blocked : link.status == .proposed ? .proposed : .reason
    return Diagram.Edge(start(of: link.source), end(of: link.target), style)
  }

  /// An input stands in the table of its KPI.
  private func start(of id: EntityID) -> Diagram.Edge.End {
    guard let entity = content[id], case .component(let component) = entity.details else {
      return .init(id.rawValue)
    }
    return .init(component.metric.rawValue, port: portName(of: entity))
  }

  private func end(of id: EntityID) -> Diagram.Edge.End {
    guard id.kind == .column, let dataset = id.parent(.dataset) else { return .init(id.rawValue) }
    return .init(dataset.rawValue, port: content[id]?.name)
  }
}
