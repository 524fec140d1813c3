public import GroundworkModel

/// Where a thing comes from and what comes of it, both ways between goals and columns.
///
/// - goal → decision → KPI → component → source column → raw → staging → mart → KPI table, with the requirements,
///   gaps, checks and files that hang on each;
/// - and back: column → component → KPI → decision and goal → stakeholder.
public struct Trace: Codable, Sendable {
  /// The thing asked about.
  public var id: EntityID
  /// The walks: towards the goals, towards the data, and for data what it is made from.
  public var trees: [TraceTree]

  /// Walks both ways from an entity, as far as its surroundings were read.
  public init(
    _ id: EntityID, in surroundings: Surroundings, depth: Int = .max, limit: Int = 400
  ) {
    self.init(id, in: surroundings.content, depth: depth, limit: limit)
    guard surroundings.isPartial else { return }
    for index in trees.indices { trees[index].extent.isBounded = true }
  }

  /// Walks both ways from an entity.
  public init(_ id: EntityID, in content: CatalogContent, depth: Int = .max, limit: Int = 400) {
    let connections = Connections(content: content, start: id)
    self.id = id
    let isData = id.kind == .column || id.kind == .dataset || id.kind == .source
    var trees = [
      TraceTree("towards the goals", from: id, in: content, depth: depth, limit: limit) {
        connections.towardsGoals(from: $0)
      }
    ]
    if isData {
      trees.append(
        TraceTree("made from", from: id, in: content, depth: depth, limit: limit) {
          connections.madeFrom($0)
        })
    }
    trees.append(
      TraceTree(
        isData ? "flows into" : "towards the data", from: id, in: content, depth: depth,
        limit: limit
      ) { connections.towardsData(from: $0) })
    self.trees = trees
  }
}
