/// The effort as a whole: what changes for whom, where, under which calendar and rules.
public struct Project: EntityPayload {
  /// What is different for whom if it works.
  public var outcome: String
  /// Teams, countries, products inside.
  public var scopeIn: [String] = []
  /// What people will assume inside but is not.
  public var scopeOut: [String] = []
  /// Industry, a vocabulary term.
  public var industry: String?
  /// Business function, a vocabulary term.
  public var function: String?
  /// Countries whose law on personal data applies, ISO 3166-1 alpha-2 or `EU`.
  public var jurisdictions: [String] = []
  /// Reporting currency, ISO 4217.
  public var currency: String?
  /// The zone in which `today` begins, an IANA name.
  public var timezone: String?
  /// First day of the financial year, `MM-DD`.
  public var fiscalStart: String?
  /// First day of a week, `monday`…`sunday`.
  public var weekStart: String?
  /// The most it may cost, amount and currency.
  public var budgetCeiling: String?
  /// The date that cannot move, ISO 8601.
  public var deadline: String?
  /// What would stop it.
  public var killCriteria: String?

  /// A record with what it cannot be without; the rest is set afterwards.
  public init(outcome: String) {
    self.outcome = outcome
  }

  /// This payload as the details of an entity.
  public var details: EntityDetails { .project(self) }
}
