/// Keeps a picture readable: too many nodes become `+N more`, a group for each box.
///
/// Which are kept is settled by ``NodeRanking``, which is stable, so a small change of the catalog is a small change
/// of the picture. Edges of folded nodes end at their group, once.
struct NodeBudget {
  /// The most nodes to draw, groups included.
  let maximum: Int

  func apply(to diagram: Diagram) -> Diagram {
    guard diagram.nodes.count > max(maximum, 1) else { return diagram }
    let ranked = NodeRanking(of: diagram).nodes
    let folded = folded(of: ranked)
    let members = Dictionary(grouping: ranked.filter { folded[$0.id] != nil }) {
      folded[$0.id] ?? ""
    }
    var result = diagram
    result.nodes = diagram.nodes.filter { folded[$0.id] == nil }
    for (group, nodes) in members.sorted(by: { $0.key < $1.key }) {
      result.nodes.append(Self.group(group, of: nodes))
    }
    result.edges = Self.redirect(diagram.edges.filter { !$0.style.isReference }, to: folded)
      .filter { $0.style != .order || !$0.source.isGroup && !$0.target.isGroup }
    Self.count(diagram.edges.filter(\.style.isReference), to: folded, in: &result)
    return result
  }

  /// References to folded tables would tangle the picture around one group; their tables count them instead.
  private static func count(
    _ references: [Diagram.Edge], to folded: [String: String], in diagram: inout Diagram
  ) {
    var counts: [String: Int] = [:]
    for edge in references {
      switch (folded[edge.source.node], folded[edge.target.node]) {
      case (nil, nil): diagram.edges.append(edge)
      case (nil, _): counts[edge.source.node, default: 0] += 1
      case (_, nil): counts[edge.target.node, default: 0] += 1
      default: continue
      }
    }
    for index in diagram.nodes.indices {
      guard let count = counts[diagram.nodes[index].id] else { continue }
      diagram.nodes[index].lines.append("+" + Count.words(count, "reference") + " to folded tables")
    }
  }

  /// Which node goes into which group.
  private func folded(of ranked: [Diagram.Node]) -> [String: String] {
    for kept in stride(from: maximum - 1, through: 1, by: -1) {
      let rest = ranked.dropFirst(kept)
      let shown = Set(ranked.prefix(kept).compactMap(\.cluster))
      if kept + Set(rest.map { Self.group(of: $0, shown) }).count <= maximum {
        return Dictionary(
          rest.map { ($0.id, Self.group(of: $0, shown)) }, uniquingKeysWith: { first, _ in first })
      }
    }
    let rest = ranked.dropFirst(max(maximum - 1, 1))
    return Dictionary(rest.map { ($0.id, "more") }, uniquingKeysWith: { first, _ in first })
  }

  /// A group in each box that shows something else too; one for all boxes of which nothing is shown.
  private static func group(of node: Diagram.Node, _ shown: Set<String>) -> String {
    guard let cluster = node.cluster else { return "more/" + node.role.rawValue }
    return shown.contains(cluster) ? "more/" + cluster : "more"
  }

  private static func group(_ id: String, of nodes: [Diagram.Node]) -> Diagram.Node {
    let clusters = Set(nodes.map(\.cluster))
    var group = Diagram.Node(
      id: id, role: .group, title: "+\(nodes.count) more",
      cluster: clusters.count == 1 ? nodes[0].cluster : nil)
    let names = nodes.prefix(3).map(\.title)
    group.lines = [names.joined(separator: ", ") + (nodes.count > 3 ? ", …" : "")]
    let personal = nodes.reduce(0) { $0 + $1.personalColumns }
    if personal > 0 { group.badges = [.personal(columns: personal)] }
    return group
  }

  private static func redirect(
    _ edges: [Diagram.Edge], to folded: [String: String]
  ) -> [Diagram.Edge] {
    let redirected = edges.map { edge in
      var edge = edge
      if let group = folded[edge.source.node] { edge.source = .init(group) }
      if let group = folded[edge.target.node] { edge.target = .init(group) }
      return edge
    }
    return redirected.filter { !$0.isMerged } + merged(redirected.filter(\.isMerged))
  }

  /// One edge between each two ends, which counts what it stands for; of several meanings it says only that data flows.
  private static func merged(_ edges: [Diagram.Edge]) -> [Diagram.Edge] {
    struct Ends: Hashable {
      let source: String
      let target: String
    }
    var order: [Ends] = []
    var styles: [Ends: [Diagram.Style]] = [:]
    for edge in edges where edge.source.node != edge.target.node {
      let ends = Ends(source: edge.source.node, target: edge.target.node)
      if styles[ends] == nil { order.append(ends) }
      styles[ends, default: []].append(edge.style)
    }
    return order.map { ends in
      let found = styles[ends] ?? []
      let style = Set(found).count == 1 ? found[0] : .flow
      return Diagram.Edge(
        .init(ends.source), .init(ends.target), style,
        label: found.count > 1 ? "×\(found.count)" : nil)
    }
  }
}

extension Diagram.Edge {
  /// Whether it ends at folded nodes.
  fileprivate var isMerged: Bool { source.isGroup || target.isGroup }
}

extension Diagram.Edge.End {
  /// Whether it ends at folded nodes.
  fileprivate var isGroup: Bool { node.hasPrefix("more") }
}

extension Diagram.Node {
  /// How many columns are marked personal.
  var personalColumns: Int {
    for case .personal(let columns) in badges { return columns }
    return ports.count { $0.marks.contains(.personal) }
  }
}
