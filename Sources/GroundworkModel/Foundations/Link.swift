/// A typed connection between two entities, read left to right: goal *measured by* kpi.
public struct Link: Hashable, Sendable {
  /// The left end.
  public var source: EntityID
  /// What the left end is to the right end.
  public var kind: LinkKind
  /// The right end.
  public var target: EntityID
  /// Whether a person has confirmed it, for links that a rule proposes.
  public var status: Status
  /// How sure the proposer is, 0…1, for links that a rule proposes.
  public var confidence: Double?
  /// Why, one reason a line.
  public var evidence: [String]
  /// Who or what said so.
  public var origin: Origin

  /// Whether a link is fact or proposal.
  public enum Status: String, Codable, CaseIterable, Sendable {
    case proposed, confirmed, rejected
  }

  /// A link; refused by the store when the pair is not among ``LinkKind/allowedPairs``.
  public init(
    _ source: EntityID, _ kind: LinkKind, _ target: EntityID, status: Status = .confirmed,
    confidence: Double? = nil, evidence: [String] = [], origin: Origin
  ) {
    self.source = source
    self.kind = kind
    self.target = target
    self.status = status
    self.confidence = confidence
    self.evidence = evidence
    self.origin = origin
  }
}
