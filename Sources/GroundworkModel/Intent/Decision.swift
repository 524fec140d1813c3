/// A choice that someone makes again and again and wishes for a number.
public struct Decision: EntityPayload {
  /// What starts a decision.
  public enum Trigger: String, Codable, CaseIterable, Sendable {
    case calendar, event, threshold
  }

  /// How much of it a system does.
  public enum Automation: String, Codable, CaseIterable, Sendable {
    case inform, recommend, act
  }

  /// What is chosen.
  public var statement: String
  /// What it is chosen between; at least two.
  public var options: [String] = []
  /// How often: `daily`, `weekly`, `monthly`, `per event`.
  public var cadence: String?
  /// What starts it.
  public var trigger: Trigger?
  /// How many times a year.
  public var occurrencesPerYear: Int?
  /// How old the number may be and still be of use.
  public var latencyTolerance: TimeSpan?
  /// The value at which the choice flips.
  public var threshold: String?
  /// What a wrong choice costs.
  public var costWrong: String?
  /// What the right choice costs when late.
  public var costLate: String?
  /// Whether it can be undone.
  public var reversible: Bool?
  /// Whether the system informs, recommends or acts.
  public var automation: Automation?
  /// Whether it affects identifiable persons.
  public var aboutPeople: Bool?
  /// Whether its figure ends in a filing, invoice or bonus.
  public var regulatory: Bool?
  /// What is looked at today.
  public var currentInput: String?

  /// A record with what it cannot be without; the rest is set afterwards.
  public init(statement: String) {
    self.statement = statement
  }

  /// This payload as the details of an entity.
  public var details: EntityDetails { .decision(self) }
}
