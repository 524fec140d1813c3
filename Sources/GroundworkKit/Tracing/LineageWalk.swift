public import GroundworkModel

/// What data a dataset or column is made from, and what is made from it.
public struct LineageWalk: Codable, Sendable {
  /// Which way to walk.
  public enum Direction: String, Codable, CaseIterable, Sendable {
    case up, down
  }

  /// The dataset or column.
  public var id: EntityID
  /// One tree for each direction; for a dataset by columns, one for each column and direction.
  public var trees: [TraceTree]

  /// Walks lineage, as far as it was read.
  public init(
    _ id: EntityID, in surroundings: Surroundings,
    directions: [Direction] = Direction.allCases, depth: Int? = nil, byColumn: Bool = false,
    limit: Int = 400
  ) {
    self.init(
      id, in: surroundings.content, directions: directions, depth: depth, byColumn: byColumn,
      limit: limit)
    guard surroundings.isPartial else { return }
    for index in trees.indices { trees[index].extent.isBounded = true }
  }

  /// Walks lineage.
  ///
  /// - Parameters:
  ///   - directions: up, down or both.
  ///   - depth: how many steps; all when nil.
  ///   - byColumn: walk from each column of a dataset instead of from the dataset.
  public init(
    _ id: EntityID, in content: CatalogContent, directions: [Direction] = Direction.allCases,
    depth: Int? = nil, byColumn: Bool = false, limit: Int = 400
  ) {
    self.id = id
    let starts = byColumn && id.kind == .dataset ? content.columns(of: id).map(\.id) : [id]
    trees = starts.flatMap { start in
      let connections = Connections(content: content, start: start)
      return directions.map { direction in
        let words = direction == .up ? "is made from" : "flows into"
        return TraceTree(
          "\(content.shortName(start)) \(words)", from: start, in: content,
          depth: depth ?? .max, limit: limit
        ) { direction == .up ? connections.madeFrom($0) : connections.flowing(from: $0) }
      }
    }
  }
}
