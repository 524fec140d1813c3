import GroundworkModel

/// Shape F: of those who entered in a period, the share that reached the stage, within a window when there is one.
extension MetricDesigner {
  mutating func funnelQuery() throws -> MetricQuery {
    guard let member = try required(.member).column, let start = try required(.start).column,
      let end = try required(.end).column
    else { throw MetricProblem(rule: "input-missing", message: "a stage of the funnel is missing") }
    let window = try windowDays()
    let frame = try frame(over: [start], dates: [start])
    let who = try use(member, from: frame.base)
    note(who, .aggregated, "members who reached the stage / members who entered")
    var entrants = frame.rows
    entrants.conditions.append("\(who.expression) is not null")
    entrants.add(who.expression, as: "member")
    entrants.add(frame.date.expression, as: "started")
    if let word = frame.word { entrants.add(word, as: "word") }
    let (reached, isSeparate) = try self.reached(end, member: member, in: frame, &entrants)

    var cohort = SelectStatement(from: "entrants as e")
    if isSeparate { cohort.joins = ["left join reached as r on r.member = e.member"] }
    cohort.add(period.start(of: "e.started"), as: "period")
    if frame.word != nil { cohort.add("e.word", as: "word") }
    cohort.add("e.member", as: "member")
    cohort.groupCount = cohort.columns.count
    let ended = isSeparate ? "r.ended" : "e.ended"
    let inTime = window.map { " and \(ended) <= e.started + interval '\($0) days'" } ?? ""
    cohort.add(
      "max(case when \(ended) >= e.started\(inTime) then 1 else 0 end)", as: "kept")
    let isMature = window.map {
      "\(period.next(after: "period")) + interval '\($0) days'"
        + " <= (select max(cast(started as date)) + 1 from entrants)"
    }
    return try shares(
      [.init("entrants", entrants)] + reached + [.init("cohort", cohort)], isMature: isMature)
  }

  /// The stage reached: a column of the entrant's own row, or rows of another table of the same member.
  private mutating func reached(
    _ end: EntityID, member: EntityID, in frame: Frame, _ entrants: inout SelectStatement
  ) throws -> (parts: [Query.Part], isSeparate: Bool) {
    if let use = draft.use(end, from: frame.base, as: .timestamp) {
      note(use, .aggregated, "members who reached the stage / members who entered")
      entrants.add(use.expression, as: "ended")
      return ([], false)
    }
    guard let home = draft.catalog.dataset(of: end) else {
      throw MetricProblem(rule: "input-missing", message: "the stage's table is not in the catalog")
    }
    let members = (request.input(.member)?.columns ?? []) + [member]
    guard let own = members.first(where: { draft.use($0, from: home) != nil }) else {
      throw MetricProblem(
        rule: "fan-out", message: "`\(home)` does not tell whose stage it records",
        help: "map the member to a column of that table too")
    }
    let who = try use(own, from: home)
    let use = try use(end, from: home, as: .timestamp)
    note(use, .aggregated, "members who reached the stage / members who entered")
    var rows = SelectStatement(from: "\(SQLText.ref(use.fact)) as f")
    rows.conditions = ["\(use.expression) is not null"]
    rows.add(who.expression, as: "member")
    rows.add(use.expression, as: "ended")
    readFact(use)
    return ([.init("reached", rows)], true)
  }
}
