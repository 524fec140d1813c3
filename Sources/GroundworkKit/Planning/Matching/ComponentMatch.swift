public import GroundworkModel

/// What the plan found for one component: its column, the other candidates, and why.
public struct ComponentMatch: Hashable, Sendable {
  /// How a column came to be chosen.
  public enum Standing: String, Codable, Sendable {
    /// A person pinned it with `--map`.
    case pinned
    /// A person confirmed it, or accepted everything above a threshold.
    case confirmed
    /// The matcher proposes it; nobody has looked.
    case proposed
    /// No column is good enough.
    case unmatched
  }

  /// The component.
  public var component: EntityID
  /// The KPI it belongs to.
  public var kpi: EntityID
  /// How it came to be.
  public var standing: Standing
  /// The chosen column.
  public var column: EntityID?
  /// How sure, 0…1.
  public var confidence: Double?
  /// The fact that the KPI's group was placed on.
  public var fact: EntityID?
  /// The datasets between the fact and the column, the column's own included, nearest first; empty in the fact itself.
  public var via: [EntityID]
  /// Why, one reason a line.
  public var evidence: [String]
  /// The candidates looked at, best first.
  public var candidates: [Candidate]
  /// Whether the fact reaches the column only by a join that was concluded from names.
  public var isJoinInferred: Bool
  /// Whether the fact does not reach the column at all.
  public var isUnjoined: Bool
}
