public import GroundworkModel

/// A walk as a tree that can be printed: each thing is spelled out where it is met first.
public struct TraceTree: Codable, Hashable, Sendable {
  /// One thing on the way.
  public struct Node: Codable, Hashable, Sendable {
    /// Which thing.
    public var id: EntityID
    /// Its name.
    public var name: String
    /// How one came here from the thing above: `is measured by`.
    public var relation: String?
    /// What else is worth knowing: `blocked`, `proposed`, `weekly`.
    public var note: String?
    /// Whether it stands elsewhere in the tree with what comes after it.
    public var isRepeated: Bool
    /// What comes after it.
    public var children: [Node]
  }

  /// What the walk shows: `towards the goals`.
  public var title: String
  /// How many things were reached, the start left out.
  public var extent: Extent
  /// The start.
  public var root: Node
}

/// A step of a walk.
struct TraceStep: Hashable {
  let relation: String
  let target: EntityID
  var note: String?
}

extension TraceTree {
  /// Walks from an entity, first things first, until nothing new comes or the limits are met.
  init(
    _ title: String, from start: EntityID, in content: CatalogContent, depth: Int = .max,
    limit: Int = 400, next: @escaping (EntityID) -> [TraceStep]
  ) {
    let reach = Reachable(from: [start], depth: depth) { next($0).map(\.target) }
    var grower = Grower(content: content, next: next, remaining: limit)
    let root = grower.grow(TraceStep(relation: "", target: start), depth: depth)
    self.title = title
    self.root = root
    extent = Extent(
      total: reach.order.count - 1, shown: min(grower.seen.count - 1, reach.order.count - 1),
      isBounded: reach.isBounded)
  }

  private struct Grower {
    let content: CatalogContent
    let next: (EntityID) -> [TraceStep]
    var remaining: Int
    var seen: Set<EntityID> = []

    /// Deeper than any chain of models; keeps the stack bounded.
    static let deepest = 200

    mutating func grow(_ step: TraceStep, depth: Int, level: Int = 0) -> Node {
      let isNew = seen.insert(step.target).inserted
      var node = Node(
        id: step.target, name: content[step.target]?.name ?? step.target.rawValue,
        relation: step.relation.isEmpty ? nil : step.relation,
        note: step.note ?? TraceNote.note(of: step.target, in: content), isRepeated: !isNew,
        children: [])
      guard isNew, level < min(depth, Self.deepest) else { return node }
      for following in next(step.target) {
        guard remaining > 0 || seen.contains(following.target) else { break }
        remaining -= 1
        node.children.append(grow(following, depth: depth, level: level + 1))
      }
      return node
    }
  }
}

/// A word or two about an entity, for trees.
enum TraceNote {
  static func note(of id: EntityID, in content: CatalogContent) -> String? {
    guard let entity = content[id] else { return nil }
    let personal = content.isPersonal(id) ? "PII" : nil
    let status =
      entity.status == .removed || entity.status == .deprecated ? entity.status.rawValue : nil
    let detail: String? =
      switch entity.details {
      case .kpi(let metric): metric.answerability?.verdict.rawValue
      case .decision(let decision): decision.cadence
      case .component(let component): component.slot.rawValue
      case .gap(let gap): gap.disposition?.rawValue
      default: nil
      }
    let words = [detail, personal, status].compactMap { $0 }
    return words.isEmpty ? nil : words.joined(separator: ", ")
  }
}
