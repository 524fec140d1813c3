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
  /// What the reader found wrong with how rows are kept: ragged rows, encoding.
  public var issues: [QualityIssue] = []

  private let types: [DataType]
  private let settings: ProfileSettings
  private let resources: ProfilingResources
  private var work: ProfilingWork
  /// The batch that is being looked at while ``batch`` is filled.
  private var other: RowBatch
  private var seen = 0

  /// A profiler for columns of these declared types.
  public init(
    types: [DataType], _ settings: ProfileSettings,
    _ resources: ProfilingResources = ProfilingResources()
  ) {
    self.types = types
    self.settings = settings
    self.resources = resources
    batch = RowBatch(columns: types.count)
    other = RowBatch(columns: types.count)
    work = ProfilingWork(columns: types.count, settings, resources)
  }

  /// Rows ended so far.
  public var rows: Int { seen + batch.rows }

  /// Ends the present row of ``batch``.
  public mutating func endRow() {
    batch.endRow()
    if batch.isFull { pass() }
  }

  /// Has the rows of ``batch`` looked at, perhaps while the next ones are read.
  ///
  /// - Returns: the batch to be filled next.
  @discardableResult
  public mutating func pass() -> RowBatch {
    seen += batch.rows
    work.start(batch)
    swap(&batch, &other)
    batch.clear()
    return batch
  }

  /// Forgets all rows.
  public mutating func restart() {
    work.finish()
    isSampled = false
    issues = []
    seen = 0
    work = ProfilingWork(columns: types.count, settings, resources)
    batch.clear()
  }

  /// Looks at the rows of a batch now.
  public mutating func add(_ batch: RowBatch) {
    seen += batch.rows
    work.start(batch)
    work.finish()
  }

  /// Adds what a profiler of the same columns saw in the rows that follow.
  public mutating func merge(_ next: consuming DatasetProfiler) {
    pass()
    next.pass()
    work.merge(next.work)
    seen += next.seen
    isSampled = isSampled || next.isSampled
  }

  /// What was seen.
  public mutating func summary() -> DatasetSummary {
    pass()
    work.finish()
    return DatasetSummary(
      rows: rows, isSampled: isSampled, repeatedRows: work.distinctRows.map { rows - $0 },
      columns: work.summaries(types, rows: rows, isSampled: isSampled), issues: issues)
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
  /// What the reader found wrong with how rows are kept.
  public let issues: [QualityIssue]
}
