/// Reads days and timestamps with the year first or last, and times of day.
enum DateText {
  static func read(_ bytes: Span<UInt8>) -> ValueReading? {
    var reader = Reader()
    guard let first = reader.number(bytes), reader.index < bytes.count else { return nil }
    let mark = bytes[unchecked: reader.index]
    if mark == UInt8(ascii: ":") { return time(bytes) }
    guard mark == .minus || mark == .slash || mark == .dot else { return nil }
    reader.index += 1
    guard let second = reader.number(bytes), second.width <= 2, reader.take(mark, bytes),
      let third = reader.number(bytes)
    else { return nil }
    guard let clock = reader.clock(bytes) else { return nil }
    if first.width == 4, third.width <= 2 {
      let shape = clock.isThere ? ValueShape.isoTimestamp : .isoDate
      let moment = clock.moment(first.value, second.value, third.value)
      return ValueReading(shape: shape, moment: moment, isZoned: clock.isZoned)
    }
    guard first.width <= 2, third.width == 4 else { return nil }
    return yearLast(mark, first.value, second.value, third.value, clock)
  }

  private static func yearLast(
    _ mark: UInt8, _ first: Int, _ second: Int, _ year: Int, _ clock: Clock
  ) -> ValueReading {
    let dayFirst = clock.moment(year, second, first)
    switch mark {
    case .dot:
      return ValueReading(
        shape: clock.isThere ? .dottedTimestamp : .dottedDate, moment: dayFirst,
        isZoned: clock.isZoned)
    case .minus:
      return ValueReading(
        shape: clock.isThere ? .dashedTimestamp : .dashedDate, moment: dayFirst,
        isZoned: clock.isZoned)
    default:
      let isProven = first > 12 ? true : second > 12 ? false : nil
      let moment = isProven == false ? clock.moment(year, first, second) : dayFirst
      return ValueReading(
        shape: clock.isThere ? .slashedTimestamp : .slashedDate, moment: moment,
        isDayFirst: isProven, isZoned: clock.isZoned)
    }
  }

  private static func time(_ bytes: Span<UInt8>) -> ValueReading? {
    var reader = Reader()
    guard let clock = reader.timeOfDay(bytes), reader.index == bytes.count, clock.hour < 25 else {
      return nil
    }
    return ValueReading(shape: .time)
  }

  /// A time of day that may be missing.
  struct Clock {
    var isThere = false
    var isZoned = false
    var hour = 0
    var minute = 0
    var second = 0

    func moment(_ year: Int, _ month: Int, _ day: Int) -> Moment? {
      Moment(
        year: year, month: month, day: day, hour: hour, minute: minute, second: second)
    }
  }
}

/// A place in the bytes of a date, moved forward part by part.
private struct Reader {
  var index = 0

  mutating func number(_ bytes: Span<UInt8>) -> (value: Int, width: Int)? {
    let start = index
    var value = 0
    while index < bytes.count, bytes[unchecked: index].isDigit, index - start < 5 {
      value = value * 10 + bytes[unchecked: index].digitValue
      index += 1
    }
    return index == start ? nil : (value, index - start)
  }

  mutating func take(_ mark: UInt8, _ bytes: Span<UInt8>) -> Bool {
    guard index < bytes.count, bytes[unchecked: index] == mark else { return false }
    index += 1
    return true
  }

  /// What follows a day: nothing, or `T` or a blank with a time and perhaps a zone; nil when it is something else.
  mutating func clock(_ bytes: Span<UInt8>) -> DateText.Clock? {
    guard index < bytes.count else { return DateText.Clock() }
    guard bytes[unchecked: index] == .blank || bytes[unchecked: index].lowered == UInt8(ascii: "t")
    else { return nil }
    index += 1
    guard var clock = timeOfDay(bytes) else { return nil }
    let end = index
    skipZone(bytes)
    clock.isZoned = index > end
    return index == bytes.count ? clock : nil
  }

  mutating func timeOfDay(_ bytes: Span<UInt8>) -> DateText.Clock? {
    guard let hour = number(bytes), hour.width <= 2, take(UInt8(ascii: ":"), bytes),
      let minute = number(bytes), minute.width == 2
    else { return nil }
    var clock = DateText.Clock(isThere: true, hour: hour.value, minute: minute.value)
    guard take(UInt8(ascii: ":"), bytes) else { return clock }
    guard let second = number(bytes), second.width == 2 else { return nil }
    clock.second = second.value
    if take(.dot, bytes) || take(.comma, bytes) {
      while index < bytes.count, bytes[unchecked: index].isDigit { index += 1 }
    }
    return clock
  }

  private mutating func skipZone(_ bytes: Span<UInt8>) {
    if index < bytes.count, bytes[unchecked: index] == .blank { index += 1 }
    if index < bytes.count, bytes[unchecked: index].lowered == UInt8(ascii: "z") {
      index += 1
      return
    }
    guard index < bytes.count, bytes[unchecked: index] == .plus || bytes[unchecked: index] == .minus
    else { return }
    index += 1
    while index < bytes.count,
      bytes[unchecked: index].isDigit || bytes[unchecked: index] == UInt8(ascii: ":")
    {
      index += 1
    }
  }
}
