/// Everything that is told of each value of a column, with how often it occurs: the one place where a test of all values
/// plugs in. Of a column with few different values each is told once; of others, as they come.
struct ValueTally: Sendable {
  private(set) var facts = ColumnFacts()
  private(set) var masks = MaskCounter()
  private(set) var lengths = LengthCounter()
  private(set) var sentinels = SentinelCounter()
  private(set) var months = MonthCounter()
  private let today: Moment?

  init(today: Moment?) { self.today = today }

  /// The month of the scan, counted from year 0.
  var thisMonth: Int? { today.map { $0.year * 12 + $0.digits / 100_000_000 % 100 } }

  /// Adds rows without a value.
  mutating func add(nulls: Int, empties: Int) {
    facts.nulls &+= nulls
    facts.empties &+= empties
  }

  /// Adds a value.
  ///
  /// - Parameter bytes: at least one, with eight more behind them that may be read.
  /// - Returns: the number that the value is, or its moment as digits; NaN when it is neither.
  @inline(__always)
  mutating func add(_ bytes: UnsafePointer<UInt8>, _ count: Int, times: Int) -> (
    number: Double, order: Double
  ) {
    let form = ValueMakeup(bytes, count)
    facts.values &+= times
    lengths.add(form.characters, times: times)
    var (start, end) = (0, count)
    if bytes[0].isBlank || bytes[count &- 1].isBlank {
      (start, end) = Self.trimmed(bytes, count)
      facts.untrimmed &+= times
    }
    addLetters(bytes, form, times)
    guard start < end else {
      facts.add(.placeholder, times: times)
      return (.nan, .nan)
    }
    let trimmed = end &- start == count ? form : ValueMakeup(bytes + start, end - start)
    masks.add(bytes + start, trimmed.count, hash: trimmed.maskHash, times: times)
    return read(bytes + start, trimmed, times)
  }

  private static func trimmed(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> (Int, Int) {
    var (start, end) = (0, count)
    while start < end, bytes[start].isBlank { start += 1 }
    while end > start, bytes[end - 1].isBlank { end -= 1 }
    return (start, end)
  }

  @inline(__always)
  private mutating func addLetters(_ bytes: UnsafePointer<UInt8>, _ form: ValueMakeup, _ times: Int)
  {
    if form.smallLetters > 0 {
      facts.withSmallLetters &+= times
    } else if form.capitals > 0 {
      facts.allCapitals &+= times
    }
    if form.foreign > 0 {
      facts.foreign &+= times
      if MisreadText.isIn(bytes, form.count) { facts.misread &+= times }
    }
    if form.hasAt, InnerAddress.isIn(bytes, form.count) { facts.innerAddresses &+= times }
  }

  /// Reads a value without blanks around it.
  @inline(__always)
  private mutating func read(_ bytes: UnsafePointer<UInt8>, _ form: ValueMakeup, _ times: Int) -> (
    number: Double, order: Double
  ) {
    if form.isAllDigits, form.count <= 18 { return readDigits(bytes, form.count, times) }
    let span = UnsafeBufferPointer(start: bytes, count: form.count).span
    let reading = ValueReading(span, form)
    facts.add(reading.shape, times: times)
    if CheckedNumber.mayBe(form) { addCheck(bytes, form.count, times) }
    if reading.shape.isTemporal {
      facts.add(reading, times: times, today: today)
      guard let moment = reading.moment else { return (.nan, .nan) }
      months.add(moment, times: times)
      return (.nan, Double(moment.digits))
    }
    if let number = reading.number {
      sentinels.add(number, times: times)
      return (number, number)
    }
    addWord(reading, span, form, times)
    return (.nan, .nan)
  }

  @inline(__always)
  private mutating func readDigits(_ bytes: UnsafePointer<UInt8>, _ count: Int, _ times: Int) -> (
    number: Double, order: Double
  ) {
    let isPadded = count > 1 && bytes[0] == UInt8(ascii: "0")
    facts.add(isPadded ? .paddedInteger : .integer, times: times)
    let number = NumberText.digits(bytes, count)
    if count >= 10 {
      if EpochNumber.isOne(number) { facts.epochs &+= times }
      if CheckedNumber.mayBeCard(count) { addCheck(bytes, count, times) }
    }
    let value = Double(number)
    sentinels.add(value, times: times)
    return (value, value)
  }

  private mutating func addCheck(_ bytes: UnsafePointer<UInt8>, _ count: Int, _ times: Int) {
    guard let isRight = CheckedNumber.isRight(bytes, count) else { return }
    facts.checkable += times
    if isRight { facts.checked += times }
  }

  private mutating func addWord(
    _ reading: ValueReading, _ span: Span<UInt8>, _ form: ValueMakeup, _ times: Int
  ) {
    switch reading.shape {
    case .placeholder: facts.add(placeholder: reading.word, times: times)
    case .boolean: facts.add(boolean: reading.word, times: times)
    case .text where form.digits > 0 && UnitText.isOne(span): facts.units &+= times
    default: break
    }
  }

  mutating func merge(_ other: ValueTally) {
    facts.merge(other.facts)
    masks.merge(other.masks)
    lengths.merge(other.lengths)
    sentinels.merge(other.sentinels)
    months.merge(other.months)
  }
}
