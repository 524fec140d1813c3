/// A measure with a definition that two people compute alike. A KPI is a metric with kind ``Kind/kpi``.
public struct Metric: EntityPayload {
  /// Whether somebody steers by it.
  public enum Kind: String, Codable, CaseIterable, Sendable {
    case kpi, metric
  }

  /// Which way is better.
  public enum Direction: String, Codable, CaseIterable, Sendable {
    case up, down, band
  }

  /// Whether the figure can be computed now, and if not why.
  public struct Answerability: Codable, Hashable, Sendable {
    /// The verdict of the plan.
    public enum Verdict: String, Codable, CaseIterable, Sendable {
      case answerable, caveat, blocked
    }

    /// The verdict.
    public var verdict: Verdict
    /// Why, one reason a line; empty when answerable.
    public var reasons: [String]

    /// A verdict and its reasons.
    public init(verdict: Verdict, reasons: [String]) {
      self.verdict = verdict
      self.reasons = reasons
    }
  }

  /// What is wanted of the figure, from a day on.
  public struct Target: Codable, Hashable, Sendable {
    /// First day it holds, ISO 8601.
    public var validFrom: String?
    /// Today's value, as the stakeholder believes it.
    public var current: Double?
    /// The wanted value.
    public var value: Double?
    /// Where one would worry.
    public var warning: Double?
    /// Where one would act.
    public var critical: Double?

    /// A target; every number may be missing.
    public init(
      validFrom: String? = nil, current: Double? = nil, value: Double? = nil,
      warning: Double? = nil, critical: Double? = nil
    ) {
      self.validFrom = validFrom
      self.current = current
      self.value = value
      self.warning = warning
      self.critical = critical
    }
  }

  /// The value of one past period that somebody trusts: a golden number, which the computed figure must meet.
  public struct KnownValue: Codable, Hashable, Sendable {
    /// A day of the period, ISO 8601.
    public var period: String
    /// The value, in the unit of the figure.
    public var value: Double
    /// By how much the figure may differ, in per cent of the value; by no more than rounding when nil.
    public var tolerance: Double?
    /// Who or what says so: `annual report`.
    public var source: String?

    /// A value that is known of a period.
    public init(period: String, value: Double, tolerance: Double? = nil, source: String? = nil) {
      self.period = period
      self.value = value
      self.tolerance = tolerance
      self.source = source
    }
  }

  /// Whether somebody steers by it.
  public var kind: Kind
  /// How it is computed; decides the SQL skeleton, fact type and checks.
  public var shape: MetricShape
  /// One sentence from which two new colleagues compute the same figure.
  public var definition: String?
  /// The archetype it was made from: `ECO-02`.
  public var archetype: String?
  /// What is counted on top, in words.
  public var numerator: String?
  /// What is counted on the bottom, in words.
  public var denominator: String?
  /// What is counted.
  public var inclusions: [String] = []
  /// What is left out.
  public var exclusions: [String] = []
  /// What empty, zero or missing makes of it.
  public var nullRule: String?
  /// Which date puts a row into a period, in words.
  public var timeAttribution: String?
  /// The finest level it is computed at: `order`, `customer × month`.
  public var calculationGrain: String?
  /// The level it is shown at.
  public var reportGrain: Grain?
  /// The words to split it by.
  public var dimensions: [String] = []
  /// Unit of the figure: `EUR`, `%`, `customers`.
  public var unit: String?
  /// Decimals shown.
  public var precision: Int?
  /// Which way is better.
  public var direction: Direction?
  /// What is wanted, oldest first.
  public var targets: [Target] = []
  /// Who keeps the definition.
  public var steward: String?
  /// How often it is looked at.
  public var reviewCadence: String?
  /// How old it may be.
  public var refreshNeed: TimeSpan?
  /// Days in which a past period may still change.
  public var restatementDays: Int?
  /// Fewer persons than this must not be shown.
  public var minimumGroupSize: Int?
  /// Values of past periods that somebody trusts; nil when nobody gave one.
  public var knownValues: [KnownValue]?
  /// Shape parameters: `percentile` = `0.5`, `windowDays` = `90`, `multiplier` = `1000`, `expression` (composites).
  public var parameters: [String: String] = [:]
  /// Whether it can be computed now; written by the plan.
  public var answerability: Answerability?

  /// A metric of a kind and shape; the rest is set afterwards.
  public init(kind: Kind, shape: MetricShape) {
    self.kind = kind
    self.shape = shape
  }

  /// This payload as the details of an entity.
  public var details: EntityDetails { .kpi(self) }
}

/// The periods a figure is shown for.
public enum Grain: String, Codable, CaseIterable, Sendable {
  case day, week, month, quarter, year
}
