/// Counts the numbers that people write for "unknown": -1, and nines such as -999 and 99999.
struct SentinelCounter: Sendable {
  /// By sign and number of nines; the place of -1 is that of no nines below zero.
  private var counts: InlineArray<32, Int> = .init(repeating: 0)

  @inline(__always)
  mutating func add(_ number: Double, times: Int) {
    let size = abs(number)
    guard size >= 99 || number == -1, let nines = Self.nines(size) else { return }
    counts[nines + (number < 0 ? 16 : 0)] += times
  }

  private static func nines(_ size: Double) -> Int? {
    if size == 1 { return 0 }
    guard size < 1e12 else { return nil }
    var (power, digits) = (100.0, 2)
    while power - 1 < size {
      power *= 10
      digits += 1
    }
    return size == power - 1 ? digits : nil
  }

  mutating func merge(_ other: SentinelCounter) {
    for index in counts.indices { counts[index] += other.counts[index] }
  }

  /// The numbers with their counts.
  var counted: [(number: Double, count: Int)] {
    counts.indices.filter { counts[$0] > 0 }.map { index in
      let nines = (0..<index % 16).reduce(0.0) { number, _ in number * 10 + 9 }
      let size = index % 16 == 0 ? 1 : nines
      return (index < 16 ? size : -size, counts[index])
    }
  }
}
