/// Whether a text is UTF-8 that was read as Latin-1 and written again: `MÃ¼ller`.
enum MisreadText {
  /// Whether there is `Ã` or `Â` and then a sign from U+0080 to U+00BF, which no language writes after it.
  static func isIn(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    for index in 0..<max(count - 3, 0) where bytes[index] == 0xC3 {
      let isLead = bytes[index + 1] == 0x83 || bytes[index + 1] == 0x82
      if isLead, bytes[index + 2] == 0xC2, bytes[index + 3] < 0xC0 { return true }
    }
    return false
  }
}

/// Whether a text has a whole e-mail address among other words.
enum InnerAddress {
  static func isIn(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    var hasBlank = false
    for index in 0..<count where bytes[index].isBlank { hasBlank = true }
    guard hasBlank else { return false }
    for index in 1..<max(count, 1) where bytes[index] == UInt8(ascii: "@") {
      if isPart(bytes[index - 1]), hasHost(bytes + index + 1, count - index - 1) { return true }
    }
    return false
  }

  private static func hasHost(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    var (index, dots) = (0, 0)
    while index < count, isPart(bytes[index]) {
      if bytes[index] == .dot, index > 0, index + 1 < count, bytes[index + 1].isLetter { dots += 1 }
      index += 1
    }
    return dots > 0
  }

  private static func isPart(_ byte: UInt8) -> Bool {
    byte.isLetter || byte.isDigit || byte == .dot || byte == .minus || byte == UInt8(ascii: "_")
      || byte >= 0x80
  }
}

/// Whether a number counts the seconds or milliseconds since 1970, of a day from 1990 to 2060.
enum EpochNumber {
  static func isOne(_ number: Int) -> Bool {
    let seconds = number >= 100_000_000_000 ? number / 1000 : number
    return 631_152_000...2_840_140_800 ~= seconds
  }
}

/// Numbers that carry check digits: IBANs (ISO 13616, remainder 97) and payment cards (Luhn).
enum CheckedNumber {
  @inline(__always)
  static func mayBe(_ form: ValueMakeup) -> Bool {
    guard form.count >= 15, form.count <= 42, form.digits >= 11 else { return false }
    return form.smallLetters == 0 && form.foreign == 0
  }

  static func mayBeCard(_ digits: Int) -> Bool { 15...16 ~= digits }

  /// Whether the check digits are right; nil when it is no such number.
  static func isRight(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Bool? {
    var signs: InlineArray<42, UInt8> = .init(repeating: 0)
    var length = 0
    for index in 0..<min(count, 42) where bytes[index] != .blank {
      guard bytes[index].isDigit || bytes[index].isLetter else {
        guard bytes[index] == .minus else { return nil }
        continue
      }
      signs[length] = bytes[index]
      length += 1
    }
    if signs[0].isDigit { return card(signs, length) }
    return iban(signs, length)
  }

  private static func card(_ signs: InlineArray<42, UInt8>, _ length: Int) -> Bool? {
    guard mayBeCard(length), 3...6 ~= signs[0].digitValue else { return nil }
    var sum = 0
    for index in 0..<length {
      guard signs[index].isDigit else { return nil }
      let digit = signs[index].digitValue
      let isDoubled = (length - index) % 2 == 0
      sum += isDoubled ? digit * 2 - (digit > 4 ? 9 : 0) : digit
    }
    return sum % 10 == 0
  }

  private static func iban(_ signs: InlineArray<42, UInt8>, _ length: Int) -> Bool? {
    guard 15...34 ~= length, signs[0].isLetter, signs[1].isLetter, signs[2].isDigit,
      signs[3].isDigit
    else { return nil }
    var rest = 0
    for index in 0..<length {
      let sign = signs[(index + 4) % length]
      rest = sign.isDigit ? rest * 10 + sign.digitValue : rest * 100 + Int(sign.lowered) - 87
      if rest > 1_000_000_000 { rest %= 97 }
    }
    return rest % 97 == 1
  }
}

/// Whether a text is a number with a unit or currency: `12 kg`, `€ 5`, `12.50 EUR`.
enum UnitText {
  static func isOne(_ bytes: Span<UInt8>) -> Bool {
    guard bytes.count <= 24 else { return false }
    let last = bytes[bytes.count - 1]
    guard bytes[0].isDigit || last.isDigit || bytes[0] == .minus else { return false }
    var (digits, letters, blanks, turns, wasDigit) = (0, 0, 0, 0, bytes[0].isDigit)
    for index in bytes.indices {
      let byte = bytes[index]
      let isNumber = byte.isDigit || byte == .dot || byte == .comma || byte == .minus
      digits += byte.isDigit ? 1 : 0
      blanks += byte == .blank ? 1 : 0
      letters += isNumber || byte == .blank ? 0 : 1
      guard byte != .blank else { continue }
      if isNumber != wasDigit, index > 0 { turns += 1 }
      wasDigit = isNumber
      guard isNumber || isUnitSign(byte) else { return false }
    }
    return digits > 0 && 1...4 ~= letters && blanks <= 1 && turns == 1
      && (!bytes[0].isDigit || !last.isDigit)
  }

  private static func isUnitSign(_ byte: UInt8) -> Bool {
    byte.isLetter || byte >= 0x80 || byte == UInt8(ascii: "%") || byte == UInt8(ascii: "$")
  }
}
