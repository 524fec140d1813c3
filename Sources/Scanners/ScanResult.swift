public import GroundworkModel

/// What a scanner found: pure data, not yet compared with what the catalog holds.
public struct ScanResult: Sendable {
  /// The source system.
  public var source: Entity
  /// Its datasets, sorted by id.
  public var datasets: [ScannedDataset]
  /// What could not be read, and what is odd about the source itself.
  public var problems: [Diagnostic]

  /// What a source holds.
  public init(source: Entity, datasets: [ScannedDataset], problems: [Diagnostic] = []) {
    self.source = source
    self.datasets = datasets.sorted { $0.entity.id < $1.entity.id }
    self.problems = problems
  }
}

extension ScanResult {
  /// What the scanner itself found wrong with how data is kept.
  public var issues: [QualityIssue] { datasets.flatMap(\.issues) }
}

/// A dataset as a scanner found it, with its columns.
public struct ScannedDataset: Sendable {
  /// The dataset; its details are ``GroundworkModel/Dataset``.
  public var entity: Entity
  /// Its columns in order of position.
  public var columns: [Entity]
  /// What is wrong with how the data is kept, found while taking stock: ragged rows, encoding.
  public var issues: [QualityIssue]

  /// A dataset with its columns.
  public init(entity: Entity, columns: [Entity], issues: [QualityIssue] = []) {
    self.entity = entity
    self.columns = columns
    self.issues = issues
  }

  /// The details of the dataset.
  public var dataset: Dataset? {
    if case .dataset(let dataset) = entity.details { return dataset }
    return nil
  }
}

extension ScanRequest {
  /// The source as an entity of its technology.
  func entity(_ system: SourceSystem, description: String? = nil) -> Entity {
    Entity(
      id: source, name: name, description: description, status: .confirmed,
      details: .source(system), origin: origin)
  }

  /// A dataset as an entity, named by its path below the source: `["public", "customer"]`.
  func entity(_ path: [String], _ dataset: Dataset, description: String? = nil) -> Entity {
    Entity(
      id: datasetID(path), name: path.last ?? name, description: description, status: .confirmed,
      details: .dataset(dataset), origin: origin)
  }

  /// A column as an entity of its dataset.
  func entity(_ name: String, _ column: Dataset.Column, description: String? = nil) -> Entity {
    Entity(
      id: column.dataset.child(.column, name), name: name, description: description,
      status: .confirmed, details: .column(column), origin: origin)
  }

  func datasetID(_ path: [String]) -> EntityID { EntityID(.dataset, path: [name] + path) }
}
