import GroundworkModel

/// `dim_date`: every day from the first to the last by which rows are put into periods, with the periods it falls into.
struct CalendarDesign {
  /// The model's name.
  static let name = "dim_date"

  /// The columns that put rows into periods, by fact.
  let periodDates: [String: Set<String>]
  let facts: [PipelineModel]
  let project: Project?

  /// The calendar, when any fact has a date.
  var models: [PipelineModel] {
    let dates = facts.flatMap { fact in
      fact.columns.filter { periodDates[fact.name]?.contains($0.name) == true }.map { (fact, $0) }
    }
    guard !dates.isEmpty else { return [] }
    let bounds = dates.map { fact, column in
      let name = SQLText.name(column.name)
      return "    select cast(min(\(name)) as date) as period from \(SQLText.ref(fact.name))\n"
        + "    union all\n    select cast(max(\(name)) as date) from \(SQLText.ref(fact.name))"
    }
    var select = SelectStatement(from: "days")
    select.add("period", as: "date_day")
    for (grain, name) in Self.periods {
      select.add(PeriodSQL(grain: grain, project: project).start(of: "period"), as: name)
    }
    let query = Query(
      parts: [
        .init("bounds", body: bounds.joined(separator: "\n    union all\n")),
        .init("days", body: "    {{ period_series('bounds', 'day') }}"),
      ], select: select)
    return [
      model(
        query.text, inputs: dates.map { $0.0.id.child(.column, $0.1.name) },
        reads: Set(dates.map(\.0.id)))
    ]
  }

  private static let periods: [(Grain, String)] = [
    (.week, "week_start"), (.month, "month_start"), (.quarter, "quarter_start"),
    (.year, "year_start"),
  ]

  private func model(
    _ sql: String, inputs: [EntityID], reads: Set<EntityID>
  ) -> PipelineModel {
    let names = ["date_day"] + Self.periods.map(\.1)
    return PipelineModel(
      name: Self.name, layer: .marts, role: .calendar,
      description: "One row per day between the first and the last of which any fact knows.",
      columns: names.map { name in
        PipelineModel.Column(
          name: name, type: .date,
          description: name == "date_day" ? "The day." : "First day of its period.",
          inputs: inputs.map { .init(column: $0, transformation: .derived) })
      }, sql: sql, reads: reads.sorted(), key: ["date_day"],
      checks: [.unique, .notNull].map {
        PlannedCheck(
          column: "date_day", test: $0, severity: .error, rule: "R-H1", reason: "a day is one row")
      }, serves: [])
  }
}
