/// The digits of a value that has nothing else but blanks, dots, hyphens, slashes and brackets; at most 24.
struct DigitRun {
  private(set) var count = 0
  private var digits = InlineArray<24, Int>(repeating: 0)

  /// Nil when there is anything else, or more digits.
  init?(_ bytes: Span<UInt8>) {
    for index in bytes.indices {
      let byte = bytes[index]
      if byte.isDigit {
        guard count < 24 else { return nil }
        digits[count] = byte.digitValue
        count += 1
      } else if !Self.isGrouping(byte) {
        return nil
      }
    }
  }

  private static func isGrouping(_ byte: UInt8) -> Bool {
    switch byte {
    case .blank, .dot, .minus, UInt8(ascii: "/"), UInt8(ascii: "("), UInt8(ascii: ")"): true
    default: false
    }
  }

  subscript(index: Int) -> Int { digits[index] }

  /// The number of two digits at a place.
  func pair(_ index: Int) -> Int { digits[index] * 10 + digits[index + 1] }

  /// The number that some digits make.
  func number(_ range: Range<Int>) -> Int {
    var number = 0
    for index in range { number = number * 10 + digits[index] }
    return number
  }

  /// How many different digits occur.
  var different: Int {
    var seen = 0
    for index in 0..<count { seen |= 1 << digits[index] }
    return seen.nonzeroBitCount
  }

  /// Whether at least three different digits occur; a number of ones and noughts is a filler.
  var isVaried: Bool { different > 2 }

  /// The sum of digits times weights, beginning at a digit; weights are given as the digits of a text, `x` for ten.
  func weighted(_ weights: StaticString, from start: Int = 0) -> Int {
    var sum = 0
    for index in 0..<min(weights.utf8CodeUnitCount, count - start) {
      let weight = weights.utf8Start[index]
      sum += digits[start + index] * (weight == UInt8(ascii: "x") ? 10 : weight.digitValue)
    }
    return sum
  }

  /// Luhn over the digits from a place on: from the right every second doubled, the sum a multiple of ten (ISO/IEC 7812-1).
  func luhn(from start: Int = 0) -> Bool {
    var sum = 0
    for index in start..<count {
      let doubled = digits[index] * ((count - 1 - index) % 2 + 1)
      sum += doubled / 10 + doubled % 10
    }
    return sum % 10 == 0
  }

  /// ISO 7064 mod 11,10, the last digit being the check digit.
  var isMod11and10: Bool {
    var product = 10
    for index in 0..<(count - 1) {
      let sum = (digits[index] + product) % 10
      product = (sum == 0 ? 10 : sum) * 2 % 11
    }
    return (product + digits[count - 1]) % 10 == 1
  }

  /// Verhoeff's dihedral check (Aadhaar).
  var isVerhoeff: Bool {
    var check = 0
    for place in 0..<count {
      check = Self.dihedral(check, Self.permuted(digits[count - 1 - place], place % 8))
    }
    return check == 0
  }

  private static func dihedral(_ left: Int, _ right: Int) -> Int {
    switch (left < 5, right < 5) {
    case (true, true): (left + right) % 5
    case (true, false): (left + right) % 5 + 5
    case (false, true): (left - right + 5) % 5 + 5
    case (false, false): (left - right + 5) % 5
    }
  }

  private static func permuted(_ digit: Int, _ times: Int) -> Int {
    let step: StaticString = "1576283094"
    var digit = digit
    for _ in 0..<times { digit = step.utf8Start[digit].digitValue }
    return digit
  }

  /// Weights 2 to 7 from the right, over all digits but the last (RUT).
  var isChilean: Bool {
    var sum = 0
    for place in 0..<(count - 1) { sum += digits[count - 2 - place] * (place % 6 + 2) }
    return (11 - sum % 11) % 11 == digits[count - 1]
  }

  /// Whether two digits are a month, and two a day of it.
  func isDay(day: Int, month: Int) -> Bool { 1...31 ~= pair(day) && 1...12 ~= pair(month) }
}
