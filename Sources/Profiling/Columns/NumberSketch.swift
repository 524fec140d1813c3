/// Counts numbers in buckets whose width is a fixed share of the number, so that every quantile is known within that share:
/// DDSketch (Masson, Rim and Lee 2019) with the buckets that the bits of a floating-point number make by themselves.
///
/// Two sketches added are exactly the sketch of all. Whole numbers below 512 have buckets of their own.
struct NumberSketch: Sendable {
  /// How far a quantile may be from the true one, as a share of it.
  static let error = 1.0 / 512

  private static let bits = 8
  private static let pageSize = 1 << bits
  /// Counts by page: one page for each power of two that occurs, with a sign.
  private var counts: [Int] = []
  /// Of each exponent with its sign, one more than the number of its page; 0 when it has none.
  private var pages: [UInt16] = []
  private(set) var total = 0

  mutating func add(_ number: Double, times: Int = 1) {
    let place = place(of: number.bitPattern)
    counts[place] += times
    total += times
  }

  mutating func add(_ numbers: UnsafeBufferPointer<Double>) {
    if pages.isEmpty { pages = Array(repeating: 0, count: 4096) }
    for number in numbers {
      let bits = number.bitPattern
      let page = Int(pages[Int(truncatingIfNeeded: bits >> 52)])
      let inner = Int(truncatingIfNeeded: bits >> UInt64(52 - Self.bits)) & (Self.pageSize &- 1)
      if page == 0 {
        counts[place(of: bits)] += 1
      } else {
        counts[(page &- 1) &* Self.pageSize &+ inner] &+= 1
      }
    }
    total += numbers.count
  }

  mutating func merge(_ other: NumberSketch) {
    for bucket in other.buckets { add(bucket.middle, times: bucket.count) }
  }

  private mutating func place(of bits: UInt64) -> Int {
    if pages.isEmpty { pages = Array(repeating: 0, count: 4096) }
    let exponent = Int(truncatingIfNeeded: bits >> 52)
    if pages[exponent] == 0 {
      counts += Array(repeating: 0, count: Self.pageSize)
      pages[exponent] = UInt16(counts.count / Self.pageSize)
    }
    let inner = Int(truncatingIfNeeded: bits >> UInt64(52 - Self.bits)) & (Self.pageSize - 1)
    return (Int(pages[exponent]) - 1) * Self.pageSize + inner
  }

  /// A bucket that is not empty.
  struct Bucket {
    /// The number nearest to zero in it.
    var edge: Double
    /// A number in its middle; of a bucket of one whole number that number.
    var middle: Double
    var count: Int
  }

  /// The buckets in order of their numbers.
  var buckets: [Bucket] {
    let negative = (0x800..<0x1000).reversed().flatMap { buckets(ofExponent: $0).reversed() }
    return negative + (0..<0x800).flatMap { buckets(ofExponent: $0) }
  }

  private func buckets(ofExponent exponent: Int) -> [Bucket] {
    guard !pages.isEmpty, pages[exponent] > 0 else { return [] }
    let start = (Int(pages[exponent]) - 1) * Self.pageSize
    return (0..<Self.pageSize).compactMap { inner in
      let count = counts[start + inner]
      guard count > 0 else { return nil }
      let low = UInt64(exponent) << 52 | UInt64(inner) << UInt64(52 - Self.bits)
      let edge = Double(bitPattern: low)
      let isWhole = abs(edge) < Double(Self.pageSize * 2) && edge == edge.rounded()
      let half = Double(bitPattern: low | 1 << UInt64(51 - Self.bits))
      return Bucket(edge: edge, middle: isWhole ? edge : half, count: count)
    }
  }

  /// The number below which a share of all lies; nil when there are none.
  func quantile(_ share: Double) -> Double? {
    var rank = Int((share * Double(total - 1)).rounded(.down))
    for bucket in buckets {
      rank -= bucket.count
      if rank < 0 { return bucket.middle }
    }
    return nil
  }

  /// How many numbers lie below one and above another, told by the middles of their buckets.
  func count(below low: Double, above high: Double) -> Int {
    buckets.reduce(0) { $0 + ($1.middle < low || $1.middle > high ? $1.count : 0) }
  }
}
