/// Up to so many distinct values, chosen by their hash: an even sample that does not depend on the order of rows.
///
/// It exists only while a column is being read, for the tests of personal data.
struct ValueSample: Sendable {
  private let limit: Int
  private var values: [UInt64: [UInt8]] = [:]
  /// Hashes from here on are not wanted.
  private var bound = UInt64.max

  init(limit: Int) { self.limit = limit }

  @inline(__always)
  mutating func add(_ bytes: UnsafePointer<UInt8>, _ count: Int, hash: UInt64) {
    if hash < bound {
      insert(Array(UnsafeBufferPointer(start: bytes, count: min(count, 400))), hash)
    }
  }

  private mutating func insert(_ bytes: [UInt8], _ hash: UInt64) {
    guard values[hash] == nil else { return }
    values[hash] = bytes
    guard values.count >= limit * 2 else { return }
    shrink()
  }

  /// Keeps the values of the smallest hashes.
  private mutating func shrink() {
    let kept = values.keys.sorted().prefix(limit)
    values = Dictionary(uniqueKeysWithValues: kept.map { ($0, values[$0] ?? []) })
    bound = kept.last ?? .max
  }

  mutating func merge(_ other: ValueSample) {
    for (hash, bytes) in other.values where hash < bound { insert(bytes, hash) }
  }

  /// The values in order of hash, the same in every run.
  var texts: [String] {
    values.sorted { $0.key < $1.key }.prefix(limit).map {
      String(decoding: $0.value, as: UTF8.self)
    }
  }
}
