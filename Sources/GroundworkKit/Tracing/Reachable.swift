import GroundworkModel

/// What can be reached from some entities, nearest first, with the shortest way to each. The work is bounded.
struct Reachable {
  /// Found entities, nearest first, the starts included.
  private(set) var order: [EntityID] = []
  /// Whether the limit ended the walk.
  private(set) var isBounded = false
  private var cameFrom: [EntityID: EntityID?] = [:]

  /// Enough for every catalog that people look at; a larger walk says that it stopped.
  static let workLimit = 200_000

  init(
    from starts: [EntityID], limit: Int = Self.workLimit, depth: Int = .max,
    next: (EntityID) -> [EntityID]
  ) {
    var frontier: [EntityID] = []
    for start in starts where cameFrom[start] == nil {
      cameFrom[start] = .some(nil)
      frontier.append(start)
    }
    order = frontier
    var level = 0
    while !frontier.isEmpty, level < depth {
      level += 1
      frontier = step(from: frontier, limit: limit, next)
    }
  }

  private mutating func step(
    from frontier: [EntityID], limit: Int, _ next: (EntityID) -> [EntityID]
  ) -> [EntityID] {
    var found: [EntityID] = []
    for id in frontier {
      for neighbour in next(id) where cameFrom[neighbour] == nil {
        guard order.count < limit else {
          isBounded = true
          return []
        }
        cameFrom[neighbour] = id
        order.append(neighbour)
        found.append(neighbour)
      }
    }
    return found
  }

  func contains(_ id: EntityID) -> Bool { cameFrom[id] != nil }

  /// From a start to the entity, both included.
  func path(to id: EntityID) -> [EntityID] {
    var path = [id]
    while let last = path.last, let parent = cameFrom[last] ?? nil { path.append(parent) }
    return path.reversed()
  }
}

extension CatalogContent {
  /// Columns or datasets that data comes from, sorted.
  func upstream(of id: EntityID) -> [EntityID] { Set(edges(to: id).map(\.source)).sorted() }

  /// Columns or datasets that data flows to, sorted.
  func downstream(of id: EntityID) -> [EntityID] { Set(edges(from: id).map(\.target)).sorted() }

  /// `orders.net_amount`: the last two segments of a column's path, the last of anything else that is data.
  func shortName(_ id: EntityID) -> String {
    let segments = id.segments
    return switch id.kind {
    case .column: segments.suffix(2).joined(separator: ".")
    case .dataset: segments.last ?? id.rawValue
    default: self[id]?.name ?? id.rawValue
    }
  }
}
