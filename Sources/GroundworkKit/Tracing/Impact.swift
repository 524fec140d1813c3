public import GroundworkModel

/// What would notice a change of a column, dataset or source: what is made from it, the KPIs computed from it, the
/// requirements, decisions and goals behind those, and the people who answer for them.
public struct Impact: Codable, Sendable {
  /// One thing that would notice.
  public struct Hit: Codable, Hashable, Sendable {
    /// Which thing.
    public var id: EntityID
    /// What it is.
    public var kind: EntityKind
    /// Its name.
    public var name: String
    /// Who answers for it.
    public var owner: String?
    /// The shortest way to it, the changed thing first.
    public var path: [EntityID]
  }

  /// The thing that would change.
  public var id: EntityID
  /// How many things would notice.
  public var extent: Extent
  /// How many of each kind, all of them counted.
  public var counts: [String: Int]
  /// Goals, decisions and KPIs before data; nearest first within a kind.
  public var hits: [Hit]
  /// Everybody who answers for something that is hit, sorted.
  public var owners: [String]

  /// Follows everything that depends on an entity.
  public init(of id: EntityID, in content: CatalogContent, limit: Int = 500) {
    let dependants = Dependants(content: content)
    let reach = Reachable(from: [id]) { dependants.next(of: $0) }
    let found = reach.order.dropFirst().enumerated().sorted {
      ($0.element.kind, $0.offset) < ($1.element.kind, $1.offset)
    }.map(\.element)
    self.id = id
    hits = found.prefix(limit).map { hit in
      Hit(
        id: hit, kind: hit.kind, name: content[hit]?.name ?? hit.rawValue,
        owner: dependants.owner(of: hit), path: reach.path(to: hit))
    }
    extent = Extent(total: found.count, shown: hits.count, isBounded: reach.isBounded)
    counts = Dictionary(found.map { ($0.kind.rawValue, 1) }, uniquingKeysWith: +)
    owners = Set(found.compactMap { dependants.owner(of: $0) }).sorted()
  }
}

/// What depends directly on an entity.
struct Dependants {
  let content: CatalogContent
  private let checks: [EntityID: [EntityID]]
  private let referrers: [EntityID: [EntityID]]
  private let datasets: [EntityID: [EntityID]]

  init(content: CatalogContent) {
    self.content = content
    var checks: [EntityID: [EntityID]] = [:]
    var referrers: [EntityID: [EntityID]] = [:]
    var datasets: [EntityID: [EntityID]] = [:]
    for entity in content.entities.values {
      switch entity.details {
      case .check(let check): checks[check.subject, default: []].append(entity.id)
      case .dataset(let dataset):
        datasets[dataset.source, default: []].append(entity.id)
        for key in dataset.foreignKeys {
          for (column, target) in zip(key.columns, key.targetColumns) {
            referrers[key.target.child(.column, target), default: []]
              .append(entity.id.child(.column, column))
          }
        }
      default: break
      }
    }
    self.checks = checks
    self.referrers = referrers
    self.datasets = datasets
  }

  func next(of id: EntityID) -> [EntityID] {
    var found = content.downstream(of: id) + (checks[id] ?? [])
    switch id.kind {
    case .source: found += datasets[id] ?? []
    case .dataset: found += content.columns(of: id).map(\.id)
    case .column: found += referrers[id] ?? []
    default: break
    }
    let kinds: Set<LinkKind> = [
      .satisfiedBy, .realisedBy, .needs, .uses, .measuredBy, .informedBy, .consumes,
    ]
    found += content.links(to: id).filter { link in
      link.status != .rejected
        && (kinds.contains(link.kind)
          || link.kind == .derivedFrom && link.source.kind == .requirement)
    }.map(\.source)
    return Set(found).filter { content[$0].map { $0.status != .removed } ?? false }.sorted()
  }

  /// The owner written on a thing, or the stakeholder who owns or stated it.
  func owner(of id: EntityID) -> String? {
    if let owner = content[id]?.owner {
      return EntityID(owner).flatMap { content[$0]?.name } ?? owner
    }
    let owners = content.links(to: id, .owns).map(\.source).sorted()
    let speakers = content.links(from: id, .statedBy).map(\.target).sorted()
    return (owners + speakers).first.flatMap { content[$0]?.name }
  }
}
