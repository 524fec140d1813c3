/// The different values of a column with their counts, while they are few: a value that was seen before costs a look into a
/// table, and all that is told of it is told once.
struct ValueDictionary: Sendable {
  /// A value and how often it occurs.
  struct Entry: Sendable {
    let hash: UInt64
    let start: Int
    let length: Int
    var count: Int
  }

  private(set) var entries: [Entry] = []
  /// The values end to end, with room for a reader that looks at eight bytes at a time.
  private var bytes: [UInt8] = Array(repeating: 0, count: 8)
  /// For each slot of an open table one more than the place of an entry, or 0.
  private var slots: [UInt16] = Array(repeating: 0, count: 256)
  /// The entry of the last value.
  private var last = -1
  /// Whether a value came back after another one had come between.
  private(set) var hasReturns = false

  private let limit: Int

  /// - Parameter limit: the most different values, 65,535 or fewer.
  init(limit: Int) { self.limit = limit }

  /// The most bytes of all of them together.
  private static let byteLimit = 1 << 19

  /// Adds values from a row on; those that are missing or empty are passed over.
  ///
  /// - Returns: the first row whose value does not fit any more; the number of rows when all do.
  mutating func add(
    _ hashes: UnsafePointer<UInt64>, _ places: UnsafePointer<Place>,
    _ text: UnsafePointer<UInt8>, rows: Int
  ) -> Int {
    for row in 0..<rows where hashes[row] > ValueHash.empty {
      let hash = hashes[row]
      if let entry = find(hash) {
        entries[entry].count &+= 1
        if entry != last { hasReturns = true }
        last = entry
        continue
      }
      guard insert(hash, text + places[row].offset, places[row].count) else { return row }
    }
    return rows
  }

  @inline(__always)
  private func find(_ hash: UInt64) -> Int? {
    slots.withUnsafeBufferPointer { slots in
      var slot = Int(truncatingIfNeeded: hash) & (slots.count &- 1)
      while slots[slot] != 0 {
        let place = Int(slots[slot]) &- 1
        if entries[place].hash == hash { return place }
        slot = (slot &+ 1) & (slots.count &- 1)
      }
      return nil
    }
  }

  private mutating func insert(_ hash: UInt64, _ value: UnsafePointer<UInt8>, _ count: Int) -> Bool
  {
    guard entries.count < limit, bytes.count + count < Self.byteLimit else { return false }
    let start = bytes.count - 8
    bytes.removeLast(8)
    bytes.append(contentsOf: UnsafeBufferPointer(start: value, count: count))
    bytes.append(contentsOf: [0, 0, 0, 0, 0, 0, 0, 0])
    last = entries.count
    entries.append(Entry(hash: hash, start: start, length: count, count: 1))
    if entries.count * 4 > slots.count { grow() } else { enter(last) }
    return true
  }

  private mutating func enter(_ entry: Int) {
    var slot = Int(truncatingIfNeeded: entries[entry].hash) & (slots.count - 1)
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = UInt16(entry + 1)
  }

  private mutating func grow() {
    slots = Array(repeating: 0, count: slots.count * 4)
    for entry in entries.indices { enter(entry) }
  }

  /// Adds what another one holds; false, and nothing is added, when that is too much.
  mutating func merge(_ other: ValueDictionary) -> Bool {
    var merged = self
    merged.hasReturns = hasReturns || other.hasReturns
    let fits = other.forEach { entry, value in
      if let place = merged.find(entry.hash) {
        merged.entries[place].count += entry.count
        if place != merged.last || entry.start > 0 { merged.hasReturns = true }
        return true
      }
      guard merged.insert(entry.hash, value, entry.length) else { return false }
      merged.entries[merged.entries.count - 1].count = entry.count
      return true
    }
    if fits { self = merged }
    return fits
  }

  /// Shows each entry with its value, in the order in which they came first, until told not to go on.
  @discardableResult
  func forEach(_ body: (Entry, UnsafePointer<UInt8>) -> Bool) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      guard let start = bytes.baseAddress else { return true }
      return entries.allSatisfy { body($0, start + $0.start) }
    }
  }

  /// Values as texts with their counts, most frequent first.
  var counted: [(value: String, count: Int)] {
    entries.map {
      (String(decoding: bytes[$0.start..<$0.start + min($0.length, 200)], as: UTF8.self), $0.count)
    }
    .sorted { ($1.1, $0.0) < ($0.1, $1.0) }
  }
}
