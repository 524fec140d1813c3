public import GroundworkModel

/// What a change of a column, table or source does to each thing that depends on it: breaks it, changes it, or leaves it
/// as it is, with the reason in words.
///
/// The change is followed along the dependencies of an ``Impact``; what happens on the way is decided by how data flows
/// there: a copy takes over a type, a count does not look at it, a join needs it to agree.
public struct WhatIf: Codable, Sendable {
  /// What the change does to a thing.
  public enum Effect: String, Codable, CaseIterable, Comparable, Sendable {
    /// It stays as it is.
    case unaffected
    /// It works on, but its values, rows or type may be others.
    case changes
    /// It fails, or cannot be had any more.
    case breaks

    /// The lesser first.
    public static func < (left: Effect, right: Effect) -> Bool { left.rank < right.rank }

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
  }

  /// What happens to one thing.
  public struct Verdict: Codable, Hashable, Sendable {
    /// What the change does to it.
    public var effect: Effect
    /// Why, in words.
    public var reason: String
    /// The thing, who answers for it, and the way to it.
    public var hit: Impact.Hit
  }

  /// The thing that would change.
  public var id: EntityID
  /// The change as it was asked for: `drop`, `type:bigint`.
  public var change: String
  /// What the change means for the thing itself: `integer → bigint is widening`; its own keys.
  public var notes: [String]
  /// How many things depend on it.
  public var extent: Extent
  /// How many of them break, change and stay, of those that were judged.
  public var effects: [String: Int]
  /// What breaks first, then what changes, then the rest; each as ``Impact`` orders it.
  public var verdicts: [Verdict]
  /// Everybody who answers for something that breaks or changes, sorted.
  public var owners: [String]

  /// Judges everything that depends on an entity, as far as it was read.
  public init(
    _ change: ProposedChange, of id: EntityID, in surroundings: Surroundings, limit: Int = 500
  ) {
    self.init(change, of: id, in: surroundings.content, limit: limit)
    guard surroundings.isPartial else { return }
    extent = Extent(
      total: surroundings.counts.values.reduce(0, +), shown: verdicts.count,
      isBounded: surroundings.isBounded)
  }

  /// Judges everything that depends on an entity.
  public init(
    _ change: ProposedChange, of id: EntityID, in content: CatalogContent, limit: Int = 500
  ) {
    let spread = ChangeSpread(change, of: id, in: content)
    let impact = Impact(of: id, in: content, limit: .max)
    let judged = impact.hits.map { hit in
      let outcome = spread.outcome(of: hit.id)
      return Verdict(effect: outcome.effect, reason: outcome.reason, hit: hit)
    }
    let sorted = Effect.allCases.reversed().flatMap { effect in
      judged.filter { $0.effect == effect }
    }
    self.id = id
    self.change = change.description
    notes = spread.notes
    verdicts = Array(sorted.prefix(limit))
    effects = Dictionary(grouping: judged, by: \.effect.rawValue).mapValues(\.count)
    extent = Extent(
      total: judged.count, shown: verdicts.count, isBounded: impact.extent.isBounded)
    owners = Set(judged.filter { $0.effect > .unaffected }.compactMap(\.hit.owner)).sorted()
  }

  /// Whether something breaks.
  public var isBreaking: Bool { (effects[Effect.breaks.rawValue] ?? 0) > 0 }
}

/// A change that somebody thinks about.
public enum ProposedChange: Hashable, Sendable {
  /// It goes away.
  case drop
  /// It is called otherwise.
  case rename
  /// A column gets another type, as its source would write it.
  case type(String)
  /// A column may be empty.
  case null

  /// Reads `drop`, `rename`, `type:bigint` or `null`; nil for anything else.
  public init?(_ text: String) {
    switch text {
    case "drop": self = .drop
    case "rename": self = .rename
    case "null": self = .null
    default:
      guard text.hasPrefix("type:"), text.count > 5 else { return nil }
      self = .type(String(text.dropFirst(5)))
    }
  }

  /// Whether only a column can change so.
  public var isOfColumns: Bool {
    switch self {
    case .drop, .rename: false
    case .type, .null: true
    }
  }
}

extension ProposedChange: CustomStringConvertible {
  /// As it is typed.
  public var description: String {
    switch self {
    case .drop: "drop"
    case .rename: "rename"
    case .type(let type): "type:\(type)"
    case .null: "null"
    }
  }
}
