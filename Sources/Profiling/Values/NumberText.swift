/// Reads numbers with a decimal point or comma, with or without groups of three.
struct NumberText {
  private var isNegative = false
  private var digits = 0
  /// Digits beyond the eighteenth, which no floating-point number holds.
  private var dropped = 0
  private var mantissa = 0
  private var dots = 0
  private var commas = 0
  private var lastMark = UInt8.dot
  private var digitsSinceMark = 0
  private var areGroupsEven = true

  static func read(_ bytes: Span<UInt8>) -> ValueReading? {
    var number = NumberText()
    var index = 0
    if bytes[0] == .minus || bytes[0] == .plus {
      number.isNegative = bytes[0] == .minus
      index = 1
    }
    let start = index
    while index < bytes.count, number.take(bytes[unchecked: index]) { index += 1 }
    guard number.digits > 0 else { return nil }
    if index < bytes.count { return number.scientific(bytes, at: index) }
    guard let shape = number.shape else { return nil }
    let isPadded = shape == .integer && number.digits > 1 && bytes[start] == UInt8(ascii: "0")
    return ValueReading(shape: isPadded ? .paddedInteger : shape, number: number.value)
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    if byte.isDigit {
      if digits < 18 { mantissa = mantissa &* 10 &+ byte.digitValue } else { dropped += 1 }
      digits += 1
      digitsSinceMark += 1
      return true
    }
    guard byte == .dot || byte == .comma else { return false }
    if dots + commas > 0, digitsSinceMark != 3 { areGroupsEven = false }
    if dots + commas == 0, digits > 3 || digits == 0 { areGroupsEven = false }
    dots += byte == .dot ? 1 : 0
    commas += byte == .comma ? 1 : 0
    lastMark = byte
    digitsSinceMark = 0
    return true
  }

  /// One kind of mark that repeats separates groups; the last of two kinds is the decimal mark.
  private var shape: ValueShape? {
    switch (dots, commas) {
    case (0, 0): .integer
    case (1, 0): .decimal
    case (0, 1): .decimalComma
    case (2..., 0): areGroupsEven && digitsSinceMark == 3 ? .decimalComma : nil
    case (0, 2...): areGroupsEven && digitsSinceMark == 3 ? .decimal : nil
    case (1, _): areGroupsEven && lastMark == .dot ? .decimal : dots == 1 ? commaLast : nil
    default: commaLast
    }
  }

  private var commaLast: ValueShape? {
    areGroupsEven && commas == 1 && lastMark == .comma ? .decimalComma : nil
  }

  private var value: Double {
    let marks = dots + commas
    let isGrouped = marks > 1 && (dots == 0 || commas == 0)
    let whole = dropped == 0 ? Double(mantissa) : Double(mantissa) * Self.power(dropped)
    let scaled = marks == 0 || isGrouped ? whole : whole / Self.power(digitsSinceMark)
    return isNegative ? -scaled : scaled
  }

  private func scientific(_ bytes: Span<UInt8>, at mark: Int) -> ValueReading? {
    guard bytes[mark].lowered == UInt8(ascii: "e"), commas == 0, dots <= 1,
      mark + 1 < bytes.count
    else { return nil }
    var index = mark + 1
    let isDown = bytes[unchecked: index] == .minus
    if isDown || bytes[unchecked: index] == .plus { index += 1 }
    var exponent = 0
    guard index < bytes.count, bytes.count - index <= 3 else { return nil }
    while index < bytes.count, bytes[unchecked: index].isDigit {
      exponent = exponent * 10 + bytes[unchecked: index].digitValue
      index += 1
    }
    guard index == bytes.count else { return nil }
    let scale = Self.power(exponent)
    return ValueReading(shape: .scientific, number: isDown ? value / scale : value * scale)
  }

  private static func power(_ exponent: Int) -> Double {
    exponent < powers.count
      ? powers[exponent] : (0..<exponent).reduce(1.0) { power, _ in power * 10 }
  }

  private static let powers: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
    1e18, 1e19, 1e20, 1e21, 1e22,
  ]

  /// Up to 18 digits as a number, eight at a time.
  ///
  /// - Parameter bytes: digits, with eight more behind them that may be read.
  @inline(__always)
  static func digits(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int {
    var (number, at) = (0, 0)
    while at &+ 8 <= count {
      number = number &* 100_000_000 &+ eight(ValueMakeup.word(bytes + at))
      at &+= 8
    }
    let rest = count &- at
    guard rest > 0 else { return number }
    let word = ValueMakeup.word(bytes + at) << UInt64(64 &- rest &* 8)
    let scale = Int(truncatingIfNeeded: tens[rest])
    return number &* scale &+ eight(word | 0x3030_3030_3030_3030 >> UInt64(rest &* 8))
  }

  private static let tens: [Int] = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000]

  /// Eight digits as a number (Lemire 2018).
  @inline(__always)
  private static func eight(_ word: UInt64) -> Int {
    var word = word &- 0x3030_3030_3030_3030
    word = word &* 10 &+ word >> 8
    let low = (word & 0x0000_00FF_0000_00FF) &* 0x000F_4240_0000_0064
    let high = (word >> 16 & 0x0000_00FF_0000_00FF) &* 0x0000_2710_0000_0001
    return Int(truncatingIfNeeded: (low &+ high) >> 32)
  }
}
