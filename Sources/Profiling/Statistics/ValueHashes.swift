/// How often values occur, by their hashes: of all values, or of those whose hash ends in so many zero bits.
///
/// The part is chosen by the hash alone, so two columns keep the same values of what they share, and can be compared
/// however many they hold. Hashes live as long as a scan and are never stored.
struct ValueHashes: Sendable {
  private(set) var counts: [UInt64: Int] = [:]
  /// One of 2 to the power of this many values is kept.
  private(set) var halvings = 0

  /// Whether all values are kept.
  var isWhole: Bool { halvings == 0 }

  mutating func add(_ hash: UInt64) {
    if hash.trailingZeroBitCount >= halvings { counts[hash, default: 0] += 1 }
  }

  /// Keeps half of the values from now on.
  mutating func halve() {
    halvings += 1
    let zeros = halvings
    counts = counts.filter { $0.key.trailingZeroBitCount >= zeros }
  }

  /// How far the values are found among the keys of another column.
  func inclusion(in keys: ValueHashes) -> Inclusion {
    var inclusion = Inclusion(halvings: max(halvings, keys.halvings))
    for (hash, count) in counts where hash.trailingZeroBitCount >= inclusion.halvings {
      inclusion.add(count, isFound: keys.counts[hash] != nil)
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

  /// Whether nine of ten distinct values or more were found.
  var isUsual: Bool { distinct > 0 && found * 10 >= distinct * 9 }

  /// How likely the next value is to be found, by Laplace's rule of succession: never sure, least so for few values.
  var confidence: Double {
    (Double(found + 1) / Double(distinct + 2) * 1_000).rounded() / 1_000
  }

  /// What share of the values was compared, in words; nothing when all were.
  var shareInWords: String { halvings == 0 ? "" : ", judged by one of \(1 << halvings) values" }
}
