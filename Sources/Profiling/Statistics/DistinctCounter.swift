/// Counts distinct values: exactly while there are few, then by a HyperLogLog of 16,384 registers.
///
/// The estimate is that of Ertl 2017, "New cardinality estimation algorithms for HyperLogLog sketches", whose standard
/// error is 0.81 % without the tables of corrections that HyperLogLog++ needs.
struct DistinctCounter: Sendable {
  /// Standard error of an estimate.
  static let error = 0.0081

  private let exactLimit: Int
  /// How often each hash was added: of all of them while they are few, then of an even part.
  private(set) var hashes = ValueHashes()
  private var registers: [UInt8] = []

  init(exactLimit: Int) { self.exactLimit = exactLimit }

  /// Whether ``count(atMost:)`` is exact.
  var isExact: Bool { hashes.isWhole }

  /// Whether so many more may be too many to be counted exactly.
  func isFull(for more: Int) -> Bool { isExact && hashes.counts.count + more > exactLimit }

  mutating func add(_ hash: UInt64, times: Int) {
    if !isExact { register(hash) }
    hashes.add(hash, times: times)
    settle()
  }

  /// Adds the hashes of a batch; those of missing and empty values count for nothing.
  mutating func add(_ batch: UnsafeBufferPointer<UInt64>) {
    if !isExact {
      registers.withUnsafeMutableBufferPointer { registers in
        for hash in batch where hash > ValueHash.empty { Self.register(hash, registers) }
      }
    }
    hashes.add(batch)
    settle()
  }

  mutating func merge(_ other: DistinctCounter) {
    if !registers.isEmpty || !other.registers.isEmpty {
      if registers.isEmpty { spill() }
      for (index, rank) in other.registers.enumerated() {
        registers[index] = max(registers[index], rank)
      }
      if other.registers.isEmpty { other.hashes.counts.forEach { hash, _ in register(hash) } }
    }
    hashes.merge(other.hashes)
    settle()
  }

  /// How many distinct values were added; an estimate never says more than there were values.
  func count(atMost values: Int) -> Int {
    if isExact { return hashes.counts.count }
    return min(values, max(exactLimit, Int(estimate.rounded())))
  }

  private mutating func settle() {
    while hashes.counts.count > exactLimit {
      if registers.isEmpty { spill() }
      hashes.halve()
    }
  }

  private mutating func spill() {
    registers = Array(repeating: 0, count: Self.size)
    hashes.counts.forEach { hash, _ in register(hash) }
  }

  private static let bits = 14
  private static let size = 1 << bits
  /// The highest value of a register.
  private static let top = 64 - bits + 1

  private mutating func register(_ hash: UInt64) {
    registers.withUnsafeMutableBufferPointer { Self.register(hash, $0) }
  }

  @inline(__always)
  private static func register(_ hash: UInt64, _ registers: UnsafeMutableBufferPointer<UInt8>) {
    let index = Int(truncatingIfNeeded: hash >> UInt64(64 - bits))
    let rank = UInt8(
      truncatingIfNeeded: (hash << UInt64(bits) | 1 << UInt64(bits - 1)).leadingZeroBitCount + 1)
    if registers[index] < rank { registers[index] = rank }
  }

  private var estimate: Double {
    var counts = Array(repeating: 0.0, count: Self.top + 1)
    for register in registers { counts[Int(register)] += 1 }
    let size = Double(Self.size)
    var sum = size * Self.tau(1 - counts[Self.top] / size)
    for rank in stride(from: Self.top - 1, to: 0, by: -1) { sum = 0.5 * (sum + counts[rank]) }
    sum += size * Self.sigma(counts[0] / size)
    return size * size / (2 * 0.693_147_180_559_945_3 * sum)
  }

  private static func sigma(_ share: Double) -> Double {
    guard share < 1 else { return .infinity }
    var (power, scale, sum, last) = (share, 1.0, share, -1.0)
    while sum != last {
      power *= power
      last = sum
      sum += power * scale
      scale += scale
    }
    return sum
  }

  private static func tau(_ share: Double) -> Double {
    guard share > 0, share < 1 else { return 0 }
    var (root, scale, sum, last) = (share, 1.0, 1 - share, -1.0)
    while sum != last {
      root = root.squareRoot()
      last = sum
      scale *= 0.5
      sum -= (1 - root) * (1 - root) * scale
    }
    return sum / 3
  }
}
