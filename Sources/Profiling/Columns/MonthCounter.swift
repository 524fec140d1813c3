/// How many days fall into each month of the years 1800 to 2200.
struct MonthCounter: Sendable {
  private var counts: [Int] = []
  private static let first = 1800
  private static let last = 2200

  @inline(__always)
  mutating func add(_ moment: Moment, times: Int) {
    let month = moment.digits / 100_000_000
    let (year, number) = (month / 100, month % 100)
    guard year >= Self.first, year < Self.last else { return }
    if counts.isEmpty { counts = Array(repeating: 0, count: (Self.last - Self.first) * 12) }
    counts[(year - Self.first) * 12 + number - 1] += times
  }

  mutating func merge(_ other: MonthCounter) {
    guard !other.counts.isEmpty else { return }
    guard !counts.isEmpty else { return counts = other.counts }
    for index in counts.indices { counts[index] += other.counts[index] }
  }

  /// Years and months with their counts, in order.
  var counted: [(year: Int, month: Int, count: Int)] {
    counts.indices.filter { counts[$0] > 0 }.map {
      ($0 / 12 + Self.first, $0 % 12 + 1, counts[$0])
    }
  }
}
