import GroundworkModel

/// Shape N: a level at the end of a period, from dated rows or from rows valid from a day to a day. Never summed over time.
extension MetricDesigner {
  mutating func levelQuery() throws -> MetricQuery {
    request.input(.start) == nil ? try datedLevels() : try validLevels()
  }

  /// The rows of the last day seen in a period; with the parameter `mode` = `average`, the mean over the days seen.
  private mutating func datedLevels() throws -> MetricQuery {
    let measured = [request.input(.value), request.input(.key)].compactMap { $0?.column }
    let dated = dates()
    let frame = try frame(over: measured.isEmpty ? Array(dated.prefix(1)) : measured, dates: dated)
    var levels = frame.rows
    levels.add("cast(\(frame.date.expression) as date)", as: "seen_on")
    if let word = frame.word { levels.add(word, as: "word") }
    levels.groupCount = levels.columns.count
    levels.add(try level(in: frame), as: "amount")
    try checkOneLevelADay(frame)

    var closings = SelectStatement(from: "levels")
    closings.add(period.start(of: "seen_on"), as: "period")
    closings.groupCount = 1
    closings.add("max(seen_on)", as: "last_day")
    closings.add("count(distinct seen_on)", as: "day_count")

    let isAverage = metric.parameters["mode"] == "average"
    var closing = SelectStatement(from: "closings as c")
    let day = isAverage ? period.start(of: "l.seen_on") + " = c.period" : "l.seen_on = c.last_day"
    closing.joins = ["inner join levels as l on \(day)"]
    closing.add("c.period", as: "period")
    if frame.word != nil { closing.add("l.word", as: "word") }
    closing.groupCount = closing.columns.count
    closing.add(isAverage ? "sum(l.amount) / max(c.day_count)" : "sum(l.amount)", as: "amount")
    let amount = MetricQuery.Amount(name: "level", select: closing, isZeroWhenMissing: false)
    return MetricQuery(
      preludes: [.init("levels", levels), .init("closings", closings)], amounts: [amount],
      numerator: amount.expression, value: amount.expression)
  }

  /// What one day's rows come to: the sum of values, else the number of members, else of rows.
  private mutating func level(in frame: Frame) throws -> String {
    if let column = request.input(.value)?.column {
      let use = try use(column, from: frame.base, as: .decimal(precision: 28, scale: 6))
      note(use, .aggregated, "sum(\(use.name)) on the last day")
      return "sum(\(use.expression))"
    }
    guard let column = request.input(.key)?.column else { return "count(*)" }
    let use = try use(column, from: frame.base)
    note(use, .aggregated, "count(distinct \(use.name)) on the last day")
    return "count(distinct \(use.expression))"
  }

  private mutating func checkOneLevelADay(_ frame: Frame) throws {
    guard let column = request.input(.key)?.column, frame.word == nil else { return }
    let key = try use(column, from: frame.base)
    draft.check(
      PlannedCheck(
        test: .uniqueTogether([key.name, frame.date.name]), severity: .warning, rule: "R-H10",
        reason: "two levels of one member on one day count it twice"), of: frame.base)
  }

  /// Rows that are valid on the last day of a period: started by then, and not ended before it.
  private mutating func validLevels() throws -> MetricQuery {
    guard let start = try required(.start).column else { return try datedLevels() }
    let others = [request.input(.value), request.input(.key), request.input(.end)]
    let frame = try frame(over: others.compactMap { $0?.column } + [start], dates: [start])
    var validity = frame.rows
    validity.add(frame.date.expression, as: "started")
    if let end = request.input(.end)?.column {
      let ended = try use(end, from: frame.base, as: .timestamp)
      note(ended, .filter, "valid at the end of the period")
      draft.check(.endsAfterStart(frame.date, ended), of: frame.base)
      validity.add(ended.expression, as: "ended")
    } else {
      validity.add("cast(null as date)", as: "ended")
    }
    if let word = frame.word { validity.add(word, as: "word") }
    let aggregate = try validAmount(in: frame, &validity)
    readCalendar()

    var select = SelectStatement(from: "closings as c")
    select.joins = [
      (frame.word == nil ? "left" : "inner") + " join validity as v on v.started < c.next_period"
        + " and (v.ended is null or v.ended >= c.last_day)"
    ]
    select.add("c.period", as: "period")
    if frame.word != nil { select.add("v.word", as: "word") }
    select.groupCount = select.columns.count
    select.add(aggregate, as: "amount")
    let amount = MetricQuery.Amount(name: "level", select: select, isZeroWhenMissing: true)
    return MetricQuery(
      preludes: [.init("validity", validity)] + closings, amounts: [amount],
      numerator: amount.expression, value: amount.expression)
  }

  private mutating func validAmount(
    in frame: Frame, _ validity: inout SelectStatement
  ) throws -> String {
    if let column = request.input(.value)?.column {
      let use = try use(column, from: frame.base, as: .decimal(precision: 28, scale: 6))
      note(use, .aggregated, "sum(\(use.name)) of what is valid at the end of the period")
      validity.add(use.expression, as: "amount")
      return "sum(v.amount)"
    }
    guard let column = request.input(.key)?.column else { return "count(v.started)" }
    let use = try use(column, from: frame.base)
    note(use, .aggregated, "count(distinct \(use.name)) of what is valid at the end of the period")
    validity.add(use.expression, as: "member")
    return "count(distinct v.member)"
  }

  /// The periods from the first start to the last change, each with its last day and the day after. Ends that are only
  /// planned make no periods: nothing is said beyond today, nor beyond the last day of which any fact knows.
  private var closings: [Query.Part] {
    var ends = SelectStatement(from: "validity")
    ends.add(period.start(of: "min(started)"), as: "period")
    var last = SelectStatement(from: "validity")
    last.add(
      period.start(
        of: "least(max(greatest(started, coalesce(ended, started))), current_date,"
          + " (select max(date_day) from \(SQLText.ref(CalendarDesign.name))))"),
      as: "period")
    var closings = SelectStatement(from: "days as d")
    closings.add("d.period", as: "period")
    closings.add(period.next(after: "d.period"), as: "next_period")
    closings.add("\(period.next(after: "d.period")) - 1", as: "last_day")
    return [
      .init("bounds", body: ends.text(indent: 1) + "\n    union all\n" + last.text(indent: 1)),
      .init("days", body: "    " + Self.series(of: "bounds", period)),
      .init("closings", closings),
    ]
  }

  /// All periods from the first to the last of a sub-select.
  static func series(of part: String, _ period: PeriodSQL) -> String {
    "{{ period_series('\(part)', '\(period.grain.rawValue)') }}"
  }
}
