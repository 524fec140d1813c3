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

  /// Follows everything that depends on an entity, as far as it was read.
  public init(of id: EntityID, in surroundings: Surroundings, limit: Int = 500) {
    self.init(of: id, in: surroundings.content, limit: limit)
    guard surroundings.isPartial else { return }
    counts = Dictionary(
      uniqueKeysWithValues: surroundings.counts.map { ($0.key.rawValue, $0.value) })
    extent = Extent(
      total: surroundings.counts.values.reduce(0, +), shown: hits.count,
      isBounded: surroundings.isBounded)
  }

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
