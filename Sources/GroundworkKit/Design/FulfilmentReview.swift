import GroundworkModel

/// Looks up in a finished design what meets each derived requirement. Nothing counts as met because a rule says so: the
/// model, test or load must be in the design.
struct FulfilmentReview {
  let design: PipelineDesign
  let content: CatalogContent
  private let models: [String: PipelineModel]

  init(_ design: PipelineDesign, _ content: CatalogContent) {
    self.design = design
    self.content = content
    models = Dictionary(uniqueKeysWithValues: design.models.map { ($0.name, $0) })
  }

  /// Every derived requirement that stands, sorted by id.
  func fulfilments() -> [Fulfilment] {
    content.entities(.requirement).compactMap { entity in
      guard entity.status != .removed, let requirement = entity.requirement,
        let rule = requirement.rule
      else { return nil }
      var found = Fulfilment(requirement: entity.id, name: entity.name)
      let subject = content.links(from: entity.id, .derivedFrom).map(\.target).min()
      let key = entity.origin.reference?.split(separator: " ").first.map(String.init) ?? ""
      if let subject { look(for: rule, key, subject, requirement, into: &found) }
      found.byHand = requirement.byHand
      return found
    }
  }

  private func look(
    for rule: String, _ key: String, _ subject: EntityID, _ requirement: Requirement,
    into found: inout Fulfilment
  ) {
    switch subject.kind {
    case .kpi: lookAtFigure(rule, key, subject, into: &found)
    case .source: lookAtLoads(rule, key, of: subject, into: &found)
    case .dataset:
      lookAtTable(rule, key, subject, into: &found)
      lookAtStar(rule, subject, requirement, into: &found)
    default: break
    }
  }

  // MARK: - Figures

  private func lookAtFigure(
    _ rule: String, _ key: String, _ id: EntityID, into found: inout Fulfilment
  ) {
    guard let kpi = design.kpis.first(where: { $0.id == id }), let model = models[kpi.model]
    else { return }
    switch (rule, key) {
    case (_, "freshness"): found.files = ["dags/\(design.slug).py"]
    case (_, "incremental"):
      if tables(of: kpi).allSatisfy({ $0.strategy != .replace && $0.watermark != nil }) {
        found.files = ["extract/tables.json"]
      }
    case ("R-Q1", _), ("R-D16", _): found.models = [model.name]
    case ("R-Q2", _): found.models = kpi.splits
    case ("R-Q3", _):
      if kpi.metric.targets.contains(where: { $0.value != nil }) { found.models = ["kpis"] }
    case ("R-D13", _): if hasParts(model, kpi.metric) { found.models = [model.name] }
    case ("R-D14", _): if model.sql.contains("count(distinct") { found.models = [model.name] }
    case ("R-D15", _):
      if kpi.metric.parameters["mode"] != "average" { found.models = [model.name] }
    case ("R-H7", _), ("R-I8", _):
      take([model] + kpi.splits.compactMap { models[$0] }, rule, &found)
    default: break
    }
  }

  private func tables(of kpi: KPIModel) -> [LoadedTable] {
    let columns = kpi.components.flatMap { content.links(from: $0, .satisfiedBy) }.map(\.target)
    let datasets = Set(columns.compactMap { $0.parent(.dataset) })
    return design.sources.filter { datasets.contains($0.dataset) }
  }

  /// Whether the parts of a quotient are kept beside it; a composite has them in models of their own.
  private func hasParts(_ model: PipelineModel, _ metric: Metric) -> Bool {
    metric.shape == .composite
      || ["numerator", "denominator"].allSatisfy { name in
        model.columns.contains { $0.name == name && !$0.inputs.isEmpty }
      }
  }

  private func take(_ models: [PipelineModel], _ rule: String, _ found: inout Fulfilment) {
    for model in models {
      for check in model.checks where check.rule == rule {
        found.checks.append(check)
        found.checked.append(model)
      }
    }
  }

  // MARK: - Loads

  private func lookAtLoads(
    _ rule: String, _ key: String, of source: EntityID, into found: inout Fulfilment
  ) {
    let tables = design.sources.filter { content[$0.dataset]?.dataset?.source == source }
    let isMet =
      switch (rule, key) {
      case ("R-B3", _): tables.allSatisfy { $0.strategy == .replace || $0.comparesKeys }
      case ("R-B6", "files"), ("R-C6", _): tables.allSatisfy { $0.strategy != .append }
      default: false
      }
    guard isMet, !tables.isEmpty else { return }
    found.files = ["extract/load.py"]
    let compared = tables.filter(\.comparesKeys).map(\.stagingName)
    if rule == "R-B3" { found.models = compared }
  }

  private func lookAtTable(
    _ rule: String, _ key: String, _ dataset: EntityID, into found: inout Fulfilment
  ) {
    guard let table = design.sources.first(where: { $0.dataset == dataset }),
      let staging = models[table.stagingName]
    else { return }
    switch rule {
    case "R-B2": if table.overlap > 0 { found.files = ["extract/tables.json"] }
    case "R-C2": if table.strategy != .append { found.files = ["extract/tables.json"] }
    case "R-C3": take([staging], "R-H1", &found)
    case "R-C4": found.models = [staging.name]
    case "R-C5":
      found.models = design.models(in: .snapshots).filter { $0.serves.contains(dataset) }
        .map(\.name)
    default: break
    }
  }

  // MARK: - The star

  private func lookAtStar(
    _ rule: String, _ dataset: EntityID, _ requirement: Requirement,
    into found: inout Fulfilment
  ) {
    let own = design.models(in: .marts).filter { $0.serves.contains(dataset) }
    if rule == "R-D7" { found.models = own.filter { $0.role == .dimension }.map(\.name) }
    guard let fact = own.first(where: { $0.role == .fact }) else { return }
    let dates = fact.columns.filter { $0.type.isTemporal }.count
    switch rule {
    case "R-A10", "R-D1": found.models = [fact.name]
    case "R-D2": if dates >= 2 { found.models = [fact.name] }
    case "R-D3": take([fact], "R-H10", &found)
    case "R-D8": if dates >= datesOfSource(dataset) { found.models = [fact.name] }
    case "R-D10":
      let carried = fact.columns.compactMap { $0.carries?.lastSegment }
      if carried.contains(where: { requirement.text.contains("keep \($0) in the fact") }) {
        found.models = [fact.name]
      }
    default: break
    }
  }

  private func datesOfSource(_ dataset: EntityID) -> Int {
    content.columns(of: dataset).filter { entity in
      if case .column(let column) = entity.details { column.type.isTemporal } else { false }
    }.count
  }
}

extension Entity {
  /// The dataset it is, or nil.
  fileprivate var dataset: Dataset? {
    if case .dataset(let dataset) = details { return dataset }
    return nil
  }
}
