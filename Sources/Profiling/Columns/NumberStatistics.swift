/// Sums of numbers in one pass: mean and deviation by the merging formula of Chan, Golub and LeVeque 1979, which loses
/// nothing where a sum of squares would, and a sketch for quantiles.
struct NumberStatistics: Sendable {
  private(set) var count = 0
  private(set) var sum = 0.0
  private(set) var mean = 0.0
  /// The sum of squared distances from the mean.
  private var squares = 0.0
  private(set) var minimum = Double.infinity
  private(set) var maximum = -Double.infinity
  private(set) var zeros = 0
  private(set) var negatives = 0
  private(set) var sketch = NumberSketch()

  /// The standard deviation of the numbers as a sample; nil of fewer than two.
  var deviation: Double? { count > 1 ? (squares / Double(count - 1)).squareRoot() : nil }

  mutating func add(_ number: Double, times: Int) {
    guard number.isFinite else { return }
    sketch.add(number, times: times)
    if number == 0 { zeros += times }
    if number < 0 { negatives += times }
    minimum = min(minimum, number)
    maximum = max(maximum, number)
    merge(times, number * Double(times), 0)
  }

  /// Adds numbers that come one after the other.
  mutating func add(_ numbers: UnsafeBufferPointer<Double>) {
    guard !numbers.isEmpty else { return }
    var (total, low, high, zero, below) = (0.0, minimum, maximum, 0, 0)
    for number in numbers {
      total += number
      low = number < low ? number : low
      high = number > high ? number : high
      zero &+= number == 0 ? 1 : 0
      below &+= number < 0 ? 1 : 0
    }
    let center = total / Double(numbers.count)
    var spread = 0.0
    for number in numbers { spread += (number - center) * (number - center) }
    (minimum, maximum, zeros, negatives) = (low, high, zeros + zero, negatives + below)
    merge(numbers.count, total, spread)
    sketch.add(numbers)
  }

  mutating func merge(_ other: NumberStatistics) {
    guard other.count > 0 else { return }
    merge(other.count, other.sum, other.squares)
    minimum = min(minimum, other.minimum)
    maximum = max(maximum, other.maximum)
    zeros += other.zeros
    negatives += other.negatives
    sketch.merge(other.sketch)
  }

  private mutating func merge(_ others: Int, _ total: Double, _ spread: Double) {
    let all = count + others
    let distance = total / Double(others) - mean
    squares += spread + distance * distance * Double(count) * Double(others) / Double(all)
    mean += distance * Double(others) / Double(all)
    sum += total
    count = all
  }

  /// The value below which a share of the numbers lies, with ``NumberSketch/error``; nil without numbers.
  func quantile(_ share: Double) -> Double? {
    sketch.quantile(share).map { min(max($0, minimum), maximum) }
  }
}
