/// The arithmetic of check digits.
enum CheckDigits {
  /// Luhn: from the right, every second digit doubled; the sum of digits is a multiple of ten (ISO/IEC 7812-1).
  static func luhn(_ digits: [Int]) -> Bool {
    let sum = digits.reversed().enumerated().reduce(0) { sum, item in
      let doubled = item.element * (item.offset % 2 + 1)
      return sum + doubled / 10 + doubled % 10
    }
    return sum % 10 == 0
  }

  /// Letters as 10…35, the whole as one number, modulo 97 (ISO 7064).
  static func mod97(_ bytes: [UInt8]) -> Int? {
    var rest = 0
    for byte in bytes {
      if byte.isDigit {
        rest = (rest * 10 + byte.digitValue) % 97
      } else if byte.isLetter {
        rest = (rest * 100 + Int(byte.lowered) - 87) % 97
      } else {
        return nil
      }
    }
    return rest
  }

  /// The sum of digits times weights; weights beyond the digits are not used.
  static func weighted(_ digits: some Sequence<Int>, _ weights: [Int]) -> Int {
    zip(digits, weights).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// ISO 7064 mod 11,10 over all digits, the last being the check digit.
  static func mod11and10(_ digits: [Int]) -> Bool {
    var product = 10
    for digit in digits.dropLast() {
      let sum = (digit + product) % 10
      product = (sum == 0 ? 10 : sum) * 2 % 11
    }
    return (product + (digits.last ?? 0)) % 10 == 1
  }

  /// Verhoeff's dihedral check (Aadhaar).
  static func verhoeff(_ digits: [Int]) -> Bool {
    var check = 0
    for (place, digit) in digits.reversed().enumerated() {
      check = dihedral(check, permute(digit, place % 8))
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

  private static func permute(_ digit: Int, _ times: Int) -> Int {
    let step = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4]
    return (0..<times).reduce(digit) { value, _ in step[value] }
  }
}
