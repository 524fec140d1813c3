/// About a thousand rows of one dataset on their way from a reader to a profiler, column by column.
///
/// The bytes of all values lie in one buffer; of each value the batch knows where it starts and how long it is. A reader of
/// rows appends values and ends rows; a reader of text fills the buffer itself and places values where they already lie,
/// without a copy (see ``RowBatch/text``):
///
/// ```swift
/// while let row = try cursor.next() {
///   for (column, value) in row.enumerated() { if let value { profiler.batch.append(value.utf8.span, to: column) } }
///   profiler.endRow()
/// }
/// ```
///
/// A value that nobody appends is missing; an empty one is an empty text. One reader fills a batch; after that any number
/// of threads may read it.
public final class RowBatch: @unchecked Sendable {
  /// Columns of each row.
  public let columns: Int
  /// The most rows it takes.
  public let capacity: Int
  /// Rows ended so far.
  public private(set) var rows = 0
  /// Bytes in the buffer that belong to values.
  private var filled = 0
  private(set) var memory: BatchMemory

  /// An empty batch of so many columns; by default of so many rows that a processor's cache holds them.
  public init(columns: Int, capacity: Int = 1024) {
    self.columns = columns
    self.capacity = capacity
    memory = BatchMemory(places: columns * capacity, bytes: 1 << 16)
    clear()
  }

  deinit { memory.free() }

  /// Whether no more rows fit: so many, or so many bytes, that a profiler should have them first.
  public var isFull: Bool { rows == capacity || filled >= Self.usualBytes }

  private static let usualBytes = 1 << 18

  /// Forgets all rows; what was allocated stays.
  public func clear() {
    rows = 0
    filled = 0
    beginRow()
  }

  /// Sets a value of the present row; of a full batch nothing is kept.
  public func append(_ bytes: Span<UInt8>, to column: Int) {
    guard 0..<columns ~= column, rows < capacity else { return }
    memory.reserve(filled + bytes.count)
    bytes.withUnsafeBufferPointer { memory.copy($0, to: filled) }
    memory.places[column * capacity + rows] = Place(start: filled, length: bytes.count)
    filled += bytes.count
  }

  /// Ends the present row.
  public func endRow() {
    guard rows < capacity else { return }
    rows += 1
    beginRow()
  }

  private func beginRow() {
    guard rows < capacity else { return }
    for column in 0..<columns { memory.places[column * capacity + rows] = .null }
  }

  /// The bytes of a value; nil where there is none.
  public func withValue<Result>(
    row: Int, column: Int, _ body: (Span<UInt8>?) throws -> Result
  ) rethrows -> Result {
    let place = memory.places[column * capacity + row]
    guard !place.isNull else { return try body(nil) }
    let bytes = UnsafeBufferPointer(start: memory.bytes + place.offset, count: place.count)
    return try body(bytes.span)
  }
}

extension RowBatch {
  /// The buffer and the places of values, for a reader that finds values in text and leaves them where they are.
  ///
  /// Such a reader does not append. It calls ``BatchText/reserve(_:)``, fills the bytes, places each value by its row and
  /// column, and at the end says how many rows there are.
  public var text: BatchText {
    BatchText(columns: columns, capacity: capacity, batch: self)
  }

  fileprivate func set(rows: Int, bytes: Int) {
    self.rows = rows
    filled = bytes
  }

  fileprivate var byteCount: Int { filled }

  fileprivate func reserve(_ count: Int) { memory.reserve(count) }
}

/// A batch as text that is split where it lies. Valid while the batch is.
public struct BatchText {
  /// Columns of each row.
  public let columns: Int
  /// The most rows.
  public let capacity: Int
  private let batch: RowBatch
  /// The bytes; 64 more than were reserved may be read, so that a search may look at eight at a time.
  @usableFromInline private(set) var bytes: UnsafeMutablePointer<UInt8>
  @usableFromInline let places: UnsafeMutablePointer<Place>

  fileprivate init(columns: Int, capacity: Int, batch: RowBatch) {
    self.columns = columns
    self.capacity = capacity
    self.batch = batch
    bytes = batch.memory.bytes
    places = batch.memory.places
  }

  /// Bytes that fit.
  public var byteCapacity: Int { batch.memory.byteCapacity }

  /// The buffer, as long as is reserved.
  public var buffer: UnsafeMutableBufferPointer<UInt8> {
    UnsafeMutableBufferPointer(start: bytes, count: byteCapacity)
  }

  /// Makes room for so many bytes; what is there stays.
  public mutating func reserve(_ count: Int) {
    batch.reserve(count)
    bytes = batch.memory.bytes
  }

  /// The start of the buffer, with 64 readable bytes behind its end.
  @inlinable public var start: UnsafeMutablePointer<UInt8> { bytes }

  /// Says where a value lies; the column and row must be inside the batch, the bytes inside the buffer.
  @inlinable public func place(_ start: Int, _ length: Int, row: Int, column: Int) {
    places[column &* capacity &+ row] = Place(start: start, length: length)
  }

  /// Says that there is no value, and where it would be.
  @inlinable public func placeNull(_ start: Int, row: Int, column: Int) {
    places[column &* capacity &+ row] = Place(start: start, length: Int(UInt32.max))
  }

  /// Where the first value of a row was placed.
  public func start(ofRow row: Int) -> Int { places[row].offset }

  /// Bytes that belong to the rows that were placed.
  public var byteCount: Int { batch.byteCount }

  /// Says how many rows were placed, and how many bytes belong to them.
  public func end(rows: Int, bytes: Int) { batch.set(rows: min(rows, capacity), bytes: bytes) }
}
