/// The order in which nodes are kept when not all fit: the focus, then the most important, ties by id; and each
/// brings along what it hangs on, so that a folded picture still shows whole ways instead of scattered nodes. Around a
/// focus the nearest are kept, on both sides: they hang together already.
///
/// In a flow a node brings the most important things that it is made from, to the end; of very many, only a few, so that
/// one node with a wide basis does not fill the picture. Between tables with references it brings its neighbours, nearest
/// first.
struct NodeRanking {
  /// All nodes, the first to keep first.
  let nodes: [Diagram.Node]

  /// How many things a node of a flow brings along.
  private static let breadth = 4

  init(of diagram: Diagram) {
    let seeds = diagram.nodes.sorted(by: Self.isBefore)
    guard seeds.first?.isFocus != true else {
      nodes = seeds
      return
    }
    let byID = Dictionary(
      diagram.nodes.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let isFlow = !diagram.edges.contains { $0.style.isReference }
    let neighbours = Self.neighbours(in: diagram, upstreamOnly: isFlow).mapValues { ids in
      Set(ids).compactMap { byID[$0] }.sorted(by: Self.isBefore)
    }
    var order: [Diagram.Node] = []
    var seen: Set<String> = []
    for seed in seeds where seen.insert(seed.id).inserted {
      var waiting = [seed]
      while !waiting.isEmpty {
        let node = isFlow ? waiting.removeLast() : waiting.removeFirst()
        order.append(node)
        let near = (neighbours[node.id] ?? []).filter { !seen.contains($0.id) }
        let next = isFlow ? Array(near.prefix(Self.breadth)) : near
        seen.formUnion(next.map(\.id))
        waiting += isFlow ? next.reversed() : next
      }
    }
    nodes = order
  }

  private static func isBefore(_ left: Diagram.Node, _ right: Diagram.Node) -> Bool {
    (left.isFocus ? 0 : 1, -left.importance, left.id)
      < (right.isFocus ? 0 : 1, -right.importance, right.id)
  }

  private static func neighbours(
    in diagram: Diagram, upstreamOnly: Bool
  ) -> [String: [String]] {
    var found: [String: [String]] = [:]
    for edge in diagram.edges where edge.style != .order {
      found[edge.target.node, default: []].append(edge.source.node)
      if !upstreamOnly { found[edge.source.node, default: []].append(edge.target.node) }
    }
    return found
  }
}
