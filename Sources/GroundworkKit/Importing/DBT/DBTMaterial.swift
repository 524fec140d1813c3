import GroundworkModel

/// A dbt project → datasets, columns, steps, checks, dashboards, terms, links and lineage.
struct DBTMaterial {
  private let project: DBTDescription
  private let source: String?
  private var builder: MaterialBuilder
  /// The dataset of each node.
  private var datasets: [String: EntityID] = [:]

  /// - Parameter source: the name of the source that the project's relations stand in, when it is not called like their
  ///   database.
  static func material(
    of project: DBTDescription, source: String?, known: KnownDatasets
  ) -> ImportedMaterial {
    var maker = DBTMaterial(project, source: source, known: known)
    maker.addDatasets()
    maker.addLineage()
    maker.addTests()
    maker.addExposures()
    maker.addMetrics()
    return maker.builder.finished()
  }

  /// Who speaks: the project, so that a manifest in another place replaces what it said before.
  static func origin(of project: DBTDescription) -> Origin {
    Origin(.importer, "dbt \(project.name)", reference: project.reference)
  }

  private init(_ project: DBTDescription, source: String?, known: KnownDatasets) {
    self.project = project
    self.source = source
    builder = MaterialBuilder(Self.origin(of: project), known: known)
    builder.note { $0 = project.summary }
  }

  private var origin: Origin { builder.origin }
  private var pipeline: EntityID { EntityID(.pipeline, path: ["dbt", project.name]) }

  /// The name of a node inside the project: with its package when it is not the project's own.
  private func localName(_ id: String) -> String {
    let parts = id.split(separator: ".").map(String.init)
    let rest = parts.dropFirst()
    return (rest.first == project.name ? Array(rest.dropFirst()) : Array(rest))
      .joined(separator: ".")
  }
}

extension DBTMaterial {
  private mutating func addDatasets() {
    for node in project.nodes where node.kind != .test {
      let place = DBTRelation.place(of: node, in: project)
      datasets[node.id] = builder.dataset(at: place, source: source)
      builder.note { $0.take(Self.plural(node.kind)) }
    }
    for node in project.nodes where node.kind != .test {
      guard let id = datasets[node.id] else { continue }
      builder.addDataset(entity(node, id))
      countLeft(node.meta)
      for (index, column) in node.columns.enumerated() {
        addColumn(column, position: index + 1, of: node, id)
      }
    }
    addSteps()
  }

  private static func plural(_ kind: DBTDescription.Node.Kind) -> String { kind.rawValue + "s" }

  private func entity(_ node: DBTDescription.Node, _ id: EntityID) -> Entity {
    var dataset = Dataset(kind: Self.kind(of: node), source: sourceID(of: id))
    dataset.schema = node.schema
    dataset.definition = node.sql
    dataset.rowCount = node.rowCount
    dataset.isRowCountEstimated = node.rowCount == nil ? nil : true
    if !node.primaryKey.isEmpty { dataset.primaryKey = Dataset.Key(columns: node.primaryKey) }
    return Entity(
      id: id, name: node.identifier, description: node.description,
      owner: node.owner ?? node.group.flatMap { project.groupOwners[$0] }, status: .implemented,
      tags: DBTTags.tags(node.tags, node.meta), details: .dataset(dataset), origin: origin)
  }

  private func sourceID(of dataset: EntityID) -> EntityID {
    EntityID(.source, path: [dataset.segments.first ?? project.name])
  }

  private static func kind(of node: DBTDescription.Node) -> Dataset.Kind {
    switch (node.kind, node.materialized) {
    case (.model, "view"): .view
    case (.model, "materialized_view"): .materializedView
    case (.model, "ephemeral"): .model
    default: .table
    }
  }

  private mutating func addColumn(
    _ column: DBTDescription.Column, position: Int, of node: DBTDescription.Node,
    _ dataset: EntityID
  ) {
    var details = Dataset.Column(
      dataset: dataset, position: position, nativeType: column.type,
      type: DataType(native: column.type), isNullable: column.isNullable)
    if node.primaryKey.contains(column.name) { details.isNullable = false }
    builder.addColumn(
      Entity(
        id: dataset.child(.column, column.name), name: column.name,
        description: column.description, owner: DBTOwner.of(column.meta), status: .implemented,
        tags: DBTTags.tags(column.tags, column.meta), details: .column(details), origin: origin),
      of: dataset)
    builder.note { $0.take("columns") }
    countLeft(column.meta)
  }

  private mutating func countLeft(_ meta: JSONValue) {
    builder.note {
      $0.skip("meta values", "only single words and numbers become tags", DBTTags.left(meta))
    }
  }

  private mutating func addSteps() {
    builder.add(
      Entity(
        id: pipeline, name: project.name, status: .implemented,
        details: .pipeline(Pipeline(warehouse: project.adapter)), origin: origin))
    for node in project.nodes where node.kind != .test && node.kind != .source {
      guard let output = datasets[node.id] else { continue }
      var step = Pipeline.Step(
        pipeline: pipeline, kind: node.kind == .seed ? .extract : .transform, tool: "dbt")
      step.inputs = Set(node.parents.compactMap { datasets[$0] }).sorted()
      step.outputs = [output]
      step.file = node.file.isEmpty ? nil : node.file
      builder.add(
        Entity(
          id: stepID(node.id), name: node.name, status: .implemented, details: .step(step),
          origin: origin))
      builder.note { $0.take("steps") }
    }
  }

  private func stepID(_ node: String) -> EntityID { pipeline.child(.step, localName(node)) }
}

extension DBTMaterial {
  private mutating func addLineage() {
    let known = datasets.mapValues { builder.columnNames(of: $0) }
    var reader = DBTLineage(project, known: known)
    reader.readAll { found in
      guard let target = datasets[found.node.id] else { return }
      for column in found.newColumns {
        addColumn(column.column, position: column.position, of: found.node, target)
      }
      addEdges(found, to: target)
      builder.note { $0.diagnostics += found.diagnostics }
      if let reason = found.unread {
        builder.note {
          $0.skip("models read for tables only", reason, example: found.node.name)
        }
      }
    }
  }

  private mutating func addEdges(_ found: DBTLineage.Reading, to target: EntityID) {
    let step = stepID(found.node.id)
    var whole: [EntityID: Set<LineageEdge.Transformation>] = [:]
    for edge in found.edges {
      guard let table = datasets[edge.source] else { continue }
      if edge.target != nil { whole[table, default: []].insert(edge.transformation) }
      guard let from = builder.column(edge.column, of: table) else {
        builder.note { $0.skip("column edges", "the column they come from is not known") }
        continue
      }
      guard let to = edge.target.map({ builder.column($0, of: target) }) ?? target else { continue }
      builder.add(
        LineageEdge(
          from: from, to: to, transformation: edge.transformation, step: step, origin: origin))
    }
    let parents = found.node.parents.compactMap { datasets[$0] }
    for parent in Set(parents + found.sources.compactMap { datasets[$0] }).sorted() {
      builder.add(
        LineageEdge(
          from: parent, to: target, transformation: .whole(whole[parent] ?? [.derived]),
          step: step, origin: origin))
    }
  }
}

extension DBTMaterial {
  private mutating func addTests() {
    var names: Set<String> = []
    for node in project.nodes where node.kind == .test {
      guard let test = node.test, let subject = subject(of: node, test) else {
        builder.note { $0.skip("tests", "nothing that they check is known", example: node.name) }
        continue
      }
      let name = names.insert(node.name).inserted ? node.name : localName(node.id)
      var check = Check(kind: DBTTestKind.word(test.name), subject: subject)
      check.expression = test.name == nil ? node.sql : DBTTestKind.expression(test)
      check.severity = test.severity
      if case .text(let rule)? = node.meta["rule"] { check.rule = rule }
      builder.add(
        Entity(
          id: EntityID(.check, path: ["dbt", project.name, name]), name: node.name,
          description: node.description, owner: node.owner, status: .implemented,
          tags: node.tags.sorted(), details: .check(check), origin: origin))
      builder.note { $0.take("tests") }
    }
  }

  /// The column or dataset that a test is about.
  private func subject(of node: DBTDescription.Node, _ test: DBTDescription.Test) -> EntityID? {
    // Of a test of references the other table comes first.
    let parents = test.name == "relationships" ? node.parents.reversed() : node.parents
    guard let id = test.attached ?? parents.first, let dataset = datasets[id] else { return nil }
    return test.column.flatMap { builder.column($0, of: dataset) } ?? dataset
  }

  private mutating func addExposures() {
    for exposure in project.exposures {
      let id = EntityID(.dashboard, path: ["dbt", project.name, exposure.name])
      var details = Dashboard()
      details.url = exposure.url
      let kind = exposure.type.flatMap { $0 == "dashboard" ? nil : $0 }
      builder.add(
        Entity(
          id: id, name: exposure.label ?? exposure.name, description: exposure.description,
          owner: exposure.owner, status: .implemented,
          tags: DBTTags.tags(exposure.tags + [kind].compactMap { $0 }, exposure.meta),
          details: .dashboard(details), origin: origin))
      for dataset in Set(exposure.parents.compactMap { datasets[$0] }).sorted() {
        builder.add(Link(id, .consumes, dataset, origin: origin))
      }
      builder.note { $0.take("exposures") }
    }
  }

  /// A metric of dbt becomes a word with its meaning: it is computed by dbt, so no pipeline is to be planned for it.
  private mutating func addMetrics() {
    for metric in project.metrics {
      let id = EntityID(.term, path: ["dbt", project.name, metric.name])
      let words = [metric.description, metric.formula].compactMap { $0 }
      var term = GlossaryTerm(
        definition: words.isEmpty ? metric.name : words.joined(separator: "\n"))
      if let label = metric.label, label != metric.name { term.synonyms = [metric.name] }
      builder.add(
        Entity(
          id: id, name: metric.label ?? metric.name, description: metric.description,
          status: .implemented, tags: metric.tags.sorted(), details: .term(term), origin: origin))
      let below = metric.parents.flatMap { project.semanticModels[$0] ?? [$0] }
      for dataset in Set(below.compactMap { datasets[$0] }).sorted() {
        builder.add(Link(id, .defines, dataset, origin: origin))
      }
      builder.note { $0.take("metrics") }
    }
  }
}
