/// Numbers of accounts, cards, wallets and vehicles, with their check digits.
enum MoneyGrammar {
  /// ISO 13616: country, two check digits, up to 30 letters and digits; mod 97 is 1.
  static func isIBAN(_ value: String) -> Bool {
    let text = value.uppercased().filter { $0 != " " && $0 != "-" }
    let bytes = Array(text.utf8)
    guard 15...34 ~= bytes.count, bytes[0].isLetter, bytes[1].isLetter, bytes[2].isDigit,
      bytes[3].isDigit
    else { return false }
    return CheckDigits.mod97(Array(bytes[4...]) + bytes[..<4]) == 1
  }

  /// ISO 9362: bank, country, place, perhaps branch.
  static func isBIC(_ value: String) -> Bool {
    let bytes = Array(value.utf8)
    guard bytes.count == 8 || bytes.count == 11 else { return false }
    return bytes[..<6].allSatisfy { $0.isLetter && $0.lowered != $0 }
      && bytes[6...].allSatisfy { $0.isDigit || $0.isLetter && $0.lowered != $0 }
  }

  /// ISO 7812: as many digits, begun in the way, that an issuer uses; Luhn holds.
  static func isCard(_ value: String) -> Bool {
    guard let digits = value.groupedDigits, 13...19 ~= digits.count, !value.contains("."),
      isIssued(digits), Set(digits).count > 1
    else { return false }
    return CheckDigits.luhn(digits)
  }

  private static func isIssued(_ digits: [Int]) -> Bool {
    let head = digits[0] * 10 + digits[1]
    return switch digits.count {
    case 13: digits[0] == 4
    case 14: [30, 36, 38, 39].contains(head)
    case 15: [34, 37].contains(head)
    case 16: 51...55 ~= head || 22...27 ~= head || digits[0] == 4 || head == 35 || digits[0] == 6
    default: digits[0] == 4 || digits[0] == 6 || head == 50 || 56...58 ~= head
    }
  }

  /// ISO 3779: 17 letters and digits without I, O and Q, of both sorts.
  static func isVIN(_ value: String) -> Bool {
    let bytes = Array(value.uppercased().utf8)
    guard bytes.count == 17, bytes.contains(where: \.isDigit), bytes.contains(where: \.isLetter)
    else { return false }
    let barred = [UInt8(ascii: "I"), UInt8(ascii: "O"), UInt8(ascii: "Q")]
    return bytes.allSatisfy { ($0.isDigit || $0.isLetter) && !barred.contains($0) }
      && bytes[14...].allSatisfy(\.isDigit)
  }

  /// Bitcoin and Ethereum addresses, by their form.
  static func isWallet(_ value: String) -> Bool {
    let bytes = Array(value.utf8)
    if value.hasPrefix("0x") { return bytes.count == 42 && bytes[2...].allSatisfy(\.isHexDigit) }
    if value.hasPrefix("bc1") { return 39...62 ~= bytes.count && bytes.allSatisfy(isWord) }
    guard value.hasPrefix("1") || value.hasPrefix("3"), 26...35 ~= bytes.count else { return false }
    let barred = "0OIl".utf8
    return bytes.allSatisfy { isWord($0) && !barred.contains($0) }
      && bytes.contains(where: \.isLetter)
  }

  private static func isWord(_ byte: UInt8) -> Bool { byte.isDigit || byte.isLetter }
}
