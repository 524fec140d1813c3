import GroundworkModel

/// Shape K: members of a period who came back. Periods whose window is still open are left out.
extension MetricDesigner {
  mutating func cohortQuery() throws -> MetricQuery {
    metric.parameters["mode"] == "retention" || metric.parameters["windowDays"] == nil
      ? try retentionQuery() : try returnQuery()
  }

  /// Members by the period of their first event; kept is who had another within the window.
  private mutating func returnQuery() throws -> MetricQuery {
    let days = try windowDays() ?? 90
    var ranked = SelectStatement(from: "events")
    ranked.add("member", as: "member")
    ranked.add("happened_at", as: "happened_at")
    if split != nil { ranked.add("word", as: "word") }
    let order = "over (partition by member order by happened_at)"
    ranked.add("row_number() \(order)", as: "turn")
    ranked.add("lead(happened_at) \(order)", as: "next_at")

    var cohort = SelectStatement(from: "ranked")
    cohort.add(period.start(of: "happened_at"), as: "period")
    if split != nil { cohort.add("word", as: "word") }
    cohort.add(
      "case when next_at <= happened_at + interval '\(days) days' then 1 else 0 end", as: "kept")
    cohort.conditions = ["turn = 1"]
    let isMature =
      "\(period.next(after: "period")) + interval '\(days) days'"
      + " <= (select max(cast(happened_at as date)) + 1 from events)"
    let preludes = [
      try events(), Query.Part("ranked", ranked), Query.Part("cohort", cohort),
    ]
    return try shares(preludes, isMature: isMature)
  }

  /// Members of a period; kept is who was there again in the next one.
  private mutating func retentionQuery() throws -> MetricQuery {
    var active = SelectStatement(from: "events")
    active.isDistinct = true
    active.add("member", as: "member")
    active.add(period.start(of: "happened_at"), as: "period")
    if split != nil { active.add("word", as: "word") }
    var again = SelectStatement(from: "active")
    again.isDistinct = true
    again.add("member", as: "member")
    again.add("period", as: "period")

    var cohort = SelectStatement(from: "active as a")
    cohort.joins = [
      "left join again as b on b.member = a.member and b.period = "
        + period.next(after: "a.period")
    ]
    cohort.add("a.period", as: "period")
    if split != nil { cohort.add("a.word", as: "word") }
    cohort.add("case when b.member is null then 0 else 1 end", as: "kept")
    let isMature =
      period.next(after: period.next(after: "period"))
      + " <= (select max(cast(happened_at as date)) + 1 from events)"
    let preludes = [
      try events(), Query.Part("active", active), Query.Part("again", again),
      Query.Part("cohort", cohort),
    ]
    return try shares(preludes, isMature: isMature)
  }

  /// What members did and when; one row per proof number when one is mapped.
  private mutating func events() throws -> Query.Part {
    guard let member = try required(.member).column else { return .init("events", body: "") }
    let key = request.input(.key)?.column
    let frame = try frame(over: [member, key].compactMap(\.self), dates: dates(), mayRepeat: true)
    let who = try use(member, from: frame.base)
    note(who, .aggregated, "members who came back / members")
    var rows = frame.rows
    rows.conditions.append("\(who.expression) is not null")
    rows.add(who.expression, as: "member")
    if let word = frame.word { rows.add(word, as: "word") }
    guard let key else {
      rows.add(frame.date.expression, as: "happened_at")
      return .init("events", rows)
    }
    rows.add(try use(key, from: frame.base).expression, as: "proof")
    rows.groupCount = rows.columns.count
    rows.add("min(\(frame.date.expression))", as: "happened_at")
    return .init("events", rows)
  }

  /// Kept over all, per period.
  mutating func shares(_ preludes: [Query.Part], isMature: String?) throws -> MetricQuery {
    let parts = [("kept", "sum(kept)"), ("counted", "count(*)")].map { name, expression in
      var select = SelectStatement(from: "cohort")
      select.add("period", as: "period")
      if split != nil { select.add("word", as: "word") }
      select.groupCount = select.columns.count
      select.add(expression, as: "amount")
      select.conditions = [isMature].compactMap(\.self)
      return MetricQuery.Amount(name: name, select: select, isZeroWhenMissing: true)
    }
    try countMembers(parts[1])
    return quotient(
      parts, preludes: preludes, top: parts[0].expression, bottom: parts[1].expression)
  }

  /// The window in days, when the KPI has one.
  func windowDays() throws -> Int? {
    guard let text = metric.parameters["windowDays"] else { return nil }
    if let days = Int(text), (0...36_500).contains(days) { return days }
    throw MetricProblem(rule: "window", message: "the window `\(text)` is not a number of days")
  }
}
