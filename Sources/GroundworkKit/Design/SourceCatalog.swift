import GroundworkModel

/// The scanned side of a catalog, with look-ups that the design asks again and again.
struct SourceCatalog: Sendable {
  let content: CatalogContent
  /// Datasets of scanned sources by id; what a generator made is not among them.
  let datasets: [EntityID: Dataset]
  private let technologies: [EntityID: String]

  init(_ content: CatalogContent) {
    self.content = content
    var datasets: [EntityID: Dataset] = [:]
    var technologies: [EntityID: String] = [:]
    for entity in content.entities.values where entity.status != .removed {
      switch entity.details {
      case .dataset(let dataset) where dataset.kind != .model: datasets[entity.id] = dataset
      case .source(let source): technologies[entity.id] = source.technology.lowercased()
      default: break
      }
    }
    self.datasets = datasets
    self.technologies = technologies
  }

  /// The dataset of a column, when both stand in a scanned source.
  func dataset(of column: EntityID) -> EntityID? {
    guard let dataset = self.column(column)?.dataset, datasets[dataset] != nil else { return nil }
    return dataset
  }

  /// A column that has not vanished.
  func column(_ id: EntityID) -> Dataset.Column? {
    guard let entity = content[id], entity.status != .removed,
      case .column(let column) = entity.details
    else { return nil }
    return column
  }

  /// The column of a dataset with a name as the source writes it.
  func column(_ name: String, of dataset: EntityID) -> EntityID? {
    let id = dataset.child(.column, name)
    return column(id) == nil ? nil : id
  }

  /// `sqlite`, `csv` or `postgres`; nil for what cannot be loaded.
  func technology(of dataset: EntityID) -> String? {
    guard let source = datasets[dataset]?.source, let technology = technologies[source] else {
      return nil
    }
    switch technology {
    case "sqlite", "csv": return technology
    case "tsv": return "csv"
    case "postgres", "postgresql": return "postgres"
    default: return nil
    }
  }

  /// Whether rows are really removed in the source of a dataset, as its owner says.
  func losesRows(_ dataset: EntityID) -> Bool {
    datasets[dataset].flatMap { content[$0.source]?.system }?.deletes == .hard
  }

  /// Whether the source checks types: text in a number column is impossible.
  func isStronglyTyped(_ dataset: EntityID) -> Bool { technology(of: dataset) == "postgres" }

  /// The key that tells rows apart and whether the source guarantees it: primary, else a unique one.
  func key(of dataset: EntityID) -> (columns: [EntityID], isDeclared: Bool) {
    guard let table = datasets[dataset] else { return ([], false) }
    let isDeclared = technology(of: dataset) != "csv"
    for key in [table.primaryKey].compactMap(\.self) + table.uniqueKeys {
      let columns = key.columns.compactMap { column($0, of: dataset) }
      if !columns.isEmpty, columns.count == key.columns.count { return (columns, isDeclared) }
    }
    return (assumedKey(of: dataset), false)
  }

  /// A key that only its name gives away: `id`, or the table's own name with `_id`, as in `sessions.session_id`.
  private func assumedKey(of dataset: EntityID) -> [EntityID] {
    let table = WarehouseName.make(dataset.segments.last ?? "")
    let singular = table.hasSuffix("s") ? String(table.dropLast()) : table
    let candidates = ["id", singular + "_id", table + "_id"]
    let columns = content.columns(of: dataset)
    let found = candidates.lazy.compactMap { name in
      columns.first { WarehouseName.make($0.name) == name }
    }.first
    return found.map { [$0.id] } ?? []
  }
}
