import GroundworkModel

/// Shape P: a quantile of `end − start`, per period in which the thing started unless another date is mapped.
extension MetricDesigner {
  mutating func percentileQuery() throws -> MetricQuery {
    let share = metric.parameters["percentile"].flatMap(Double.init) ?? 0.5
    guard (0...1).contains(share) else {
      throw MetricProblem(
        rule: "percentile", message: "the percentile \(share) is not between 0 and 1")
    }
    var (frame, duration) = try durations()
    frame.rows.conditions.append("\(duration) >= 0")
    try countPersons(in: frame)
    let quantile =
      "percentile_cont(\(SQLText.number(share))) within group (order by \(duration))"
    let amount = MetricQuery.Amount(
      name: "duration", select: total(frame, quantile), isZeroWhenMissing: false)
    let count = MetricQuery.Amount(
      name: "counted", select: total(frame, "count(*)"), isZeroWhenMissing: true)
    return MetricQuery(
      amounts: [amount, count], denominator: count.expression, value: amount.expression)
  }

  /// Rows that have ended, and how long each took in the KPI's unit.
  private mutating func durations() throws -> (Frame, String) {
    if request.input(.start) == nil, let column = request.input(.value)?.column {
      let frame = try frame(over: [column], dates: dates())
      let use = try use(column, from: frame.base, as: .decimal(precision: 28, scale: 6))
      note(use, .aggregated)
      return (frame, use.expression)
    }
    guard let start = try required(.start).column, let end = try required(.end).column else {
      throw MetricProblem(rule: "input-missing", message: "start or end of the duration is missing")
    }
    let dated = dates()
    let frame = try frame(over: [end, start], dates: dated.isEmpty ? [start] : dated)
    let from = try use(start, from: frame.base, as: .timestamp)
    let to = try use(end, from: frame.base, as: .timestamp)
    note(from, .aggregated, "\(to.name) - \(from.name)")
    note(to, .aggregated, "\(to.name) - \(from.name)")
    draft.check(.endsAfterStart(from, to), of: frame.base)
    let seconds = "(\(Self.epoch(to)) - \(Self.epoch(from)))"
    let unit = metric.parameters["unit"] ?? "hours"
    return (frame, unit == "seconds" ? seconds : "\(seconds) / \(Self.seconds(in: unit))")
  }

  private static func epoch(_ use: ColumnUse) -> String {
    "extract(epoch from cast(\(use.expression) as timestamp))"
  }

  private static func seconds(in unit: String) -> String {
    switch unit {
    case "minutes": "60.0"
    case "days": "86400.0"
    case "weeks": "604800.0"
    default: "3600.0"
    }
  }
}

extension PlannedCheck {
  /// Something that ends before it starts is left out of durations, and reported.
  static func endsAfterStart(_ start: ColumnUse, _ end: ColumnUse) -> PlannedCheck {
    let condition = "\(SQLText.name(end.name)) < \(SQLText.name(start.name))"
    return PlannedCheck(
      column: end.name,
      test: .sql(
        name: "\(end.fact)_\(end.name)_is_not_before_\(start.name)",
        query: "select *\nfrom \(SQLText.ref(end.fact))\nwhere \(condition)\n"),
      severity: .warning, rule: "R-H11", reason: "what ends before it starts has no duration")
  }
}
