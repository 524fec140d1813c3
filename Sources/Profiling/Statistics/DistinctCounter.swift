/// Counts distinct values: exactly while there are few, then by a HyperLogLog of 16,384 registers (error 0.8 %).
struct DistinctCounter: Sendable {
  private let exactLimit: Int
  /// How often each hash was added: of all of them while they are few, then of an even part.
  private(set) var hashes = ValueHashes()
  private var registers: [UInt8] = []

  init(exactLimit: Int) { self.exactLimit = exactLimit }

  /// Whether ``count(atMost:)`` is exact.
  var isExact: Bool { hashes.isWhole }

  /// How often each hash was added, while that is known of all.
  var exact: [UInt64: Int]? { isExact ? hashes.counts : nil }

  mutating func add(_ hash: UInt64) {
    if !isExact { register(hash) }
    hashes.add(hash)
    guard hashes.counts.count > exactLimit else { return }
    if isExact { spill() }
    hashes.halve()
  }

  /// How many distinct values were added; an estimate never says more than there were values.
  func count(atMost values: Int) -> Int {
    if isExact { return hashes.counts.count }
    return min(values, max(exactLimit, Int(estimate.rounded())))
  }

  private mutating func spill() {
    registers = Array(repeating: 0, count: Self.size)
    for hash in hashes.counts.keys { register(hash) }
  }

  private static let bits = 14
  private static let size = 1 << bits

  private mutating func register(_ hash: UInt64) {
    let index = Int(hash >> UInt64(64 - Self.bits))
    let rest = hash << UInt64(Self.bits) | 1 << UInt64(Self.bits - 1)
    registers[index] = max(registers[index], UInt8(rest.leadingZeroBitCount + 1))
  }

  /// The estimate of Flajolet et al. 2007; linear counting is not needed above the exact limit.
  private var estimate: Double {
    let count = Double(Self.size)
    let sum = registers.reduce(0.0) { $0 + 1 / Double(UInt64(1) << UInt64($1)) }
    return 0.7213 / (1 + 1.079 / count) * count * count / sum
  }
}
