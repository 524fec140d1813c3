import GroundworkModel

/// Which generated column realises which KPI, component and requirement, and which check verifies it.
struct RealisationFacts {
  let design: PipelineDesign
  /// The folder of the tree, relative to the project folder.
  let folder: String
  let origin: Origin

  func links(in catalog: CatalogContent) -> [Link] {
    let models = Dictionary(uniqueKeysWithValues: design.models.map { ($0.name, $0) })
    return design.kpis.flatMap { kpi -> [Link] in
      guard let model = models[kpi.model] else { return [] }
      let value = model.id.child(.column, "value")
      let splits = kpi.splits.compactMap { models[$0] }
      var links = [
        Link(kpi.id, .realisedBy, value, origin: origin),
        Link(kpi.id, .realisedBy, model.id, origin: origin),
      ]
      links += splits.map { Link(kpi.id, .realisedBy, $0.id, origin: origin) }
      links += model.checks.map {
        Link(kpi.id, .verifiedBy, $0.id(of: model, in: design.slug), origin: origin)
      }
      links += components(of: kpi, [model] + splits, models, catalog)
      return links
    } + requirements(models)
  }

  /// A component is realised by the columns of facts and dimensions that carry its source column to the figure.
  private func components(
    of kpi: KPIModel, _ figures: [PipelineModel], _ models: [String: PipelineModel],
    _ catalog: CatalogContent
  ) -> [Link] {
    let read = Set(figures.flatMap(\.reads))
    let star = read.sorted().compactMap { models[$0.segments.last ?? ""] }
    return kpi.components.flatMap { component -> [Link] in
      let columns = Set(
        catalog.links(from: component, .satisfiedBy).filter { $0.status != .rejected }
          .map(\.target))
      return star.flatMap { model in
        model.columns.filter { $0.carries.map(columns.contains) == true }.map {
          Link(component, .realisedBy, model.id.child(.column, $0.name), origin: origin)
        }
      }
    }
  }

  /// What meets each requirement: models and files realise it, tests verify it.
  private func requirements(_ models: [String: PipelineModel]) -> [Link] {
    design.fulfilments.flatMap { found -> [Link] in
      let made =
        found.models.compactMap { models[$0]?.id }
        + found.files.compactMap { EntityID("artifact/\(folder)/\($0)") }
      let checks = zip(found.checks, found.checked).map { $0.id(of: $1, in: design.slug) }
      return made.map { Link(found.requirement, .realisedBy, $0, origin: origin) }
        + checks.map { Link(found.requirement, .verifiedBy, $0, origin: origin) }
    }
  }
}
