import GroundworkModel

/// The way from goals to source tables, for more KPIs than can be drawn with their inputs.
struct TraceOverview {
  private let detailed: Diagram

  init(of detailed: Diagram) { self.detailed = detailed }

  func diagram() -> Diagram {
    var diagram = detailed
    diagram.title = "From goal to source table"
    diagram.cut = "the picture of one KPI has its inputs, columns and marts"
    diagram.nodes = detailed.nodes.filter { !isMade($0) }.map(Self.card)
    let shown = Set(diagram.nodes.map(\.id))
    var seen: Set<Diagram.Edge> = []
    diagram.edges = detailed.edges.filter { shown.contains($0.target.node) }
      .map { Diagram.Edge(.init($0.source.node), .init($0.target.node), $0.style) }
      .filter { seen.insert($0).inserted }
    return diagram
  }

  /// What the pipeline makes is left to the picture of one KPI, as long as there are sources to end at.
  private func isMade(_ node: Diagram.Node) -> Bool {
    hasSources && Self.layer(of: node).map { $0 != .source } ?? false
  }

  private var hasSources: Bool { detailed.nodes.contains { Self.layer(of: $0) == .source } }

  private static func layer(of node: Diagram.Node) -> DataLayer? {
    EntityID(node.id).flatMap { $0.kind == .dataset ? DataLayer(of: $0) : nil }
  }

  /// A table of inputs or columns as a card that counts them.
  private static func card(_ node: Diagram.Node) -> Diagram.Node {
    guard !node.ports.isEmpty else { return node }
    var card = node
    let count = node.ports.count + node.hiddenPorts
    card.lines.append(Count.words(count, node.role == .kpi ? "input" : "column") + " used")
    let personal = node.personalColumns
    if personal > 0, !card.badges.contains(.personal(columns: personal)) {
      card.badges.append(.personal(columns: personal))
    }
    card.ports = []
    card.hiddenPorts = 0
    return card
  }
}
