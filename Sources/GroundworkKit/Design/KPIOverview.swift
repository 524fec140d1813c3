import GroundworkModel

/// `kpis`: each KPI's latest value beside its target.
struct KPIOverview {
  let kpis: [KPIModel]

  /// The overview, when any KPI is computed.
  var models: [PipelineModel] {
    guard !kpis.isEmpty else { return [] }
    let parts = kpis.map { Query.Part("latest_" + $0.model, latest($0)) }
    let unions = parts.map { "    select * from \(SQLText.name($0.name))" }
    var select = SelectStatement(from: "latest")
    for column in Self.columns.dropLast() { select.add(column.name, as: column.name) }
    select.add(Self.status, as: "status")
    let all = Query.Part("latest", body: unions.joined(separator: "\n    union all\n"))
    return [
      PipelineModel(
        name: "kpis", layer: .marts, role: .overview,
        description: "One row per KPI: its latest value beside its target.",
        columns: Self.columns.map { column($0.name, $0.type, $0.meaning) },
        sql: Query(parts: parts + [all], select: select).text,
        reads: kpis.map { id(of: $0) }, key: ["kpi"],
        checks: [.unique, .notNull].map {
          PlannedCheck(
            column: "kpi", test: $0, severity: .error, rule: "R-H1", reason: "one row per KPI")
        }, serves: kpis.map(\.id))
    ]
  }

  private static let columns: [(name: String, type: WarehouseType, meaning: String)] = [
    ("kpi", .text, "Its id in the catalog."), ("name", .text, "Its name."),
    ("model", .text, "The model with its value of every period."),
    ("unit", .text, "The unit of value and target."),
    ("decimals", .integer, "How many decimals say something."),
    ("direction", .text, "Which way is better: up, down, or inside a band."),
    ("grain", .text, "The length of its periods."),
    ("period", .date, "First day of the latest period that has a value."),
    ("value", .double, "The value of that period."),
    ("target", .double, "The value wanted then."),
    ("worry_at", .double, "Where one would worry."), ("act_at", .double, "Where one would act."),
    ("owner", .text, "Who answers for it."),
    (
      "status", .text,
      "met, missed, worry (missed, and where one would worry), act (where one would act), no target, no band, no value."
    ),
  ]

  /// A band is as wide as the distance from the wanted value to the one at which somebody would worry.
  private static let status = """
    case
            when value is null then 'no value'
            when target is null then 'no target'
            when direction = 'band' and worry_at is null then 'no band'
            when direction = 'up' and value >= target then 'met'
            when direction = 'down' and value <= target then 'met'
            when direction = 'band' and abs(value - target) <= abs(worry_at - target) then 'met'
            when \(beyond("act_at")) then 'act'
            when \(beyond("worry_at")) then 'worry'
            else 'missed'
        end
    """

  private static func beyond(_ threshold: String) -> String {
    "case direction when 'up' then value <= \(threshold) when 'down' then value >= \(threshold)"
      + " else abs(value - target) >= abs(\(threshold) - target) end"
  }

  private func id(of kpi: KPIModel) -> EntityID { PipelineModel.id(kpi.model, in: .marts) }

  private func column(
    _ name: String, _ type: WarehouseType, _ meaning: String
  ) -> PipelineModel.Column {
    let read = name == "status" ? "value" : name
    let isRead = ["period", "value"].contains(read)
    return PipelineModel.Column(
      name: name, type: type, description: meaning,
      inputs: isRead
        ? kpis.map { .init(column: id(of: $0).child(.column, read), transformation: .derived) }
        : [])
  }

  private func latest(_ kpi: KPIModel) -> SelectStatement {
    var select = SelectStatement(from: SQLText.ref(kpi.model))
    select.add(Self.text(String(kpi.id.path)), as: "kpi")
    select.add(Self.text(kpi.name), as: "name")
    select.add(Self.text(kpi.model), as: "model")
    select.add(Self.text(kpi.metric.unit), as: "unit")
    select.add("\(kpi.metric.decimals)", as: "decimals")
    select.add(Self.text((kpi.metric.direction ?? .up).rawValue), as: "direction")
    select.add(Self.text((kpi.metric.reportGrain ?? .month).rawValue), as: "grain")
    select.add("period", as: "period")
    select.add("value", as: "value")
    select.add(wanted(\.value, of: kpi.metric), as: "target")
    select.add(wanted(\.warning, of: kpi.metric), as: "worry_at")
    select.add(wanted(\.critical, of: kpi.metric), as: "act_at")
    select.add(Self.text(kpi.owner), as: "owner")
    select.conditions = [
      "period = (select max(period) from \(SQLText.ref(kpi.model)) where value is not null)"
    ]
    return select
  }

  private static func text(_ text: String?) -> String {
    guard let text else { return "cast(null as text)" }
    return "cast(\(SQLText.literal(text)) as text)"
  }

  /// A number of the target that holds in the period: of the last one whose first day is not after it, else the first.
  private func wanted(_ number: KeyPath<Metric.Target, Double?>, of metric: Metric) -> String {
    let targets = metric.targets.filter { $0.value != nil }
    let dated = targets.filter { Self.isDay($0.validFrom) }
    let always = targets.first { !Self.isDay($0.validFrom) } ?? targets.first
    let other = always?[keyPath: number].map(SQLText.number) ?? "null"
    let cases = dated.reversed().compactMap { target -> String? in
      guard let day = target.validFrom else { return nil }
      let value = target[keyPath: number].map(SQLText.number) ?? "null"
      return "when period >= cast('\(day.prefix(10))' as date) then \(value)"
    }
    let choice = cases.isEmpty ? other : "case \(cases.joined(separator: " ")) else \(other) end"
    return "cast(\(choice) as double precision)"
  }

  private static func isDay(_ text: String?) -> Bool {
    guard let text else { return false }
    let day = text.prefix(10)
    return day.count == 10 && day.split(separator: "-").map(\.count) == [4, 2, 2]
      && day.allSatisfy { ($0.isASCII && $0.isNumber) || $0 == "-" }
  }
}

extension Metric {
  /// Decimals shown: those it was given, else what its unit usually has.
  var decimals: Int {
    if let precision { return min(max(precision, 0), 9) }
    if shape == .distinctCount { return 0 }
    return unit == "%" ? 1 : 2
  }
}
