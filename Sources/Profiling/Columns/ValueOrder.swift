/// Whether numbers or moments come in order.
struct ValueOrder: Sendable {
  private(set) var isAscending = true
  private(set) var isDescending = true
  /// Whether none is like the one before it.
  private(set) var isStrict = true
  private(set) var count = 0
  private var first = 0.0
  private var last = 0.0

  /// `strictly ascending` and its like; nil in no order, and when all are the same.
  var inWords: String? {
    guard count > 1, isAscending != isDescending else { return nil }
    return (isStrict ? "strictly " : "") + (isAscending ? "ascending" : "descending")
  }

  @inline(__always)
  mutating func add(_ value: Double) {
    if count == 0 { first = value } else { compare(last, value) }
    last = value
    count &+= 1
  }

  /// Says that a value came back after another one had come between.
  mutating func breakUp() { (isAscending, isDescending, isStrict) = (false, false, false) }

  /// Says that a value came twice in a row.
  mutating func repeatLast() { isStrict = false }

  /// Adds the values that follow after these.
  mutating func merge(_ next: ValueOrder) {
    guard next.count > 0 else { return }
    if count > 0 { compare(last, next.first) } else { first = next.first }
    last = next.last
    count += next.count
    isAscending = isAscending && next.isAscending
    isDescending = isDescending && next.isDescending
    isStrict = isStrict && next.isStrict
  }

  @inline(__always)
  private mutating func compare(_ one: Double, _ two: Double) {
    if two < one { isAscending = false }
    if two > one { isDescending = false }
    if two == one { isStrict = false }
  }
}
