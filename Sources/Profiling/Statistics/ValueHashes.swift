/// How often values occur, by their hashes: of all values, or of those whose hash has so many zero bits at one place.
///
/// The part is chosen by the hash alone, so two columns keep the same values of what they share, and can be compared
/// however many they hold. Hashes live as long as a scan and are never stored.
struct ValueHashes: Sendable {
  private(set) var counts = HashCounts()
  /// One of 2 to the power of this many values is kept.
  private(set) var halvings = 0

  /// Whether all values are kept.
  var isWhole: Bool { halvings == 0 }

  /// How many halvings a hash outlives: half of all none, a quarter one.
  @inline(__always)
  private static func halvings(of hash: UInt64) -> Int { (hash >> 24).trailingZeroBitCount }

  mutating func add(_ hash: UInt64, times: Int = 1) {
    if Self.halvings(of: hash) >= halvings { counts.add(hash, times: times) }
  }

  /// Adds the hashes of a batch.
  mutating func add(_ hashes: UnsafeBufferPointer<UInt64>) {
    guard halvings > 0 else { return counts.add(hashes) }
    let halvings = halvings
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: hashes.count) { kept in
      var count = 0
      for hash in hashes {
        kept[count] = hash
        count &+= Self.halvings(of: hash) >= halvings ? 1 : 0
      }
      counts.add(UnsafeBufferPointer(rebasing: kept[..<count]))
    }
  }

  /// Adds what another one holds; the smaller part is kept of both.
  mutating func merge(_ other: ValueHashes) {
    while halvings < other.halvings { halve() }
    other.counts.forEach { add($0, times: $1) }
  }

  /// Keeps half of the values from now on.
  mutating func halve() {
    halvings += 1
    let zeros = halvings
    counts = counts.filter { Self.halvings(of: $0) >= zeros }
  }

  /// How far the values are found among the keys of another column.
  func inclusion(in keys: ValueHashes) -> Inclusion {
    var inclusion = Inclusion(halvings: max(halvings, keys.halvings))
    counts.forEach { hash, count in
      guard Self.halvings(of: hash) >= inclusion.halvings else { return }
      inclusion.add(count, isFound: keys.counts[hash] > 0)
    }
    return inclusion
  }
}

/// How far the values of one column are found among those of another.
struct Inclusion: Sendable {
  /// One of 2 to the power of this many values was compared.
  let halvings: Int
  private(set) var distinct = 0
  private(set) var found = 0
  private var lostRows = 0

  init(halvings: Int) { self.halvings = halvings }

  mutating func add(_ rows: Int, isFound: Bool) {
    distinct += 1
    if isFound { found += 1 } else { lostRows += rows }
  }

  /// Rows whose value was not found; an estimate when not all values were compared.
  var orphans: Int { lostRows << halvings }

  /// Whether nine of ten distinct values or more were found; of a part of them, as far as chance allows.
  var isUsual: Bool {
    let chance = halvings == 0 ? 0 : 2 * (0.09 * Double(distinct)).squareRoot()
    return distinct > 0 && Double(found) + chance >= 0.9 * Double(distinct)
  }

  /// How likely the next value is to be found, by Laplace's rule of succession: never sure, least so for few values.
  var confidence: Double {
    (Double(found + 1) / Double(distinct + 2) * 1_000).rounded() / 1_000
  }

  /// What share of the values was compared, in words; nothing when all were.
  var shareInWords: String { halvings == 0 ? "" : ", judged by one of \(1 << halvings) values" }
}
