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
  /// Where SQL finds its rows; nil when it cannot.
  public let place: QueryPlace?
  /// How many rows there are, in words, when not all were looked at.
  let sampledFrom: String?

  /// A dataset, its columns, what was seen of its rows, and where they can be counted again.
  public init(
    _ entity: Entity, columns: [Entity], summary: DatasetSummary?, place: QueryPlace? = nil
  ) {
    self.entity = entity
    self.place = place
    let dataset = entity.datasetDetails ?? Dataset(kind: .table, source: entity.id)
    self.dataset = dataset
    self.summary = summary
    let sampledFrom = summary?.isSampled == true ? dataset.rowsInWords : nil
    self.sampledFrom = sampledFrom
    self.columns = columns.enumerated().compactMap { index, column in
      ProfiledColumn(
        column, summary: summary?.columns[index], place: place, sampledFrom: sampledFrom)
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
  public var summary: ColumnSummary? { seen?.summary }
  /// Where SQL finds its rows; nil when it cannot.
  let place: QueryPlace?
  /// How many rows there are, in words, when not all were looked at.
  let sampledFrom: String?
  private let seen: Seen?

  /// Keeps a summary, which is large, out of line: most columns of a scan without rows have none.
  private final class Seen: Sendable {
    let summary: ColumnSummary

    init(_ summary: ColumnSummary) { self.summary = summary }
  }

  init?(_ entity: Entity, summary: ColumnSummary?, place: QueryPlace?, sampledFrom: String?) {
    guard case .column(let details) = entity.details else { return nil }
    self.entity = entity
    column = details
    seen = summary.map(Seen.init)
    self.place = place
    self.sampledFrom = sampledFrom
  }

  /// The type its values are of: the declared one, or what text looks like.
  var type: DataType { summary?.type ?? column.type }

  /// Whether it holds bytes, of which only the length is looked at.
  var isBinary: Bool { column.type == .binary }

  /// What counts rows of this column in SQL.
  var query: ColumnQuery? { place.map { ColumnQuery(entity.name, column, $0) } }
}

extension Entity {
  fileprivate var datasetDetails: Dataset? {
    if case .dataset(let details) = details { details } else { nil }
  }
}

extension Dataset {
  /// `200000`, `about 200000`, or `an unknown number of`.
  fileprivate var rowsInWords: String {
    guard let rowCount else { return "an unknown number of" }
    return isRowCountEstimated == true ? "about \(rowCount)" : "\(rowCount)"
  }
}
