/// What must be true a year from now for someone to call it a success.
public struct Goal: EntityPayload {
  /// What sort of good a goal does.
  public enum Kind: String, Codable, CaseIterable, Sendable {
    case grow, save, risk, obligation, experience
  }

  /// The goal in the stakeholder's words.
  public var statement: String
  /// What sort of good it does.
  public var kind: Kind?
  /// Where it is today.
  public var baseline: Double?
  /// Where it should be.
  public var target: Double?
  /// Unit of baseline and target: `%`, `EUR`, `days`.
  public var unit: String?
  /// By when, ISO 8601 date.
  public var deadline: String?
  /// Who says that today's figure is right.
  public var baselineSource: String?
  /// 1 is kept first.
  public var priority: Int?
  /// What a year without it costs.
  public var valueAtStake: String?
  /// Where the benefit is booked.
  public var benefitType: String?
  /// A solution named in place of a goal, kept word for word.
  public var requestedSolution: String?

  /// A record with what it cannot be without; the rest is set afterwards.
  public init(statement: String) {
    self.statement = statement
  }

  /// This payload as the details of an entity.
  public var details: EntityDetails { .goal(self) }
}
