import GroundworkModel

/// A scanned dataset as the matcher sees it: its words, its columns and their keys.
struct SourceTable: Identifiable, Sendable {
  /// A column with its words and what the keys say about it.
  struct Column: Identifiable, Sendable {
    /// What a key makes of a column.
    enum Role: Hashable, Sendable {
      case primary, unique, none
      case foreign(EntityID)
    }

    var id: EntityID
    var name: String
    var words: [String]
    var table: EntityID
    var details: Dataset.Column
    var role: Role
    var isPersonal: Bool
  }

  var id: EntityID
  var name: String
  var words: [String]
  var source: EntityID
  var dataset: Dataset
  var columns: [Column]

  /// The column of a name, in any case.
  func column(named name: String) -> Column? {
    columns.first { $0.name == name }
      ?? columns.first { $0.name.lowercased() == name.lowercased() }
  }
}

extension CatalogContent {
  /// Datasets that come from scanned sources: neither generated nor vanished, sorted by id.
  func sourceDatasets() -> [(entity: Entity, dataset: Dataset)] {
    entities(.dataset).compactMap { entity in
      guard case .dataset(let dataset) = entity.details, entity.status != .removed,
        entity.origin.kind != .generator, dataset.kind != .model,
        dataset.source != EntityID(.source, path: ["warehouse"])
      else { return nil }
      return (entity, dataset)
    }
  }

  /// What the matcher looks at.
  func sourceTables(_ thesaurus: Thesaurus) -> [SourceTable] {
    let datasets = sourceDatasets()
    let spoken = datasets.flatMap { NameWords.split($0.entity.id.lastSegment) }
    let splitter = WordSplitter(known: thesaurus.words.union(spoken))
    return datasets.map { entity, dataset in
      SourceTable(
        id: entity.id, name: entity.id.lastSegment,
        words: tableWords(entity, splitter, thesaurus), source: dataset.source, dataset: dataset,
        columns: columns(of: entity.id).compactMap { sourceColumn($0, in: dataset, splitter) })
    }
  }

  private func tableWords(
    _ entity: Entity, _ splitter: WordSplitter, _ thesaurus: Thesaurus
  ) -> [String] {
    let all = splitter.words(of: entity.id.lastSegment)
    let telling = all.filter { !thesaurus.isNoise($0) }
    return telling.isEmpty ? all : telling
  }

  private func sourceColumn(
    _ entity: Entity, in dataset: Dataset, _ splitter: WordSplitter
  ) -> SourceTable.Column? {
    guard case .column(let column) = entity.details else { return nil }
    let name = entity.id.lastSegment
    return SourceTable.Column(
      id: entity.id, name: name, words: splitter.words(of: name), table: column.dataset,
      details: column, role: Self.role(of: name, in: dataset),
      isPersonal: isPersonal(entity.id))
  }

  private static func role(of name: String, in dataset: Dataset) -> SourceTable.Column.Role {
    if dataset.primaryKey?.columns == [name] { return .primary }
    if let key = dataset.foreignKeys.first(where: { $0.columns == [name] }) {
      return .foreign(key.target)
    }
    if dataset.uniqueKeys.contains(where: { $0.columns == [name] }) { return .unique }
    if let key = dataset.foreignKeys.first(where: { $0.columns.contains(name) }) {
      return .foreign(key.target)
    }
    return .none
  }
}

extension EntityID {
  /// The name as its source writes it: the last segment of the path, decoded.
  var lastSegment: String { segments.last ?? String(path) }
}
