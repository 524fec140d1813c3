public import GroundworkModel

/// What can be reached from some entities, by internal numbers: nearest first, each with the shortest way to it.
///
/// A walk over numbers costs a tenth of reading entities, so that a large neighbourhood is counted and only what is shown of
/// it is read.
public struct Reach: Sendable {
  /// Nearest first, the starts included.
  private(set) var order: [Int64] = []
  private(set) var kinds: [Int64: EntityKind] = [:]
  private var cameFrom: [Int64: Int64] = [:]
  private var starts = 0
  /// Whether the walk ended at its limit of work, so that there may be more.
  public internal(set) var isBounded = false

  /// The most entities that a walk visits; some ten microseconds each.
  public static let workLimit = 20_000

  /// How many there are, the starts included.
  public var count: Int { order.count }

  /// How many of each kind were reached, the starts left out.
  public var counts: [EntityKind: Int] {
    order.dropFirst(starts).reduce(into: [:]) { counts, key in
      if let kind = kinds[key] { counts[kind, default: 0] += 1 }
    }
  }

  init(from keys: [(key: Int64, kind: EntityKind)]) {
    for (key, kind) in keys { add(key, kind, from: nil) }
    starts = order.count
  }

  /// Adds what another walk reached.
  public mutating func formUnion(_ other: Reach) {
    for key in other.order {
      if let kind = other.kinds[key] { add(key, kind, from: other.cameFrom[key]) }
    }
    isBounded = isBounded || other.isBounded
  }

  /// At most so many, each with the way to it: the nearest; or by kind, what people want before data.
  public func first(_ limit: Int, byKind: Bool = false) -> Reach {
    guard order.count > limit else { return self }
    var ranked = order
    if byKind {
      ranked = order.enumerated().sorted {
        (kinds[$0.element] ?? .run, $0.offset) < (kinds[$1.element] ?? .run, $1.offset)
      }.map(\.element)
    }
    var kept = Reach(from: [])
    for key in ranked {
      let way = way(to: key).filter { kept.kinds[$0] == nil }
      guard kept.count + way.count <= limit else { continue }
      for step in way { kept.add(step, kinds[step] ?? .run, from: cameFrom[step]) }
    }
    kept.starts = starts
    kept.isBounded = true
    return kept
  }

  /// Only what is of some kinds.
  public func only(_ wanted: Set<EntityKind>) -> Reach { filtered { wanted.contains($1) } }

  /// All but what is of some kinds.
  public func except(_ unwanted: Set<EntityKind>) -> Reach {
    filtered { !unwanted.contains($1) }
  }

  /// Only what another walk did not reach.
  public func subtracting(_ other: Reach) -> Reach { filtered { key, _ in !other.contains(key) } }

  private func filtered(_ isWanted: (Int64, EntityKind) -> Bool) -> Reach {
    let keys = order.compactMap { key in kinds[key].map { (key: key, kind: $0) } }
    var result = Reach(from: keys.filter { isWanted($0.key, $0.kind) })
    result.isBounded = isBounded
    return result
  }

  func contains(_ key: Int64) -> Bool { kinds[key] != nil }

  mutating func add(_ key: Int64, _ kind: EntityKind, from origin: Int64?) {
    guard kinds.updateValue(kind, forKey: key) == nil else { return }
    cameFrom[key] = origin
    order.append(key)
  }

  /// From a start to the key, both included.
  private func way(to key: Int64) -> [Int64] {
    var way = [key]
    while let last = way.last, let previous = cameFrom[last] { way.append(previous) }
    return way.reversed()
  }
}
