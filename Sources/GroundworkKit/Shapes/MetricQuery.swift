import GroundworkModel

/// How a KPI is computed, before it is put into one model: amounts per period, and what becomes of them.
struct MetricQuery {
  /// An amount per period: a sub-select with the columns `period`, `word` when split, and `amount`.
  struct Amount {
    var name: String
    var select: SelectStatement
    /// Whether no rows mean nothing (sums, counts) and not *unknown* (means, quantiles).
    var isZeroWhenMissing: Bool

    /// The amount in the final select.
    var expression: String {
      let amount = SQLText.column(name, "amount")
      return isZeroWhenMissing ? "coalesce(\(amount), 0)" : amount
    }
  }

  /// Sub-selects that the amounts read.
  var preludes: [Query.Part] = []
  var amounts: [Amount]
  /// The top of the formula over the amounts, when it has one.
  var numerator: String?
  /// The bottom of the formula over the amounts, when it has one.
  var denominator: String?
  /// The figure over the amounts.
  var value: String
}

/// Why a KPI cannot be computed.
struct MetricProblem: Error, Hashable {
  var rule: String
  var message: String
  var help: String?

  /// The problem as a finding about a KPI.
  func diagnostic(about kpi: EntityID, severity: Diagnostic.Severity = .error) -> Diagnostic {
    Diagnostic(rule: rule, severity: severity, message: message, subject: kpi, help: help)
  }
}
