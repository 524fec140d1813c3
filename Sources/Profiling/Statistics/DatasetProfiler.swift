public import GroundworkModel

/// Reads the rows of one dataset, batch by batch, and ends as one summary per column.
///
/// ```swift
/// var profiler = DatasetProfiler(types: [.integer, .text], settings)
/// profiler.batch.append("42".utf8.span, to: 0)
/// profiler.endRow()
/// let summary = profiler.summary()
/// ```
public struct DatasetProfiler: ~Copyable {
  /// The batch to be filled next.
  public private(set) var batch: RowBatch
  /// Whether the reader left rows out.
  public var isSampled = false

  private let types: [DataType]
  private let settings: ProfileSettings
  private var columns: [ColumnProfiler] = []
  private var seen = 0
  private var rowHashes: Set<UInt64>? = []

  /// A profiler for columns of these declared types.
  public init(types: [DataType], _ settings: ProfileSettings) {
    self.types = types
    self.settings = settings
    batch = RowBatch(columns: types.count)
    columns = types.map { _ in ColumnProfiler(settings) }
  }

  /// Rows ended so far.
  public var rows: Int { seen + batch.rows }

  /// Ends the present row of ``batch``.
  public mutating func endRow() {
    batch.endRow()
    if batch.isFull { pass() }
  }

  /// Looks at the rows of ``batch``.
  ///
  /// - Returns: the batch to be filled next.
  @discardableResult
  public mutating func pass() -> RowBatch {
    add(batch)
    batch.clear()
    return batch
  }

  /// Forgets all rows.
  public mutating func restart() {
    isSampled = false
    seen = 0
    rowHashes = []
    columns = types.map { _ in ColumnProfiler(settings) }
    batch.clear()
  }

  /// Looks at the rows of a batch now.
  public mutating func add(_ batch: RowBatch) {
    for row in 0..<batch.rows {
      var hash: UInt64 = 0
      for column in columns.indices {
        hash = batch.withValue(row: row, column: column) {
          guard let value = $0 else {
            columns[column].addNull()
            return ValueHash.combine(hash, 1)
          }
          return ValueHash.combine(hash, columns[column].add(value))
        }
      }
      rowHashes?.insert(hash)
      if let hashes = rowHashes, hashes.count > settings.exactDistinctLimit { rowHashes = nil }
    }
    seen += batch.rows
  }

  /// What was seen.
  public mutating func summary() -> DatasetSummary {
    pass()
    return DatasetSummary(
      rows: rows, isSampled: isSampled, repeatedRows: rowHashes.map { rows - $0.count },
      columns: zip(columns, types).map {
        $0.summary(declared: $1, rows: rows, isSampled: isSampled)
      })
  }
}

/// What was seen of a dataset's rows.
public struct DatasetSummary: Sendable {
  /// Rows looked at.
  public let rows: Int
  /// Whether that was a sample.
  public let isSampled: Bool
  /// Rows that repeat an earlier one in all columns; nil when there were too many rows to tell.
  public let repeatedRows: Int?
  /// The columns in order of position.
  public let columns: [ColumnSummary]
}
