/// Counts distinct values that are another one but for capitals, in a column whose values mostly differ.
struct SpellingCounter: Sendable {
  private struct Spelling: Hashable, Sendable {
    let hash: UInt64
    /// The hash of the value in small letters.
    let lowered: UInt64
  }

  /// Of values with capitals, a few of them more than once.
  private var spellings: [Spelling] = []

  /// The most values that are kept; beyond, nothing is told.
  private static let limit = 1 << 16
  private static let longest = 128

  mutating func add(_ bytes: UnsafePointer<UInt8>, _ count: Int, hash: UInt64) {
    guard spellings.count <= Self.limit, count <= Self.longest else { return }
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: count + 8) { small in
      var hasCapitals = false
      for index in 0..<count {
        small[index] = bytes[index].lowered
        if small[index] != bytes[index] { hasCapitals = true }
      }
      guard hasCapitals, let start = small.baseAddress else { return }
      spellings.append(Spelling(hash: hash, lowered: ValueHash.of(start, count)))
    }
  }

  /// Forgets all, in a column whose values repeat.
  mutating func clear() { spellings = [] }

  mutating func merge(_ other: SpellingCounter) { spellings += other.spellings }

  /// - Parameter values: the hashes of all distinct values.
  func count(among values: HashCounts) -> Int {
    guard spellings.count <= Self.limit else { return 0 }
    let distinct = Set(spellings)
    return distinct.count - Set(distinct.map(\.lowered)).count { values[$0] == 0 }
  }
}
