public import GroundworkModel

/// A dataset with what was seen of its rows: what findings and classifications are made from.
public struct ProfiledDataset: Sendable {
  /// The dataset.
  public let entity: Entity
  /// Its details.
  public let dataset: Dataset
  /// Its columns in order of position.
  public let columns: [ProfiledColumn]
  /// What was seen of the rows as a whole; nil when nobody looked.
  public let summary: DatasetSummary?

  /// A dataset, its columns, and what was seen of its rows.
  public init(_ entity: Entity, columns: [Entity], summary: DatasetSummary?) {
    self.entity = entity
    if case .dataset(let details) = entity.details {
      dataset = details
    } else {
      dataset = Dataset(kind: .table, source: entity.id)
    }
    self.summary = summary
    self.columns = columns.enumerated().compactMap { index, column in
      ProfiledColumn(column, summary: summary?.columns[index])
    }
  }
}

/// A column with what was seen of its values.
public struct ProfiledColumn: Sendable {
  /// The column.
  public let entity: Entity
  /// Its details.
  public let column: Dataset.Column
  /// What was seen; nil when nobody looked.
  public let summary: ColumnSummary?

  init?(_ entity: Entity, summary: ColumnSummary?) {
    guard case .column(let details) = entity.details else { return nil }
    self.entity = entity
    column = details
    self.summary = summary
  }

  /// The type its values are of: the declared one, or what text looks like.
  var type: DataType { summary?.type ?? column.type }
}
