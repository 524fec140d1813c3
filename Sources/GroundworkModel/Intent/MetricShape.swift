/// The eleven ways to compute a measure. Each has one SQL skeleton, one fact type and fixed checks.
///
/// Raw values are the codes of the KPI archetype library.
public enum MetricShape: String, Codable, CaseIterable, Sendable {
  /// `sum(value)`: additive.
  case sum = "S"
  /// `count(distinct key)`: not additive over any dimension.
  case distinctCount = "C"
  /// `sum(numerator) / sum(denominator)`: a ratio of sums, never a mean of ratios.
  case ratio = "R"
  /// A quantile of `end − start`.
  case percentile = "P"
  /// A level at the end of a period: semi-additive, never summed over time.
  case snapshot = "N"
  /// Members at the start who are still there, or came back, within a window.
  case cohort = "K"
  /// Entrants by entry date who reached a stage.
  case funnel = "F"
  /// Actual against plan: `(actual − plan) / abs(plan)`.
  case versusPlan = "V"
  /// An expression over other KPIs of the same period.
  case composite = "X"
  /// Events per exposure: `events × k / exposure`.
  case rate = "E"
  /// `sum(value × weight) / sum(weight)`.
  case weightedMean = "W"
}
