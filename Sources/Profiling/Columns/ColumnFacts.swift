/// What is counted of a column's values.
struct ColumnFacts: Sendable {
  /// Values that are there and not empty.
  var values = 0
  var nulls = 0
  var empties = 0
  /// Values by shape, indexed by the shape's raw value.
  private var shapes: InlineArray<24, Int> = .init(repeating: 0)
  /// Words for "no value" and signs for it, by their place in ``ValueWords/placeholders``.
  private(set) var placeholders: InlineArray<32, Int> = .init(repeating: 0)
  /// Words for true and false, by their place in ``ValueWords/booleans``.
  private(set) var booleans: InlineArray<16, Int> = .init(repeating: 0)
  var untrimmed = 0
  /// Days of the calendar that lie after the day of the scan.
  var future = 0
  /// Days that stand for "unknown" or "for ever".
  var defaultDates = 0
  /// Dates such as 31 February.
  var impossible = 0
  var dayFirst = 0
  var monthFirst = 0
  /// Timestamps with an offset or `Z`.
  var zoned = 0
  /// Whole numbers that are seconds or milliseconds since 1970 within 1990 to 2060.
  var epochs = 0
  /// Numbers followed or led by a unit or currency.
  var units = 0
  /// Values with a whole e-mail address among other words.
  var innerAddresses = 0
  /// Values with letters that are UTF-8 read as Latin-1.
  var misread = 0
  /// Values of the form of an IBAN or payment card, and those whose check digits are right.
  var checkable = 0
  var checked = 0
  /// Values whose letters are all capitals, and those that have small ones.
  var allCapitals = 0
  var withSmallLetters = 0
  var foreign = 0
  var minimumMoment: Moment?
  var maximumMoment: Moment?

  /// How many values have a shape.
  subscript(shape: ValueShape) -> Int { shapes[shape.rawValue] }

  /// How many values have one of these shapes.
  func count(where isWanted: (ValueShape) -> Bool) -> Int {
    ValueShape.allCases.reduce(0) { $0 + (isWanted($1) ? self[$1] : 0) }
  }

  mutating func add(_ shape: ValueShape, times: Int) { shapes[shape.rawValue] &+= times }

  mutating func add(placeholder word: Int, times: Int) { placeholders[word] += times }

  mutating func add(boolean word: Int, times: Int) { booleans[word] += times }

  mutating func add(_ reading: ValueReading, times: Int, today: Moment?) {
    switch reading.isDayFirst {
    case true?: dayFirst += times
    case false?: monthFirst += times
    case nil: break
    }
    if reading.isZoned { zoned += times }
    guard let moment = reading.moment else { return impossible += times }
    guard !moment.isDefault else { return defaultDates += times }
    if let today, moment > today { future += times }
    minimumMoment = min(minimumMoment ?? moment, moment)
    maximumMoment = max(maximumMoment ?? moment, moment)
  }

  mutating func merge(_ other: ColumnFacts) {
    for path in Self.counters { self[keyPath: path] += other[keyPath: path] }
    for index in shapes.indices { shapes[index] += other.shapes[index] }
    for index in placeholders.indices { placeholders[index] += other.placeholders[index] }
    for index in booleans.indices { booleans[index] += other.booleans[index] }
    minimumMoment = [minimumMoment, other.minimumMoment].compactMap(\.self).min()
    maximumMoment = [maximumMoment, other.maximumMoment].compactMap(\.self).max()
  }

  private static var counters: [WritableKeyPath<ColumnFacts, Int>] {
    [
      \.values, \.nulls, \.empties, \.untrimmed, \.future, \.defaultDates, \.impossible, \.dayFirst,
      \.monthFirst, \.zoned, \.epochs, \.units, \.innerAddresses, \.misread, \.checkable, \.checked,
      \.allCapitals, \.withSmallLetters, \.foreign,
    ]
  }
}
