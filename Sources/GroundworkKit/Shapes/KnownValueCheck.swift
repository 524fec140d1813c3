import GroundworkModel
import Interviewing

extension PlannedCheck {
  /// A trusted value of a past period as a test: the computed figure differs by no more than was agreed, nor by more than
  /// rounding. Nil when the period is no date.
  static func known(
    _ known: Metric.KnownValue, of model: String, metric: Metric, period: PeriodSQL
  ) -> PlannedCheck? {
    guard let day = CalendarDate(known.period), known.value.isFinite else { return nil }
    let rounding = (0..<metric.decimals).reduce(0.5) { unit, _ in unit / 10 }
    let share = max(known.tolerance ?? 0, 0) / 100
    // A hair more, so that a half that is no exact binary number still counts as rounding.
    let allowed = (rounding + known.value.magnitude * share) * 1.000001
    let first = period.start(of: "cast('\(day)' as date)")
    return PlannedCheck(
      column: "value",
      test: .sql(
        name: "\(model)_is_known_of_" + "\(day)".replacing("-", with: "_"),
        query: """
          with known as (
              select \(first) as period, cast(\(SQLText.number(known.value)) as double precision) as value
          )

          select known.period, known.value as known, figure.value as computed
          from known
          left join \(SQLText.ref(model)) as figure on figure.period = known.period
          where figure.value is null
              or abs(figure.value - known.value) > \(SQLText.number(allowed))

          """),
      severity: .error, rule: "R-H7", reason: reason(known, share))
  }

  private static func reason(_ known: Metric.KnownValue, _ share: Double) -> String {
    let source = known.source.map { ", says \($0)" } ?? ""
    let leeway = share > 0 ? " within \(SQLText.number(share * 100)) %" : ""
    return "the value of the period with \(known.period.prefix(10)) is known to be "
      + "\(SQLText.number(known.value))\(leeway)\(source)"
  }
}
