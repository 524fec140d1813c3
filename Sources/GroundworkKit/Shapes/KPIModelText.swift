import GroundworkModel

/// A KPI's query as a model: one row per period, or per period and word.
struct KPIModelText {
  private let request: MetricRequest
  private let query: MetricQuery
  private let designer: MetricDesigner
  private let split: String?
  private let smallGroups: SmallGroups?

  init(
    _ request: MetricRequest, _ query: MetricQuery, _ designer: MetricDesigner, split: String?
  ) throws {
    self.request = request
    self.query = query
    self.designer = designer
    self.split = split
    smallGroups = try designer.smallGroups()
  }

  /// The model.
  var model: PipelineModel {
    PipelineModel(
      name: name, layer: .marts,
      role: split == nil ? .kpi : .split, description: description, columns: columns, sql: sql,
      reads: designer.reads.sorted(), key: split.map { ["period", $0] } ?? ["period"],
      checks: checks, serves: [request.id])
  }

  /// `kpi_revenue`, `kpi_revenue_per_quarter`, `kpi_revenue_by_country`.
  static func name(of request: MetricRequest, grain: Grain, split: String?) -> String {
    let isOwn = grain == KPIModelBuilder.grain(of: request)
    let name = "kpi_" + request.slug + (isOwn ? "" : "_per_" + grain.rawValue)
    return WarehouseName.make(name + (split.map { "_by_" + $0 } ?? ""), limit: 62)
  }

  private var description: String {
    let grain = designer.period.grain.rawValue
    let meaning = request.metric.definition ?? request.description ?? request.name
    let rows = split.map { "One row per \(grain) and \($0)" } ?? "One row per \(grain)"
    return "\(meaning) \(rows)." + caveat
  }

  private var caveat: String {
    let open = request.openExclusions
    guard !open.isEmpty else { return "" }
    return " Leaves out \(ExclusionReview.list(open)) in words only: no filter does."
  }

  private var columns: [PipelineModel.Column] {
    let unit = request.metric.unit.map { " in \($0)" } ?? ""
    var columns = [
      PipelineModel.Column(
        name: "period", type: .date,
        description: "First day of the \(designer.period.grain.rawValue).",
        inputs: Self.once(designer.periodInputs))
    ]
    if let split {
      columns.append(
        .init(
          name: split, type: .text, description: "What the figure is split by.",
          inputs: Self.once(designer.wordInputs)))
    }
    let inputs = Self.once(designer.valueInputs)
    columns.append(
      .init(
        name: "value", type: .double, description: "\(request.name)\(unit).", inputs: inputs,
        realises: split == nil ? [request.id] : []))
    columns.append(
      .init(
        name: "numerator", type: .double,
        description: request.metric.numerator ?? "The top of the formula.",
        inputs: query.numerator == nil ? [] : inputs))
    columns.append(
      .init(
        name: "denominator", type: .double,
        description: request.metric.denominator ?? "The bottom of the formula.",
        inputs: query.denominator == nil ? [] : inputs))
    return columns + (smallGroups?.columns ?? [])
  }

  private static func once(_ inputs: [PipelineModel.Input]) -> [PipelineModel.Input] {
    var seen: Set<String> = []
    return inputs.filter { seen.insert("\($0.column) \($0.transformation)").inserted }
  }

  private var checks: [PlannedCheck] {
    let key = split.map { ["period", $0] } ?? ["period"]
    var checks = [
      PlannedCheck(
        column: "period", test: .notNull, severity: .error, rule: "R-H1",
        reason: "a figure belongs to a period")
    ]
    checks.append(
      PlannedCheck(
        column: split == nil ? "period" : nil,
        test: split == nil ? .unique : .uniqueTogether(key), severity: .error, rule: "R-H1",
        reason: "one row per period"))
    if [.cohort, .funnel].contains(request.metric.shape), split == nil { checks.append(bounds) }
    checks += [smallGroups?.check(of: name)].compactMap(\.self)
    return checks + knownValueChecks
  }

  /// Nobody can come back, or reach a stage, without having entered.
  private var bounds: PlannedCheck {
    PlannedCheck(
      column: "numerator",
      test: .sql(
        name: name + "_counts_no_more_than_entered",
        query: "select *\nfrom \(SQLText.ref(name))\nwhere numerator > denominator\n"),
      severity: .error, rule: "R-H10", reason: "no more can come back than were there")
  }

  /// The KPI's own model meets what is known of it.
  private var knownValueChecks: [PlannedCheck] {
    guard split == nil, name == Self.name(of: request, grain: grain, split: nil) else { return [] }
    return (request.metric.knownValues ?? []).compactMap {
      .known($0, of: name, metric: request.metric, period: designer.period)
    }
  }

  private var grain: Grain { KPIModelBuilder.grain(of: request) }

  private var name: String {
    Self.name(of: request, grain: designer.period.grain, split: split)
  }

  private var sql: String {
    var parts = query.preludes + amounts.map { Query.Part($0.name, $0.select) }
    parts.append(measured)
    if split == nil {
      parts.append(
        .init("periods", body: "    " + MetricDesigner.series(of: "measured", designer.period)))
    }
    let figures = final(from: split == nil ? "periods" : "measured")
    guard let smallGroups else { return Query(parts: parts, select: figures).text }
    let (marks, shown) = smallGroups.hiding(figures, split: split)
    return Query(parts: parts + marks, select: shown).text
  }

  private var amounts: [MetricQuery.Amount] { query.amounts + (smallGroups?.persons ?? []) }

  /// Every period, or period and word, that any side of the formula has rows for.
  private var measured: Query.Part {
    let word = split == nil ? "" : ", word"
    let unions = query.amounts.map { "    select period\(word)\n    from \(SQLText.name($0.name))" }
    return .init("measured", body: unions.joined(separator: "\n    union\n"))
  }

  private func final(from spine: String) -> SelectStatement {
    var select = SelectStatement(from: "\(spine) as p")
    select.add("p.period", as: "period")
    if let split { select.add("p.word", as: split) }
    select.add("cast(\(query.value) as double precision)", as: "value")
    for (expression, name) in [(query.numerator, "numerator"), (query.denominator, "denominator")] {
      select.add("cast(\(expression ?? "null") as double precision)", as: name)
    }
    select.joins = amounts.map { amount in
      let alias = SQLText.name(amount.name)
      let word = split == nil ? "" : " and \(alias).word = p.word"
      return "left join \(alias) on \(alias).period = p.period\(word)"
    }
    return select
  }
}
