/// Up to so many distinct values, chosen by their hash: an even sample that does not depend on the order of rows.
///
/// It exists only while a column is being read, for the tests of personal data and of spellings.
struct ValueSample: Sendable {
  private let limit: Int
  private var values: [UInt64: [UInt8]] = [:]
  private var largest: UInt64 = 0

  init(limit: Int) { self.limit = limit }

  mutating func add(_ bytes: Span<UInt8>, hash: UInt64) {
    if values.count >= limit {
      guard hash < largest, values[hash] == nil else { return }
      values[largest] = nil
    } else if values[hash] != nil {
      return
    }
    values[hash] = bytes.indices.prefix(400).map { bytes[$0] }
    largest = values.keys.max() ?? 0
  }

  /// The values in order of hash, the same in every run.
  var texts: [String] {
    values.sorted { $0.key < $1.key }.map { String(decoding: $0.value, as: UTF8.self) }
  }
}
