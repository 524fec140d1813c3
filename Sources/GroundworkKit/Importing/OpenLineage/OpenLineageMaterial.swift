import GroundworkModel

/// OpenLineage events → datasets, columns, steps, runs and lineage. What is said last about a thing counts.
struct OpenLineageMaterial {
  struct Name: Hashable {
    let namespace: String
    let name: String
  }

  struct DatasetState {
    var fields: [(name: String, type: String, description: String?)] = []
    var description: String?
    var owner: String?
    var tags: Set<String> = []
    var fieldTags: [String: Set<String>] = [:]
    var isView = false
    var isDropped = false
    var rows: Int?
    var lineage: JSONSlice?
    /// The job that said ``lineage``.
    var job: Name?
  }

  struct JobState {
    var inputs: Set<Name> = []
    var outputs: Set<Name> = []
    var description: String?
    var tool: String?
  }

  struct RunState {
    var job: Name
    var started: String?
    var finished: String?
    var succeeded: Bool?
    var rows: [Name: Int] = [:]
  }

  private var datasets: [Name: DatasetState] = [:]
  private var jobs: [Name: JobState] = [:]
  private var runs: [String: RunState] = [:]
  private var summary = ImportSummary()

  /// What the events say, put together.
  static func material(
    of file: OpenLineageFile, source: String?, known: KnownDatasets
  ) -> ImportedMaterial {
    var reading = OpenLineageMaterial()
    for event in file.events { reading.take(event) }
    reading.summary.diagnostics = file.diagnostics
    var writer = OpenLineageFacts(
      MaterialBuilder(file.origin, known: known), source: source, summary: reading.summary)
    writer.write(reading.datasets, reading.jobs, reading.runs)
    return writer.finished()
  }

  private mutating func take(_ event: OpenLineageFile.Event) {
    summary.take(event.kind.rawValue + "s")
    guard event.kind != .dataset else {
      if let dataset = event.members["dataset"] { takeDataset(dataset.object, job: nil) }
      return
    }
    guard let job = event.members["job"]?.object, let name = Self.name(job) else { return }
    takeJob(name, job)
    for side in ["inputs", "outputs"] {
      for dataset in event.members[side]?.elements ?? [] {
        let part = dataset.object
        guard let id = Self.name(part) else { continue }
        takeDataset(part, job: name)
        if side == "inputs" {
          jobs[name]?.inputs.insert(id)
        } else {
          jobs[name]?.outputs.insert(id)
        }
      }
    }
    if event.kind == .run { takeRun(event, of: name) }
  }

  private static func name(_ part: [String: JSONSlice]) -> Name? {
    guard let namespace = part["namespace"]?.text, let name = part["name"]?.text else { return nil }
    return Name(namespace: namespace, name: name)
  }

  private mutating func takeJob(_ name: Name, _ part: [String: JSONSlice]) {
    var state = jobs[name] ?? JobState()
    for (key, facet) in part["facets"]?.members ?? [] {
      let members = facet.object
      switch key {
      case "documentation": state.description = members["description"]?.text ?? state.description
      case "jobType": state.tool = members["integration"]?.text?.lowercased() ?? state.tool
      default: skip("job", key)
      }
    }
    jobs[name] = state
  }

  private mutating func takeRun(_ event: OpenLineageFile.Event, of job: Name) {
    let part = event.members["run"]?.object ?? [:]
    guard let id = part["runId"]?.text else { return }
    var state = runs[id] ?? RunState(job: job)
    switch event.members["eventType"]?.text {
    case "START": state.started = state.started ?? event.time
    case "COMPLETE":
      state.finished = event.time
      state.succeeded = true
    case "FAIL", "ABORT":
      state.finished = event.time
      state.succeeded = false
    default: break
    }
    for dataset in event.members["outputs"]?.elements ?? [] {
      let members = dataset.object
      let facets = members["outputFacets"]?.object ?? [:]
      guard let name = Self.name(members),
        case .number(let count)? = facets["outputStatistics"]?.object["rowCount"]?.value
      else { continue }
      state.rows[name] = Int(count)
    }
    for (key, _) in part["facets"]?.members ?? [] { skip("run", key) }
    runs[id] = state
  }

  private mutating func skip(_ level: String, _ key: String) {
    summary.skip("\(level) facets", "`\(key)` has no place in the catalog")
  }
}

extension OpenLineageMaterial {
  private mutating func takeDataset(_ part: [String: JSONSlice], job: Name?) {
    guard let name = Self.name(part) else { return }
    var state = datasets[name] ?? DatasetState()
    for (key, facet) in part["facets"]?.members ?? [] {
      read(key, facet, into: &state)
      if key == "columnLineage" { state.job = job }
    }
    for level in ["inputFacets", "outputFacets"] {
      for (key, _) in part[level]?.members ?? [] where key != "outputStatistics" {
        skip("dataset", key)
      }
    }
    datasets[name] = state
  }

  private mutating func read(_ key: String, _ facet: JSONSlice, into state: inout DatasetState) {
    let members = facet.object
    switch key {
    case "schema":
      state.fields = (members["fields"]?.elements ?? []).flatMap { Self.fields($0, below: "") }
    case "documentation": state.description = members["description"]?.text ?? state.description
    case "ownership":
      state.owner = members["owners"]?.elements.first?.object["name"]?.text ?? state.owner
    case "tags": for tag in members["tags"]?.elements ?? [] { Self.tag(tag.object, &state) }
    case "columnLineage": state.lineage = facet
    case "datasetType": state.isView = members["datasetType"]?.text?.uppercased() == "VIEW"
    case "lifecycleStateChange":
      state.isDropped = members["lifecycleStateChange"]?.text?.uppercased() == "DROP"
    default: skip("dataset", key)
    }
  }

  /// A field and what stands inside it: `address`, `address.city`.
  private static func fields(_ field: JSONSlice, below prefix: String) -> [(
    name: String, type: String, description: String?
  )] {
    let members = field.object
    guard let name = members["name"]?.text else { return [] }
    let own = (prefix + name, members["type"]?.text ?? "", members["description"]?.text)
    return [own]
      + (members["fields"]?.elements ?? []).flatMap { fields($0, below: prefix + name + ".") }
  }

  private static func tag(_ members: [String: JSONSlice], _ state: inout DatasetState) {
    guard let key = members["key"]?.text else { return }
    let value = members["value"]?.text
    let tag = value == nil || value == "true" ? key : "\(key):\(value ?? "")"
    if let field = members["field"]?.text {
      state.fieldTags[field, default: []].insert(tag)
    } else {
      state.tags.insert(tag)
    }
  }
}
