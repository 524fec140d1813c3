/// Numbers that states give to persons, with their check digits.
///
/// A rule without a check digit needs the name of the column as well, so it counts only half.
enum NationalID {
  /// The share of values that fit the one rule that fits best; a rule without check digits counts at most half.
  static func share(of values: [String]) -> Double {
    rules.reduce(0) { best, rule in
      let hits = values.count { rule.accepts($0.trimmingBlanks.uppercased()) }
      let share = Double(hits) / Double(values.count)
      return max(best, rule.isChecked ? share : share * 0.5)
    }
  }

  private struct Rule: Sendable {
    var isChecked: Bool
    var accepts: @Sendable (String) -> Bool
  }

  private static func digits(
    _ count: Int, _ check: @escaping @Sendable ([Int]) -> Bool
  ) -> Rule {
    Rule(isChecked: true) { text in
      guard let digits = text.groupedDigits, digits.count == count, Set(digits).count > 2 else {
        return false
      }
      return check(digits)
    }
  }

  private static func form(_ accepts: @escaping @Sendable (String) -> Bool) -> Rule {
    Rule(isChecked: false, accepts: accepts)
  }

  private static let rules: [Rule] =
    [
      // United States: area 001–899 but 666, with hyphens.
      form { text in
        let parts = text.split(separator: "-").map { Int($0) }
        guard text.count == 11, parts.count == 3, let area = parts[0], parts[1] != nil else {
          return false
        }
        return 1...899 ~= area && area != 666
      },
      // United Kingdom, National Insurance: two letters, six digits, A–D.
      form { text in
        let bytes = Array(text.utf8.filter { $0 != .blank })
        return bytes.count == 9 && bytes[0].isLetter && bytes[1].isLetter
          && bytes[2..<8].allSatisfy(\.isDigit) && (65...68).contains(bytes[8])
      },
      // Denmark: day, month, year, four digits.
      form { text in
        let parts = text.split(separator: "-")
        return parts.count == 2 && parts[0].count == 6 && parts[1].count == 4
          && isDay(text.groupedDigits ?? [])
      },
      // Germany, tax id.
      digits(11) { $0[0] != 0 && CheckDigits.mod11and10($0) },
      // Croatia.
      digits(11) { CheckDigits.mod11and10($0) },
      // Poland.
      digits(11) { CheckDigits.weighted($0, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1]) % 10 == 0 },
      // Netherlands.
      digits(9) { CheckDigits.weighted($0, [9, 8, 7, 6, 5, 4, 3, 2, -1]) % 11 == 0 },
      // Belgium.
      digits(11) { digits in
        let number = digits[..<9].reduce(0) { $0 * 10 + $1 }
        let check = digits[9] * 10 + digits[10]
        return check == 97 - number % 97 || check == 97 - (2_000_000_000 + number) % 97
      },
      // Norway.
      digits(11) {
        CheckDigits.weighted($0, [3, 7, 6, 1, 8, 9, 4, 5, 2, 1]) % 11 == 0
          && CheckDigits.weighted($0, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 == 0
      },
      // Sweden, ten digits; twelve with the century.
      digits(10) { isMonth($0[2] * 10 + $0[3]) && CheckDigits.luhn($0) },
      digits(12) { isMonth($0[4] * 10 + $0[5]) && CheckDigits.luhn(Array($0[2...])) },
      // Brazil.
      digits(11) { digits in
        let first = CheckDigits.weighted(digits[..<9], Array(stride(from: 10, through: 2, by: -1)))
        let second = CheckDigits.weighted(
          digits[..<10], Array(stride(from: 11, through: 2, by: -1)))
        return digits[9] == first * 10 % 11 % 10 && digits[10] == second * 10 % 11 % 10
      },
      // Turkey.
      digits(11) { digits in
        let odd = digits[0] + digits[2] + digits[4] + digits[6] + digits[8]
        let even = digits[1] + digits[3] + digits[5] + digits[7]
        return digits[0] != 0 && digits[9] == (odd * 7 - even + 100) % 10
          && digits[10] == digits[..<10].reduce(0, +) % 10
      },
      // Romania.
      digits(13) { digits in
        let rest = CheckDigits.weighted(digits, [2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9]) % 11
        return digits[12] == (rest == 10 ? 1 : rest)
      },
      // Greece, AMKA.
      digits(11) { isDay($0) && CheckDigits.luhn($0) },
      // Portugal.
      digits(9) { digits in
        let rest = CheckDigits.weighted(digits, [9, 8, 7, 6, 5, 4, 3, 2]) % 11
        return digits[8] == (rest < 2 ? 0 : 11 - rest)
      },
      // Czechia and Slovakia: divisible by eleven, the month of women plus fifty.
      digits(10) { digits in
        let month = digits[2] * 10 + digits[3]
        return digits.reduce(0) { $0 * 10 + $1 } % 11 == 0
          && (isMonth(month) || isMonth(month - 50) || isMonth(month - 20) || isMonth(month - 70))
      },
      // Ukraine.
      digits(10) { digits in
        let sum = CheckDigits.weighted(digits, [-1, 5, 7, 9, 4, 6, 10, 5, 7])
        return digits[9] == (sum % 11 + 11) % 11 % 10
      },
      // Hungary, TAJ; tax id.
      digits(9) { digits in
        digits[8] == CheckDigits.weighted(digits, [3, 7, 3, 7, 3, 7, 3, 7]) % 10
      },
      digits(10) { digits in
        digits[0] == 8
          && digits[9] == CheckDigits.weighted(digits, [1, 2, 3, 4, 5, 6, 7, 8, 9]) % 11
      },
      // Switzerland.
      digits(13) { digits in
        Array(digits[..<3]) == [7, 5, 6]
          && (CheckDigits.weighted(digits, [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1])) % 10 == 0
      },
      // France: thirteen digits and a key of two.
      digits(15) { digits in
        let number = digits[..<13].reduce(0) { $0 * 10 + $1 }
        return (1...4).contains(digits[0]) && digits[13] * 10 + digits[14] == 97 - number % 97
      },
      // India, Japan, Canada, United Kingdom (NHS), South Africa.
      digits(12) { $0[0] > 1 && CheckDigits.verhoeff($0) },
      digits(12) { digits in
        let rest = CheckDigits.weighted(digits, [6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11
        return digits[11] == (rest <= 1 ? 0 : 11 - rest)
      },
      digits(9) { CheckDigits.luhn($0) },
      digits(10) { CheckDigits.weighted($0, [10, 9, 8, 7, 6, 5, 4, 3, 2, 1]) % 11 == 0 },
      digits(13) { isMonth($0[2] * 10 + $0[3]) && CheckDigits.luhn($0) },
    ] + lettered

  /// Rules with letters among the digits.
  private static let lettered: [Rule] = [
    // Spain: eight digits, or X Y Z and seven, and a letter by mod 23.
    Rule(isChecked: true) { text in
      var bytes = Array(text.utf8.filter { $0 != .minus && $0 != .blank })
      guard bytes.count == 9, let last = bytes.popLast() else { return false }
      if let place = Array("XYZ".utf8).firstIndex(of: bytes[0]) { bytes[0] = UInt8(48 + place) }
      guard bytes.allSatisfy(\.isDigit) else { return false }
      let number = bytes.reduce(0) { $0 * 10 + $1.digitValue }
      return Array("TRWAGMYFPDXBNJZSQVHLCKE".utf8)[number % 23] == last
    },
    // Finland: day, century sign, three digits, a letter by mod 31.
    Rule(isChecked: true) { text in
      let bytes = Array(text.utf8)
      guard bytes.count == 11, "+-ABCDEFUVWXY".utf8.contains(bytes[6]) else { return false }
      let digits = bytes[..<6] + bytes[7..<10]
      guard digits.allSatisfy(\.isDigit) else { return false }
      let number = digits.reduce(0) { $0 * 10 + $1.digitValue }
      return Array("0123456789ABCDEFHJKLMNPRSTUVWXY".utf8)[number % 31] == bytes[10]
    },
    // Italy: codice fiscale, by its form of letters and digits.
    Rule(isChecked: true) { text in
      let bytes = Array(text.utf8)
      guard bytes.count == 16 else { return false }
      let form = Array("LLLLLLDDLDDLDDDL".utf8)
      return zip(bytes, form).allSatisfy { byte, sort in
        sort == UInt8(ascii: "L") ? byte.isLetter : byte.isDigit || "LMNPQRSTUV".utf8.contains(byte)
      }
    },
  ]

  private static func isMonth(_ number: Int) -> Bool { 1...12 ~= number }

  private static func isDay(_ digits: [Int]) -> Bool {
    guard digits.count >= 4 else { return false }
    return 1...31 ~= digits[0] * 10 + digits[1] && isMonth(digits[2] * 10 + digits[3])
  }
}
