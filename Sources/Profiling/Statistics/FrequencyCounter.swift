/// How often each value occurs, while there are few different ones; nothing once there are many.
struct FrequencyCounter: Sendable {
  private struct Entry {
    var bytes: [UInt8]
    var count: Int
  }

  private let limit: Int
  private var entries: [UInt64: Entry]? = [:]

  init(limit: Int) { self.limit = limit }

  mutating func add(_ bytes: Span<UInt8>, hash: UInt64) {
    guard entries != nil else { return }
    if entries?[hash] == nil {
      guard (entries?.count ?? 0) < limit else { return entries = nil }
      entries?[hash] = Entry(bytes: bytes.indices.prefix(200).map { bytes[$0] }, count: 1)
    } else {
      entries?[hash]?.count += 1
    }
  }

  /// Values with their counts, most frequent first; nil when there were too many to count.
  var counted: [(value: String, count: Int)]? {
    entries.map { entries in
      entries.values.map { (String(decoding: $0.bytes, as: UTF8.self), $0.count) }
        .sorted { ($1.1, $0.0) < ($0.1, $1.0) }
    }
  }
}
