import CatalogStore
import GroundworkModel

/// Gathers what a file says into an ``ImportedMaterial``: mints ids, or takes those that the catalog has already.
struct MaterialBuilder {
  private(set) var material: ImportedMaterial
  let known: KnownDatasets
  /// Sources, and what else is added once.
  private var sources: Set<EntityID> = []
  private var servers: [String: String] = [:]
  private var edges: Set<EdgeKey> = []
  private var columns: [EntityID: [String: EntityID]] = [:]
  private var columnNames: [EntityID: [String]] = [:]
  private var datasets: [KnownDatasets.Place: EntityID] = [:]
  private var matched: Set<EntityID> = []

  private struct EdgeKey: Hashable {
    let source: EntityID
    let target: EntityID
    let transformation: LineageEdge.Transformation
  }

  init(_ origin: Origin, known: KnownDatasets) {
    material = ImportedMaterial(origin)
    self.known = known
  }

  var origin: Origin { material.origin }

  /// The id of the dataset at a place: that of the catalog where one matches, else a new one below its source.
  ///
  /// - Parameter source: the name of a new source; the database of the place when nil.
  mutating func dataset(at place: KnownDatasets.Place, source: String? = nil) -> EntityID {
    if let id = datasets[place] { return id }
    var wanted = place
    if let source { wanted.database = source }
    let match = known.match(wanted) ?? known.match(place)
    let id = match?.id ?? newID(wanted)
    datasets[place] = id
    if let match {
      hold(id)
      material.summary.matched.append(
        ImportSummary.Matched(
          name: ([place.database].compactMap { $0 } + place.path).joined(separator: "."),
          id: id, how: match.how))
    }
    return id
  }

  /// The id of the dataset at a place, when the catalog has it.
  mutating func heldDataset(at place: KnownDatasets.Place) -> EntityID? {
    guard let id = known.match(place)?.id else { return nil }
    hold(id)
    return id
  }

  private mutating func hold(_ id: EntityID) {
    guard matched.insert(id).inserted else { return }
    let held = known.columns(of: id)
    columnNames[id] = held.map(\.name)
    columns[id] = Dictionary(
      held.map { ($0.name.lowercased(), $0.id) }, uniquingKeysWith: { first, _ in first })
  }

  private mutating func newID(_ place: KnownDatasets.Place) -> EntityID {
    let database = (place.database ?? "").isEmpty ? place.technology : place.database ?? ""
    let name = freeName(
      known.sourceName(database, technology: place.technology), on: place.server)
    let id = EntityID(.source, path: [name])
    if !known.hasSource(id), sources.insert(id).inserted {
      var system = SourceSystem(technology: place.technology)
      system.location = place.server.map { "\($0)/\(database)" }
      add(
        Entity(
          id: id, name: name, status: .confirmed, details: .source(system), origin: origin))
    }
    return EntityID(.dataset, path: [name] + place.path)
  }

  /// Databases of one name on several servers are several sources.
  private mutating func freeName(_ name: String, on server: String?) -> String {
    guard let server, servers[name, default: server] != server else {
      servers[name] = server
      return name
    }
    return "\(name)-\(Slug.make(server))"
  }

  /// Whether a dataset is another speaker's.
  func isMatched(_ dataset: EntityID) -> Bool { matched.contains(dataset) }

  /// Adds an entity of this import.
  mutating func add(_ entity: Entity) { material.entities.append(entity) }

  /// Adds an entity that several parts of a file name.
  mutating func addOnce(_ entity: Entity) {
    if sources.insert(entity.id).inserted { add(entity) }
  }

  /// Says that the file is part of a story: what it does not name is not gone.
  mutating func saysOnlyPart() { material.isWhole = false }

  /// Adds a dataset, or what another speaker left open about it.
  mutating func addDataset(_ entity: Entity) {
    if matched.contains(entity.id) { return addition(entity) }
    add(entity)
  }

  /// Adds a column of a dataset; of another speaker's dataset only where it has that column.
  mutating func addColumn(_ entity: Entity, of dataset: EntityID) {
    guard matched.contains(dataset) else {
      let key = entity.name.lowercased()
      guard columns[dataset]?[key] == nil else { return }
      columns[dataset, default: [:]][key] = entity.id
      columnNames[dataset, default: []].append(entity.name)
      return add(entity)
    }
    guard let id = column(entity.name, of: dataset) else {
      return material.summary.skip(
        "columns", "the catalog's dataset has no such column",
        example: "\(dataset.path).\(entity.name)")
    }
    var same = entity
    same.id = id
    addition(same)
  }

  private mutating func addition(_ entity: Entity) {
    let isSilent = entity.description == nil && entity.owner == nil && entity.tags.isEmpty
    if !isSilent { material.additions.append(entity) }
  }

  /// The column of a dataset by its name, whatever its case; nil when neither the catalog nor the file has it.
  func column(_ name: String, of dataset: EntityID) -> EntityID? {
    columns[dataset]?[name.lowercased()]
  }

  /// The names of the columns of a dataset as far as they are known, in their order.
  func columnNames(of dataset: EntityID) -> [String] { columnNames[dataset] ?? [] }

  /// Adds an edge, once.
  mutating func add(_ edge: LineageEdge) {
    let key = EdgeKey(
      source: edge.source, target: edge.target, transformation: edge.transformation)
    guard edge.source != edge.target, edges.insert(key).inserted else { return }
    material.edges.append(edge)
    let isOfColumns = edge.source.kind == .column && edge.target.kind == .column
    let isOfDatasets = edge.source.kind == .dataset
    material.summary.take(
      isOfColumns ? "column edges" : isOfDatasets ? "dataset edges" : "row edges")
  }

  /// Adds a link.
  mutating func add(_ link: Link) { material.links.append(link) }

  /// Notes what was taken, left or not understood.
  mutating func note(_ body: (inout ImportSummary) -> Void) { body(&material.summary) }

  /// What was gathered, in the order in which it can be saved; diagnostics sorted.
  func finished() -> ImportedMaterial {
    var result = material
    let byDepth = Dictionary(grouping: material.entities) { $0.kind.depth }
    result.entities = byDepth.keys.sorted().flatMap { byDepth[$0] ?? [] }
    result.summary.diagnostics.sort()
    result.summary.matched.sort { $0.name < $1.name }
    return result
  }
}
