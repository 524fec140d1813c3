/// Reads numbers with a decimal point or comma, with or without groups of three.
struct NumberText {
  private var isNegative = false
  private var digits = 0
  private var mantissa = 0.0
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
    while index < bytes.count, number.take(bytes[index]) { index += 1 }
    guard number.digits > 0 else { return nil }
    if index < bytes.count { return number.scientific(bytes, at: index) }
    guard let shape = number.shape else { return nil }
    let isPadded = shape == .integer && number.digits > 1 && bytes[start] == UInt8(ascii: "0")
    return ValueReading(shape: isPadded ? .paddedInteger : shape, number: number.value)
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    if byte.isDigit {
      mantissa = mantissa * 10 + Double(byte.digitValue)
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
    let scaled = marks == 0 || isGrouped ? mantissa : mantissa / Self.power(digitsSinceMark)
    return isNegative ? -scaled : scaled
  }

  private func scientific(_ bytes: Span<UInt8>, at mark: Int) -> ValueReading? {
    guard bytes[mark].lowered == UInt8(ascii: "e"), commas == 0, dots <= 1,
      mark + 1 < bytes.count
    else { return nil }
    var index = mark + 1
    let isDown = bytes[index] == .minus
    if isDown || bytes[index] == .plus { index += 1 }
    var exponent = 0
    guard index < bytes.count, bytes.count - index <= 3 else { return nil }
    while index < bytes.count, bytes[index].isDigit {
      exponent = exponent * 10 + bytes[index].digitValue
      index += 1
    }
    guard index == bytes.count else { return nil }
    let scale = Self.power(exponent)
    return ValueReading(shape: .scientific, number: isDown ? value / scale : value * scale)
  }

  private static func power(_ exponent: Int) -> Double {
    (0..<exponent).reduce(1.0) { power, _ in power * 10 }
  }
}
