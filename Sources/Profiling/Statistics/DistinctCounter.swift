/// Counts distinct values: exactly while there are few, then by a HyperLogLog of 16,384 registers (error 0.8 %).
struct DistinctCounter: Sendable {
  private let exactLimit: Int
  /// How often each hash was added, while that is known.
  private(set) var exact: [UInt64: Int]? = [:]
  private var registers: [UInt8] = []

  init(exactLimit: Int) { self.exactLimit = exactLimit }

  /// Whether ``count(atMost:)`` is exact.
  var isExact: Bool { exact != nil }

  mutating func add(_ hash: UInt64) {
    guard exact != nil else { return register(hash) }
    exact?[hash, default: 0] += 1
    if let full = exact, full.count > exactLimit { spill(full.keys) }
  }

  /// How many distinct values were added; an estimate never says more than there were values.
  func count(atMost values: Int) -> Int {
    if let exact { return exact.count }
    return min(values, max(exactLimit, Int(estimate.rounded())))
  }

  private mutating func spill(_ hashes: some Sequence<UInt64>) {
    registers = Array(repeating: 0, count: Self.size)
    for hash in hashes { register(hash) }
    exact = nil
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
