/// Cuts a picture down to what lies around one node.
struct Neighbourhood {
  /// How edges are followed.
  enum Reach {
    /// To everything that flows in, everything that flows out or both, not to what merely shares a neighbour.
    case flow(up: Bool, down: Bool)
    /// Along edges in both directions.
    case any
  }

  let focus: String
  let depth: Int
  let reach: Reach

  func apply(to diagram: Diagram) -> Diagram {
    guard diagram.nodes.contains(where: { $0.id == focus }) else { return diagram }
    let edges = diagram.edges.filter { $0.style != .order }
    let forward = Dictionary(grouping: edges) { $0.source.node }
      .mapValues { $0.map(\.target.node) }
    let backward = Dictionary(grouping: edges) { $0.target.node }
      .mapValues { $0.map(\.source.node) }
    let distances: [String: Int]
    switch reach {
    case .flow(let up, let down):
      distances = Self.distances(from: focus, depth, down ? [forward] : []).merging(
        Self.distances(from: focus, depth, up ? [backward] : []), uniquingKeysWith: min)
    case .any: distances = Self.distances(from: focus, depth, [forward, backward])
    }
    return cut(diagram, distances)
  }

  private func cut(_ diagram: Diagram, _ distances: [String: Int]) -> Diagram {
    var result = diagram
    result.nodes = diagram.nodes.compactMap { node in
      guard let distance = distances[node.id] else { return nil }
      var node = node
      node.isFocus = distance == 0
      node.importance += 1_000_000 / (distance + 1)
      return node
    }
    result.edges = diagram.edges.filter {
      distances[$0.source.node] != nil && distances[$0.target.node] != nil
    }
    let name = result.nodes.first { $0.isFocus }?.title ?? focus
    result.cut = "around \(name)" + (depth == .max ? "" : ", depth \(depth)")
    return result
  }

  private static func distances(
    from start: String, _ depth: Int, _ adjacency: [[String: [String]]]
  ) -> [String: Int] {
    var found = [start: 0]
    var frontier = [start]
    var distance = 0
    while !frontier.isEmpty, distance < depth {
      distance += 1
      var next: [String] = []
      for node in frontier {
        for neighbour in adjacency.flatMap({ $0[node] ?? [] }) where found[neighbour] == nil {
          found[neighbour] = distance
          next.append(neighbour)
        }
      }
      frontier = next
    }
    return found
  }
}
