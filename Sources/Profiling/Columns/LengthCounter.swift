/// How many values have each length, in characters.
struct LengthCounter: Sendable {
  /// Values of each length below ``limit``, and in the last place of all others.
  private(set) var counts: InlineArray<257, Int> = .init(repeating: 0)
  private(set) var minimum = Int.max
  private(set) var maximum = 0
  /// Values as long as the longest.
  private(set) var atMaximum = 0
  private(set) var sum = 0

  /// Lengths from here on are not told apart.
  static let limit = 256

  @inline(__always)
  mutating func add(_ length: Int, times: Int) {
    counts[min(length, Self.limit)] &+= times
    sum &+= length &* times
    if length < minimum { minimum = length }
    if length < maximum { return }
    atMaximum = length == maximum ? atMaximum + times : times
    maximum = length
  }

  mutating func merge(_ other: LengthCounter) {
    for index in counts.indices { counts[index] += other.counts[index] }
    sum += other.sum
    minimum = min(minimum, other.minimum)
    if other.maximum >= maximum {
      atMaximum = other.atMaximum + (other.maximum == maximum ? atMaximum : 0)
    }
    maximum = max(maximum, other.maximum)
  }
}
