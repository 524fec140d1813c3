public import GroundworkModel

/// A catalog as OpenLineage events (specification 2-0-2), one JSON object a line: a DatasetEvent for each dataset, a
/// JobEvent for each pipeline step, a RunEvent for each run. The same bytes for the same content and time.
public struct OpenLineageExport: Sendable {
  /// What did not fit, and why; nothing is left out in silence.
  public private(set) var left: [String: Int] = [:]
  /// The events, datasets before steps before runs, each sorted by id.
  public private(set) var lines: [String] = []
  private let content: CatalogContent
  private let time: String

  /// The events of a content.
  ///
  /// - Parameter time: their `eventTime`, ISO 8601: when the catalog last changed.
  public init(_ content: CatalogContent, at time: String) {
    self.content = content
    self.time = time
    let datasets = content.entities(.dataset).filter { $0.status != .removed }
    for dataset in datasets { add("DatasetEvent", ["dataset": eventDataset(dataset)]) }
    for step in content.entities(.step) where step.status != .removed {
      guard case .step(let details) = step.details else { continue }
      add("JobEvent", jobMembers(step, details))
    }
    for run in content.entities(.run) {
      guard case .run(let details) = run.details else { continue }
      add("RunEvent", runMembers(run, details))
    }
    for kind in EntityKind.allCases where !Self.exported.contains(kind) {
      let count = content.entities(kind).count
      if count > 0 { left[kind.rawValue] = count }
    }
  }

  private static let exported: Set<EntityKind> = [
    .source, .dataset, .column, .pipeline, .step, .run,
  ]

  private mutating func add(_ kind: String, _ members: [String: JSONValue]) {
    var event = members
    event["eventTime"] = event["eventTime"] ?? .text(time)
    event["producer"] = .text(OpenLineageFacet.producer)
    event["schemaURL"] = .text(
      "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/\(kind)")
    lines.append(JSONValue.object(event).canonical)
  }

  private func names(_ dataset: EntityID) -> [String: JSONValue] {
    let (namespace, name) = OpenLineageNames.names(of: dataset, in: content)
    return ["namespace": .text(namespace), "name": .text(name)]
  }

  private func job(_ name: EntityID) -> [String: JSONValue] {
    let segments = name.segments
    return [
      "namespace": .text(segments.dropLast().joined(separator: ".")),
      "name": .text(segments.last ?? ""),
    ]
  }
}

extension OpenLineageExport {
  private func eventDataset(_ entity: Entity) -> JSONValue {
    var facets: [String: JSONValue] = [:]
    let columns = content.columns(of: entity.id)
    if !columns.isEmpty { facets["schema"] = OpenLineageFacet.schema(columns) }
    facets["documentation"] = entity.description.flatMap(OpenLineageFacet.documentation)
    facets["ownership"] = entity.owner.flatMap(OpenLineageFacet.ownership)
    facets["tags"] = OpenLineageFacet.tags(of: entity, columns)
    facets["columnLineage"] = columnLineage(of: entity, columns)
    if case .dataset(let dataset) = entity.details {
      facets["datasetType"] = OpenLineageFacet.datasetType(dataset.kind)
    }
    return .object(names(entity.id).merging(["facets": .object(facets)]) { $1 })
  }

  /// What each column comes from, and what the rows depend on; nil when nothing is known.
  private func columnLineage(of dataset: Entity, _ columns: [Entity]) -> JSONValue? {
    let fields = columns.reduce(into: [String: [JSONValue]]()) { fields, column in
      let inputs = inputs(to: column.id)
      if !inputs.isEmpty { fields[column.name] = inputs }
    }
    let rows = inputs(to: dataset.id)
    guard !fields.isEmpty || !rows.isEmpty else { return nil }
    return OpenLineageFacet.columnLineage(fields: fields, rows: rows)
  }

  /// The columns that flow into a column or dataset, each once with all that happens on the way.
  private func inputs(to target: EntityID) -> [JSONValue] {
    let edges = content.edges(to: target).filter { edge in
      edge.source.kind == .column && content[edge.source].map { $0.status != .removed } ?? false
    }
    let bySource = Dictionary(grouping: edges, by: \.source)
    return bySource.keys.sorted().compactMap { source in
      guard case .column(let column)? = content[source]?.details else { return nil }
      let kinds = Set((bySource[source] ?? []).map(\.transformation))
      return OpenLineageFacet.input(
        names(column.dataset), field: content[source]?.name ?? "",
        transformations: kinds.sorted { $0.rawValue < $1.rawValue }.map {
          OpenLineageFacet.transformation($0)
        })
    }
  }

  private func jobMembers(_ step: Entity, _ details: Pipeline.Step) -> [String: JSONValue] {
    var facets: [String: JSONValue] = [:]
    facets["jobType"] = OpenLineageFacet.facet(
      "JobTypeJobFacet", "2-0-3",
      [
        "processingType": .text("BATCH"), "integration": .text(details.tool.uppercased()),
        "jobType": .text(details.kind.rawValue.uppercased()),
      ])
    facets["documentation"] = step.description.flatMap(OpenLineageFacet.jobDocumentation)
    let job = job(step.id).merging(["facets": .object(facets)]) { $1 }
    return [
      "job": .object(job), "inputs": .array(details.inputs.map { .object(names($0)) }),
      "outputs": .array(details.outputs.map { .object(names($0)) }),
    ]
  }

  private func runMembers(_ entity: Entity, _ run: Run) -> [String: JSONValue] {
    let outputs = run.rows.keys.sorted().compactMap { key -> JSONValue? in
      guard let id = EntityID(key), id.kind == .dataset, let count = run.rows[key] else {
        return nil
      }
      let facet = OpenLineageFacet.facet(
        "OutputStatisticsOutputDatasetFacet", "1-0-2", ["rowCount": .number("\(count)")])
      return .object(
        names(id).merging(["outputFacets": .object(["outputStatistics": facet])]) { $1 })
    }
    return [
      "eventTime": (run.finishedAt ?? run.startedAt).map { .text($0) } ?? .text(time),
      "eventType": .text(run.succeeded.map { $0 ? "COMPLETE" : "FAIL" } ?? "OTHER"),
      "run": .object(["runId": .text(Self.runID(entity.id))]),
      "job": .object([
        "namespace": .text(run.pipeline.segments.joined(separator: ".")),
        "name": .text(entity.name),
      ]),
      "outputs": .array(outputs),
    ]
  }

  /// A run's id when it is a UUID, else one made from it: always the same for the same run.
  private static func runID(_ id: EntityID) -> String {
    let name = id.segments.joined(separator: ".").lowercased()
    if name.wholeMatch(of: /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/) != nil { return name }
    var digits = Array(SHA256.hex(of: id.rawValue).prefix(32))
    digits[12] = "8"
    digits[16] = "a"
    let cuts = [0..<8, 8..<12, 12..<16, 16..<20, 20..<32]
    return cuts.map { String(digits[$0]) }.joined(separator: "-")
  }
}
