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
    for (name, _) in Self.columns.dropLast() { select.add(name, as: name) }
    select.add(Self.status, as: "status")
    let all = Query.Part("latest", body: unions.joined(separator: "\n    union all\n"))
    return [
      PipelineModel(
        name: "kpis", layer: .marts, role: .overview,
        description: "One row per KPI: its latest value beside its target.",
        columns: Self.columns.map(column), sql: Query(parts: parts + [all], select: select).text,
        reads: kpis.map { id(of: $0) }, key: ["kpi"],
        checks: [.unique, .notNull].map {
          PlannedCheck(
            column: "kpi", test: $0, severity: .error, rule: "R-H1", reason: "one row per KPI")
        }, serves: kpis.map(\.id))
    ]
  }

  private static let columns: [(String, WarehouseType)] = [
    ("kpi", .text), ("name", .text), ("unit", .text), ("direction", .text), ("period", .date),
    ("value", .double), ("target", .double), ("owner", .text), ("status", .text),
  ]

  private static let status =
    "case when value is null then 'no value' when target is null then 'no target'"
    + " when direction = 'down' and value <= target then 'met'"
    + " when direction = 'up' and value >= target then 'met'"
    + " when direction = 'band' then 'see band' else 'missed' end"

  private func id(of kpi: KPIModel) -> EntityID { PipelineModel.id(kpi.model, in: .marts) }

  private func column(_ name: String, _ type: WarehouseType) -> PipelineModel.Column {
    let read = name == "status" ? "value" : name
    let isRead = ["period", "value"].contains(read)
    return PipelineModel.Column(
      name: name, type: type, description: nil,
      inputs: isRead
        ? kpis.map { .init(column: id(of: $0).child(.column, read), transformation: .derived) }
        : [])
  }

  private func latest(_ kpi: KPIModel) -> SelectStatement {
    var select = SelectStatement(from: SQLText.ref(kpi.model))
    select.add(Self.text(String(kpi.id.path)), as: "kpi")
    select.add(Self.text(kpi.name), as: "name")
    select.add(Self.text(kpi.metric.unit), as: "unit")
    select.add(Self.text((kpi.metric.direction ?? .up).rawValue), as: "direction")
    select.add("period", as: "period")
    select.add("value", as: "value")
    select.add(target(of: kpi.metric), as: "target")
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

  /// The target that holds in the period: the last one whose first day is not after it, else the first.
  private func target(of metric: Metric) -> String {
    let targets = metric.targets.filter { $0.value != nil }
    let dated = targets.filter { Self.isDay($0.validFrom) }
    let always = targets.first { !Self.isDay($0.validFrom) } ?? targets.first
    let other = always?.value.map(SQLText.number) ?? "null"
    let cases = dated.reversed().compactMap { target -> String? in
      guard let value = target.value, let day = target.validFrom else { return nil }
      return "when period >= cast('\(day.prefix(10))' as date) then \(SQLText.number(value))"
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
