/// Where a value lies in the buffer of its batch.
@usableFromInline struct Place: Sendable {
  @usableFromInline var start: UInt32
  /// Bytes, or ``nullLength``.
  @usableFromInline var length: UInt32

  @inlinable init(start: Int, length: Int) {
    self.start = UInt32(truncatingIfNeeded: start)
    self.length = UInt32(truncatingIfNeeded: length)
  }

  @usableFromInline static let nullLength = UInt32.max
  @usableFromInline static let null = Place(start: 0, length: Int(UInt32.max))

  var isNull: Bool { length == Self.nullLength }
  var offset: Int { Int(start) }
  var count: Int { Int(length) }
}

/// The raw memory of a batch: one buffer of bytes, one array of places column by column, one of hashes.
///
/// The bytes have 64 more behind them that may be read, and mean nothing.
struct BatchMemory {
  private(set) var bytes: UnsafeMutablePointer<UInt8>
  private(set) var byteCapacity: Int
  let places: UnsafeMutablePointer<Place>
  /// Of each value its hash, at the place where ``places`` has it; set by the profiler.
  let hashes: UnsafeMutablePointer<UInt64>

  init(places count: Int, bytes byteCount: Int) {
    bytes = .allocate(capacity: byteCount + Self.padding)
    bytes.initialize(repeating: 0, count: byteCount + Self.padding)
    byteCapacity = byteCount
    places = .allocate(capacity: max(count, 1))
    places.initialize(repeating: .null, count: max(count, 1))
    hashes = .allocate(capacity: max(count, 1))
    hashes.initialize(repeating: 0, count: max(count, 1))
  }

  private static let padding = 64

  func free() {
    bytes.deallocate()
    places.deallocate()
    hashes.deallocate()
  }

  /// Makes room for so many bytes; what is there stays.
  mutating func reserve(_ count: Int) {
    guard count > byteCapacity else { return }
    let size = max(count, byteCapacity * 2)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: size + Self.padding)
    larger.initialize(from: bytes, count: byteCapacity)
    (larger + byteCapacity).initialize(repeating: 0, count: size - byteCapacity + Self.padding)
    bytes.deallocate()
    bytes = larger
    byteCapacity = size
  }

  func copy(_ source: UnsafeBufferPointer<UInt8>, to offset: Int) {
    guard let start = source.baseAddress else { return }
    (bytes + offset).update(from: start, count: source.count)
  }
}
