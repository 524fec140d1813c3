public import GroundworkModel

/// Reads the rows of one dataset, value by value, and ends as one summary per column.
///
/// ```swift
/// var profiler = DatasetProfiler(types: [.integer, .text], settings)
/// profiler.add("42".utf8.span, to: 0)
/// profiler.addNull(to: 1)
/// profiler.endRow()
/// ```
public struct DatasetProfiler: Sendable {
  private var columns: [ColumnProfiler]
  private let types: [DataType]
  private var rowHash: UInt64 = 0
  private var rowHashes: Set<UInt64>? = []
  private let rowHashLimit: Int
  /// Rows ended so far.
  public private(set) var rows = 0
  /// Whether the reader left rows out.
  public var isSampled = false

  /// A profiler for columns of these declared types.
  public init(types: [DataType], _ settings: ProfileSettings) {
    self.types = types
    rowHashLimit = settings.exactDistinctLimit
    columns = types.map { _ in ColumnProfiler(settings) }
  }

  /// Adds a value as text to a column of the present row.
  public mutating func add(_ bytes: Span<UInt8>, to column: Int) {
    rowHash = ValueHash.combine(rowHash, columns[column].add(bytes))
  }

  /// Adds "no value" to a column of the present row.
  public mutating func addNull(to column: Int) {
    columns[column].addNull()
    rowHash = ValueHash.combine(rowHash, 1)
  }

  /// Ends the present row.
  public mutating func endRow() {
    rows += 1
    rowHashes?.insert(rowHash)
    if let hashes = rowHashes, hashes.count > rowHashLimit { rowHashes = nil }
    rowHash = 0
  }

  /// What was seen.
  public func summary() -> DatasetSummary {
    DatasetSummary(
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
