public import GroundworkModel

/// Designs a pipeline from a catalog: which columns are loaded, how they are cleaned, the star, the KPIs, the checks.
///
/// A pure function: the same catalog and settings give the same design. A KPI that cannot be computed is left out and
/// says why among the diagnostics; the others go on.
public struct PipelineDesigner {
  private let content: CatalogContent
  private let settings: ProjectSettings
  private let warehouse: PipelineDesign.Warehouse
  private let catalog: SourceCatalog
  private let graph: ReferencePaths
  private let choices: [Choice]
  private let project: Project?

  /// A designer for a catalog.
  ///
  /// - Parameters:
  ///   - thesaurus: with it, references that only names give away are followed too, as the plan does.
  ///   - warehouse: where figures land; nil takes what the settings or the plan say, else DuckDB.
  public init(
    content: CatalogContent, settings: ProjectSettings, thesaurus: Thesaurus? = nil,
    warehouse: PipelineDesign.Warehouse? = nil
  ) {
    self.content = content
    self.settings = settings
    catalog = SourceCatalog(content)
    graph = ReferencePaths(catalog, thesaurus: thesaurus)
    choices = content.entities(.choice).filter { $0.status != .removed }.compactMap {
      if case .choice(let choice) = $0.details { return choice }
      return nil
    }
    project =
      content.entities(.project).lazy.compactMap {
        if case .project(let project) = $0.details { return project }
        return nil
      }.first
    let planned = choices.first { $0.topic == "storage" }?.selected
    self.warehouse =
      warehouse ?? [settings.warehouse, planned].compactMap(\.self)
      .compactMap(PipelineDesign.Warehouse.init).first ?? .duckdb
  }

  /// The design.
  public func design() -> PipelineDesign {
    let (requests, refused) = requests()
    let draft = MartDraft(
      catalog: catalog, graph: graph, staged: StagedNames(catalog), historic: historic)
    var builder = KPIModelBuilder(requests: requests, project: project, draft: draft)
    var kpis: [KPIModel] = []
    var diagnostics = refused
    for request in requests {
      do {
        kpis.append(try build(request, with: &builder, &diagnostics))
      } catch let problem as MetricProblem {
        diagnostics.append(problem.diagnostic(about: request.id))
      } catch {
        diagnostics.append(
          Diagnostic(rule: "generate", message: "\(error)", subject: request.id))
      }
    }
    return assemble(builder, kpis: kpis, diagnostics: diagnostics)
  }

  // MARK: - KPIs

  private func requests() -> ([MetricRequest], [Diagnostic]) {
    var names = NameRegistry(reserved: ["s"])
    var requests: [MetricRequest] = []
    var refused: [Diagnostic] = []
    for entity in content.entities(.kpi) where ![.removed, .deprecated].contains(entity.status) {
      let slug = names.claim(
        WarehouseName.make(entity.id.segments.joined(separator: " "), limit: 32))
      guard let request = MetricRequest(entity, slug: slug, in: catalog) else { continue }
      guard request.metric.answerability?.verdict == .blocked else {
        requests.append(request)
        continue
      }
      let reasons = request.metric.answerability?.reasons.joined(separator: "; ") ?? ""
      refused.append(
        Diagnostic(
          rule: "kpi-blocked", severity: .warning, message: "not generated: \(reasons)",
          subject: entity.id, help: "see `scaffold plan`, then generate again"))
    }
    return (requests, refused)
  }

  private func build(
    _ request: MetricRequest, with builder: inout KPIModelBuilder,
    _ diagnostics: inout [Diagnostic]
  ) throws -> KPIModel {
    let model = try builder.model(of: request)
    var splits: [String] = []
    for split in Self.splits(of: request) {
      do {
        splits.append(try builder.model(of: request, split: split).name)
      } catch let problem as MetricProblem {
        diagnostics.append(problem.diagnostic(about: request.id, severity: .warning))
      }
    }
    return KPIModel(
      id: request.id, name: request.name, model: model.name, splits: splits,
      metric: request.metric, owner: request.owner, components: request.inputs.map(\.id))
  }

  /// The dimensions that a column satisfies, each under a short name: `order.channel` is `channel`.
  private static func splits(of request: MetricRequest) -> [KPIModelBuilder.Split] {
    var names = NameRegistry(reserved: ["period", "value", "numerator", "denominator", "word"])
    return request.inputs(.dimension).compactMap { input in
      guard input.column != nil else { return nil }
      let word = input.component.role.split(separator: ".").last.map(String.init) ?? ""
      return .init(label: names.claim(WarehouseName.make(word, limit: 18)), input: input)
    }
  }

  private var historic: Set<EntityID> {
    Set(choices.filter { $0.topic == "history" && $0.selected == "scd2" }.compactMap(\.subject))
  }

  // MARK: - Assembly

  private func assemble(
    _ builder: KPIModelBuilder, kpis: [KPIModel], diagnostics: [Diagnostic]
  ) -> PipelineDesign {
    let draft = builder.draft
    let strategies = choices.filter { $0.topic == "load-strategy" }.compactMap { choice in
      choice.subject.map { ($0, choice) }
    }
    let staging = StagingDesigner(
      draft: draft, project: project, timezone: timezone,
      strategies: Dictionary(strategies) { first, _ in first })
    let tables = staging.tables()
    let byDataset = Dictionary(uniqueKeysWithValues: tables.map { ($0.dataset, $0) })
    let facts = FactDesigner(draft: draft, tables: byDataset).models()
    var models = tables.map(staging.model)
    models += DimensionDesigner(draft: draft, tables: byDataset).models() + facts
    models +=
      CalendarDesign(
        periodDates: draft.periodDates, facts: facts, project: project
      ).models
    models += builder.models
    models += KPIOverview(kpis: kpis).models
    var design = PipelineDesign(
      project: settings.name, slug: WarehouseName.make(settings.name), warehouse: warehouse,
      schedule: schedule, timezone: timezone,
      fiscalMonth: PeriodSQL(grain: .year, project: project).fiscalShift + 1, sources: tables,
      models: models, kpis: kpis, exposures: exposures(kpis), diagnostics: diagnostics.sorted())
    design.fulfilments = FulfilmentReview(design, content).fulfilments()
    return design
  }

  private var timezone: String {
    let zone = project?.timezone ?? "UTC"
    let isName = zone.allSatisfy {
      $0.isASCII && ($0.isLetter || $0.isNumber || "/_+-".contains($0))
    }
    return isName && !zone.isEmpty ? zone : "UTC"
  }

  /// The plan's cron line when it is one; five o'clock otherwise.
  private var schedule: String {
    let style = choices.first { $0.topic == "processing-style" }
    guard let cron = style?.parameters["cron"], Self.isCron(cron) else { return "0 5 * * *" }
    return cron
  }

  private static func isCron(_ text: String) -> Bool {
    text.split(separator: " ").count == 5
      && text.allSatisfy { $0.isASCII && ($0.isNumber || $0.isLetter || " */,-#".contains($0)) }
  }

  private func exposures(_ kpis: [KPIModel]) -> [Exposure] {
    let models = Dictionary(uniqueKeysWithValues: kpis.map { ($0.id, $0.model) })
    var names = NameRegistry()
    return content.entities(.decision).compactMap { entity in
      let used = content.links(from: entity.id, .uses).compactMap { models[$0.target] }
      guard !used.isEmpty, entity.status != .removed else { return nil }
      return Exposure(
        id: entity.id, name: entity.name, slug: names.claim(WarehouseName.make(entity.name)),
        owner: entity.owner, models: Set(used).sorted())
    }
  }
}
