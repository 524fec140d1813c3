/// What is counted of a column's values while they pass.
struct ColumnFacts: Sendable {
  /// Values that are there and not empty.
  var values = 0
  var nulls = 0
  var empties = 0
  /// Values by shape, indexed by the shape's raw value.
  var shapes = Array(repeating: 0, count: ValueShape.allCases.count)
  var untrimmed = 0
  /// Days of the calendar that lie after the day of the scan.
  var future = 0
  /// Days that stand for "unknown" or "for ever".
  var defaultDates = 0
  /// Dates such as 31 February.
  var impossible = 0
  var dayFirst = 0
  var monthFirst = 0
  var minimumLength = Int.max
  var maximumLength = 0
  var sum = 0.0
  var numbers = 0
  var minimumNumber = Double.infinity
  var maximumNumber = -Double.infinity
  var minimumMoment: Moment?
  var maximumMoment: Moment?

  /// How many values have a shape.
  subscript(shape: ValueShape) -> Int { shapes[shape.rawValue] }

  /// How many values have one of these shapes.
  func count(where isWanted: (ValueShape) -> Bool) -> Int {
    ValueShape.allCases.reduce(0) { $0 + (isWanted($1) ? self[$1] : 0) }
  }

  mutating func addLength(of bytes: Span<UInt8>) {
    var length = 0
    for index in bytes.indices where bytes[index] & 0xC0 != 0x80 { length += 1 }
    minimumLength = min(minimumLength, length)
    maximumLength = max(maximumLength, length)
  }

  mutating func add(_ reading: ValueReading, today: Moment?) {
    shapes[reading.shape.rawValue] += 1
    if let number = reading.number { add(number) }
    guard reading.shape.isTemporal else { return }
    switch reading.isDayFirst {
    case true?: dayFirst += 1
    case false?: monthFirst += 1
    case nil: break
    }
    guard let moment = reading.moment else { return impossible += 1 }
    guard !moment.isDefault else { return defaultDates += 1 }
    if let today, moment > today { future += 1 }
    minimumMoment = min(minimumMoment ?? moment, moment)
    maximumMoment = max(maximumMoment ?? moment, moment)
  }

  private mutating func add(_ number: Double) {
    sum += number
    numbers += 1
    minimumNumber = min(minimumNumber, number)
    maximumNumber = max(maximumNumber, number)
  }
}
