/// Two people answered the same question differently; both answers are kept.
public struct Conflict: EntityPayload {
  /// One side of a conflict.
  public struct Position: Codable, Hashable, Sendable {
    /// The stakeholder.
    public var stakeholder: EntityID
    /// The answer in words.
    public var statement: String

    /// What a stakeholder said.
    public init(stakeholder: EntityID, statement: String) {
      self.stakeholder = stakeholder
      self.statement = statement
    }
  }

  /// The id in the question bank.
  public var question: String
  /// The record it was asked about.
  public var subject: EntityID?
  /// What each said.
  public var positions: [Position]
  /// What was settled on.
  public var resolution: String?
  /// Who settled it.
  public var resolvedBy: String?
  /// Why.
  public var reason: String?

  /// A record with what it cannot be without; the rest is set afterwards.
  public init(question: String, subject: EntityID?, positions: [Position]) {
    self.question = question
    self.subject = subject
    self.positions = positions
  }

  /// Whether nobody has settled it.
  public var isOpen: Bool { resolution == nil }

  /// This payload as the details of an entity.
  public var details: EntityDetails { .conflict(self) }
}
