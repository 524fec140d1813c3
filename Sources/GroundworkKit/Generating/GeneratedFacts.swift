import GroundworkModel

/// What generation adds to the catalog: the warehouse's tables and columns, the pipeline with its steps, files and
/// checks, lineage from the sources to the figures, and which figure realises which KPI. All of it of one origin.
struct GeneratedFacts {
  let design: PipelineDesign
  let files: [PlannedFile]
  /// The folder of the tree, relative to the project folder.
  let folder: String
  let origin: Origin

  /// Everything as one value.
  func content(over catalog: CatalogContent) -> CatalogContent {
    let flow = FlowFacts(design: design, origin: origin)
    let entities =
      WarehouseFacts(design: design, origin: origin).entities() + flow.entities(folder: folder)
      + checks() + artifacts(known: catalog)
    return CatalogContent(
      entities: entities,
      links: once(
        RealisationFacts(design: design, folder: folder, origin: origin).links(in: catalog)),
      edges: LineageFacts(design: design, origin: origin).edges())
  }

  private func once(_ links: [Link]) -> [Link] {
    var seen: Set<String> = []
    return links.filter { seen.insert("\($0.source) \($0.kind.rawValue) \($0.target)").inserted }
  }

  private func checks() -> [Entity] {
    design.models.flatMap { model in
      model.checks.map { check in
        Entity(
          id: check.id(of: model, in: design.slug), name: check.name(of: model),
          description: check.reason, status: .implemented,
          details: .check(details(of: check, model)), origin: origin)
      }
    }
  }

  private func details(of check: PlannedCheck, _ model: PipelineModel) -> Check {
    var details = Check(
      kind: check.kind, subject: check.column.map { model.id.child(.column, $0) } ?? model.id)
    details.expression = check.expression
    details.severity = check.severity
    details.rule = check.rule
    return details
  }

  /// Files as artifacts; one whose content is the same keeps what a verification has proved of it.
  private func artifacts(known catalog: CatalogContent) -> [Entity] {
    files.compactMap { file in
      let path = folder + "/" + file.path
      guard let id = EntityID("artifact/" + path) else { return nil }
      var artifact = Artifact(path: path, digest: file.digest)
      artifact.target = origin.actor
      if case .artifact(let old)? = catalog[id]?.details, old.digest == file.digest {
        artifact.proof = old.proof
        artifact.validator = old.validator
      }
      return Entity(
        id: id, name: path, status: .implemented, details: .artifact(artifact), origin: origin)
    }
  }
}

extension PlannedCheck {
  /// A kind of ``Check``.
  var kind: String {
    switch test {
    case .unique, .uniqueTogether: "unique"
    case .notNull: "not-null"
    case .relationship: "relationship"
    case .acceptedValues: "accepted-values"
    case .sql: "sql"
    }
  }

  /// What must hold, as far as its kind does not say it.
  var expression: String? {
    switch test {
    case .unique, .notNull: nil
    case .uniqueTogether(let columns): columns.joined(separator: ", ")
    case .relationship(let model, let key): "\(model).\(key)"
    case .acceptedValues(let values): values.joined(separator: ", ")
    case .sql(_, let query): query
    }
  }

  /// `fct_orders.order_id unique`, unique among the checks of a project.
  func name(of model: PipelineModel) -> String {
    if case .sql(let name, _) = test { return name }
    let place = column.map { model.name + "." + $0 } ?? model.name
    return place + " " + kind
  }

  /// The check as an entity.
  func id(of model: PipelineModel, in project: String) -> EntityID {
    EntityID(
      .check, path: [project] + name(of: model).split { $0 == "." || $0 == " " }.map(String.init))
  }
}
