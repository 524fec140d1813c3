/// What is missing between what is wanted and what exists.
public struct Gap: EntityPayload {
  /// What sort of thing is missing.
  public enum Kind: String, Codable, CaseIterable, Sendable {
    case data, quality, freshness, history, access, granularity, skill, tool, legal
  }

  /// The ways to deal with it.
  public enum Disposition: String, Codable, CaseIterable, Sendable {
    case fixSource = "fix-source"
    case buy, approximate, accept, drop
    case captureFromNow = "capture-from-now"
  }

  /// What sort of thing is missing.
  public var kind: Kind
  /// What is missing and how it was noticed.
  public var reason: String
  /// What is proposed or decided about it.
  public var disposition: Disposition?
  /// The rule that found it.
  public var rule: String?
  /// What the rule read.
  public var inputs: [String] = []
  /// Whether a person agreed to the disposition.
  public var accepted: Bool?

  /// A record with what it cannot be without; the rest is set afterwards.
  public init(kind: Kind, reason: String) {
    self.kind = kind
    self.reason = reason
  }

  /// This payload as the details of an entity.
  public var details: EntityDetails { .gap(self) }
}
