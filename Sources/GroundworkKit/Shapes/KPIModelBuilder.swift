import GroundworkModel

/// Builds KPI models one after the other, each on the star that the ones before have left.
///
/// A composite asks for the models of the KPIs it names, at its own grain and split, so they are built on the way.
struct KPIModelBuilder {
  /// A dimension under the name of its column.
  struct Split: Hashable {
    var label: String
    var input: MetricRequest.Input

    static func == (left: Split, right: Split) -> Bool {
      left.label == right.label && left.input.column == right.input.column
    }

    func hash(into hasher: inout Hasher) { hasher.combine(label) }
  }

  private struct Key: Hashable {
    var kpi: EntityID
    var grain: Grain
    var split: Split?
  }

  let project: Project?
  let requests: [EntityID: MetricRequest]
  private(set) var draft: MartDraft
  private(set) var models: [PipelineModel] = []
  private var built: [Key: PipelineModel] = [:]
  private var underWay: Set<Key> = []

  init(requests: [MetricRequest], project: Project?, draft: MartDraft) {
    self.requests = Dictionary(uniqueKeysWithValues: requests.map { ($0.id, $0) })
    self.project = project
    self.draft = draft
  }

  /// The model of a KPI at its own report grain, built when it is not there yet.
  mutating func model(of request: MetricRequest, split: Split? = nil) throws -> PipelineModel {
    try model(of: request, grain: Self.grain(of: request), split: split)
  }

  /// The grain that a KPI is shown at; a month when nobody said.
  static func grain(of request: MetricRequest) -> Grain { request.metric.reportGrain ?? .month }

  private mutating func model(
    of request: MetricRequest, grain: Grain, split: Split?
  ) throws -> PipelineModel {
    let key = Key(kpi: request.id, grain: grain, split: split)
    if let known = built[key] { return known }
    guard underWay.insert(key).inserted else {
      throw MetricProblem(
        rule: "composite", message: "`\(request.id)` is composed of itself")
    }
    defer { underWay.remove(key) }
    let period = PeriodSQL(grain: grain, project: project)
    let model =
      request.metric.shape == .composite
      ? try composite(request, period: period, split: split)
      : try measured(request, period: period, split: split)
    built[key] = model
    models.append(model)
    return model
  }

  private mutating func measured(
    _ request: MetricRequest, period: PeriodSQL, split: Split?
  ) throws -> PipelineModel {
    var designer = MetricDesigner(request, period: period, split: split?.input, draft: draft)
    let query = try designer.query()
    draft = designer.draft
    return try KPIModelText(request, query, designer, split: split?.label).model
  }

  private mutating func composite(
    _ request: MetricRequest, period: PeriodSQL, split: Split?
  ) throws -> PipelineModel {
    let formula = try CompositeExpression(request.metric.parameters["expression"] ?? "")
    var designer = MetricDesigner(request, period: period, split: split?.input, draft: draft)
    var amounts: [String: MetricQuery.Amount] = [:]
    for (index, slug) in formula.kpis.enumerated() {
      guard let part = part(slug, of: request) else {
        throw MetricProblem(
          rule: "formula", message: "the formula names `\(slug)`, which is no KPI of this catalog",
          help: "name KPIs as in their ids: kpi/revenue is {revenue}")
      }
      let model = try model(of: part, grain: period.grain, split: split)
      var select = SelectStatement(from: SQLText.ref(model.name))
      select.add("period", as: "period")
      if let split { select.add(SQLText.name(split.label), as: "word") }
      select.add("value", as: "amount")
      amounts[slug] = .init(name: "part_\(index + 1)", select: select, isZeroWhenMissing: false)
      designer.read(model.id, word: split?.label)
    }
    designer.draft = draft
    let value = formula.sql { amounts[$0]?.expression ?? "null" }
    let query = MetricQuery(
      amounts: formula.kpis.compactMap { amounts[$0] }, value: designer.scaled(value))
    return try KPIModelText(request, query, designer, split: split?.label).model
  }

  private func part(_ slug: String, of request: MetricRequest) -> MetricRequest? {
    let wanted = slug.hasPrefix("kpi/") ? slug : "kpi/" + slug
    if let exact = EntityID(wanted).flatMap({ requests[$0] }) { return exact }
    let name = WarehouseName.make(slug)
    return requests.values.filter { $0.slug == name }.min { $0.id < $1.id }
  }
}

extension MetricRequest.Input: Equatable {
  static func == (left: Self, right: Self) -> Bool {
    left.id == right.id && left.columns == right.columns
  }
}
