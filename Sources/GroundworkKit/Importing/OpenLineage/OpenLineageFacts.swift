import GroundworkModel

/// What OpenLineage events say, as entities and edges of the catalog.
struct OpenLineageFacts {
  typealias Name = OpenLineageMaterial.Name

  private var builder: MaterialBuilder
  private let source: String?
  private var ids: [Name: EntityID] = [:]

  init(_ builder: MaterialBuilder, source: String?, summary: ImportSummary) {
    self.builder = builder
    self.source = source
    self.builder.note { $0 = summary }
    self.builder.saysOnlyPart()
  }

  /// All of it.
  func finished() -> ImportedMaterial { builder.finished() }

  mutating func write(
    _ datasets: [Name: OpenLineageMaterial.DatasetState],
    _ jobs: [Name: OpenLineageMaterial.JobState], _ runs: [String: OpenLineageMaterial.RunState]
  ) {
    let sorted = datasets.sorted { $0.key < $1.key }
    for (name, state) in sorted { addDataset(name, state) }
    for (name, state) in jobs.sorted(by: { $0.key < $1.key }) { addJob(name, state, datasets) }
    for (name, state) in sorted { addLineage(name, state) }
    for (id, state) in runs.sorted(by: { $0.key < $1.key }) { addRun(id, state) }
  }

  private mutating func addDataset(_ name: Name, _ state: OpenLineageMaterial.DatasetState) {
    let places = OpenLineageNames.places(namespace: name.namespace, name: name.name)
    guard let first = places.first else { return }
    let place = places.first { builder.known.match($0) != nil } ?? first
    let id = builder.dataset(at: place, source: source)
    ids[name] = id
    var details = Dataset(
      kind: state.isView ? .view : .table,
      source: EntityID(.source, path: [id.segments.first ?? ""]))
    if place.path.count > 1 { details.schema = place.path.dropLast().joined(separator: ".") }
    builder.addDataset(
      Entity(
        id: id, name: place.path.last ?? name.name, description: state.description,
        owner: state.owner, status: state.isDropped ? .removed : .implemented,
        tags: state.tags.sorted(), details: .dataset(details), origin: builder.origin))
    builder.note { $0.take("datasets") }
    for (index, field) in state.fields.enumerated() {
      let column = Dataset.Column(
        dataset: id, position: index + 1, nativeType: field.type,
        type: DataType(native: field.type))
      builder.addColumn(
        Entity(
          id: id.child(.column, field.name), name: field.name, description: field.description,
          status: state.isDropped ? .removed : .implemented,
          tags: (state.fieldTags[field.name] ?? []).sorted(), details: .column(column),
          origin: builder.origin), of: id)
      builder.note { $0.take("columns") }
    }
  }

  private func pipeline(_ job: Name) -> EntityID {
    EntityID(.pipeline, path: ["openlineage", job.namespace])
  }

  private func step(_ job: Name) -> EntityID { pipeline(job).child(.step, job.name) }

  private mutating func addJob(
    _ name: Name, _ state: OpenLineageMaterial.JobState,
    _ datasets: [Name: OpenLineageMaterial.DatasetState]
  ) {
    builder.addOnce(
      Entity(
        id: pipeline(name), name: name.namespace, status: .implemented,
        details: .pipeline(Pipeline(warehouse: state.tool ?? "")), origin: builder.origin))
    var step = Pipeline.Step(
      pipeline: pipeline(name), kind: .transform, tool: state.tool ?? "openlineage")
    step.inputs = state.inputs.compactMap { ids[$0] }.sorted()
    step.outputs = state.outputs.compactMap { ids[$0] }.sorted()
    builder.add(
      Entity(
        id: self.step(name), name: name.name, description: state.description,
        status: .implemented, details: .step(step), origin: builder.origin))
    builder.note { $0.take("jobs") }
    for target in step.outputs {
      for origin in step.inputs {
        builder.add(
          LineageEdge(
            from: origin, to: target, transformation: .derived, step: self.step(name),
            origin: builder.origin))
      }
    }
  }

  private mutating func addRun(_ id: String, _ state: OpenLineageMaterial.RunState) {
    var run = Run(pipeline: pipeline(state.job))
    run.startedAt = state.started
    run.finishedAt = state.finished
    run.succeeded = state.succeeded
    for (name, count) in state.rows { run.rows[ids[name]?.rawValue ?? name.name] = count }
    builder.add(
      Entity(
        id: EntityID(.run, path: [id]), name: state.job.name, status: .implemented,
        details: .run(run), origin: builder.origin))
    builder.note { $0.take("runs") }
  }
}

extension OpenLineageFacts {
  private mutating func addLineage(_ name: Name, _ state: OpenLineageMaterial.DatasetState) {
    guard let facet = state.lineage?.object, let target = ids[name] else { return }
    let step = state.job.map(self.step)
    for (field, part) in facet["fields"]?.members ?? [] {
      guard let column = builder.column(field, of: target) else {
        builder.note {
          $0.skip("column edges", "the output has no such column", example: "\(name.name).\(field)")
        }
        continue
      }
      let whole = part.object["transformationType"]?.text
      for input in part.object["inputFields"]?.elements ?? [] {
        addEdge(input.object, to: column, step, usual: whole)
      }
    }
    for input in facet["dataset"]?.elements ?? [] {
      addEdge(input.object, to: target, step, usual: nil)
    }
  }

  private mutating func addEdge(
    _ input: [String: JSONSlice], to target: EntityID, _ step: EntityID?, usual: String?
  ) {
    guard let namespace = input["namespace"]?.text, let name = input["name"]?.text,
      let field = input["field"]?.text,
      let dataset = ids[Name(namespace: namespace, name: name)],
      let column = builder.column(field, of: dataset)
    else {
      return builder.note {
        $0.skip(
          "column edges", "the input, or its column, is not described in the file",
          example: [input["name"]?.text, input["field"]?.text].compactMap { $0 }
            .joined(separator: "."))
      }
    }
    let said = (input["transformations"]?.elements ?? []).map { Self.transformation($0.object) }
    let usual: LineageEdge.Transformation =
      usual == "IDENTITY" ? .identity : usual == "MASKED" ? .masked : .derived
    for transformation in said.isEmpty ? [usual] : said {
      builder.add(
        LineageEdge(
          from: column, to: target, transformation: transformation, step: step,
          origin: builder.origin))
    }
  }

  private static func transformation(
    _ part: [String: JSONSlice]
  ) -> LineageEdge.Transformation {
    if part["masking"]?.value == .bool(true) { return .masked }
    switch (part["type"]?.text, part["subtype"]?.text) {
    case ("INDIRECT", "JOIN"): return .join
    case ("INDIRECT", _): return .filter
    case (_, "IDENTITY"): return .identity
    case (_, "AGGREGATION"): return .aggregated
    default: return .derived
    }
  }
}

extension OpenLineageMaterial.Name: Comparable {
  static func < (left: Self, right: Self) -> Bool {
    (left.namespace, left.name) < (right.namespace, right.name)
  }
}

extension OpenLineageFile {
  /// What the events say.
  ///
  /// - Parameters:
  ///   - source: the name of the source that their datasets stand in; as the events say when nil.
  ///   - known: the datasets of the catalog.
  public func material(source: String?, known: KnownDatasets) -> ImportedMaterial {
    OpenLineageMaterial.material(of: self, source: source, known: known)
  }
}
