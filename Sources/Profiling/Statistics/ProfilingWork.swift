import GroundworkModel

/// The columns of a dataset under way: each batch is looked at column by column, by as many threads as there are.
///
/// A column is looked at by one thread at a time, and its batches one after the other, so what is found does not depend on
/// how many threads there are.
final class ProfilingWork: @unchecked Sendable {
  private let count: Int
  private let columns: UnsafeMutablePointer<ColumnProfiler>
  private let crew: any ProfilingCrew
  private var rowHashes: KeyHashes?
  private var present: RowBatch?

  init(columns count: Int, _ settings: ProfileSettings, _ resources: ProfilingResources) {
    self.count = count
    crew = resources.crew
    let room = resources.room(columns: count + 1)
    rowHashes = KeyHashes(room)
    columns = .allocate(capacity: max(count, 1))
    for index in 0..<count {
      (columns + index).initialize(to: ColumnProfiler(settings.forColumns(count), room))
    }
  }

  deinit {
    crew.finish()
    columns.deinitialize(count: count)
    columns.deallocate()
  }

  /// Starts to look at a batch, once the one before it is done.
  func start(_ batch: RowBatch) {
    finish()
    guard batch.rows > 0 else { return }
    present = batch
    crew.start(count) { [self] column in columns[column].add(batch, column: column) }
  }

  /// Waits until the batch is done.
  func finish() {
    crew.finish()
    guard let batch = present else { return }
    present = nil
    addRows(of: batch)
  }

  /// The hash of each row, made of those of its values.
  private func addRows(of batch: RowBatch) {
    guard rowHashes != nil else { return }
    let added: Void? = withUnsafeTemporaryAllocation(of: UInt64.self, capacity: batch.rows) {
      sums in
      sums.initialize(repeating: 0)
      for column in 0..<count {
        let hashes = batch.memory.hashes + column * batch.capacity
        for row in 0..<batch.rows { sums[row] = ValueHash.combine(sums[row], hashes[row]) }
      }
      for row in 0..<batch.rows { sums[row] = ValueHash.mix(sums[row]) | 2 }
      return try? rowHashes?.add(UnsafeBufferPointer(sums))
    }
    if added == nil { rowHashes = nil }
  }

  /// How many different rows there are; nil when they could not be counted.
  var distinctRows: Int? { rowHashes.flatMap { try? $0.distinct() } }

  func summaries(_ types: [DataType], rows: Int, isSampled: Bool) -> [ColumnSummary] {
    types.enumerated().map {
      columns[$0.offset].summary(declared: $0.element, rows: rows, isSampled: isSampled)
    }
  }

  /// Adds what was seen of the same columns in the rows that follow.
  func merge(_ next: ProfilingWork) {
    finish()
    next.finish()
    for column in 0..<min(count, next.count) { columns[column].merge(next.columns[column]) }
    guard let theirs = next.rowHashes, (try? rowHashes?.merge(theirs)) != nil else {
      return rowHashes = nil
    }
  }
}
