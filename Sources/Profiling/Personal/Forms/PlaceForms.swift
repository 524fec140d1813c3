/// Where somebody lives or is.
enum PlaceForms {
  /// Three to ten letters and digits as postal services use them; at least two digits or the British form.
  static func isPostalCode(_ bytes: Span<UInt8>, _ shape: ByteShape) -> Bool {
    guard 3...10 ~= bytes.count, shape.high == 0, shape.blanks <= 1, shape.digits > 0,
      shape.others <= 1, shape.others == 0 || shape.has("-")
    else { return false }
    if shape.letters == 0 { return 3...9 ~= shape.digits }
    guard shape.letters <= 5 else { return false }
    if shape.digits >= 4 { return shape.letters <= 2 }
    return 1...3 ~= shape.digits && 2...5 ~= shape.letters && 5...8 ~= bytes.count
  }

  /// A latitude or longitude with three decimals or more, or both.
  static func isPosition(_ bytes: Span<UInt8>, _ shape: ByteShape) -> Bool {
    guard 5...60 ~= bytes.count, shape.digits >= 4, shape.has("."), shape.high == 0 else {
      return false
    }
    let start = bytes.hasFolded("point") ? 5 : 0
    guard shape.letters == (start == 0 ? 0 : 5) else { return false }
    var scan = PositionScan()
    for index in start..<bytes.count { guard scan.take(bytes[index]) else { return false } }
    return scan.end() && 1...2 ~= scan.numbers
  }

  private struct PositionScan {
    var numbers = 0
    private var (whole, digits, decimals) = (0, 0, -1)

    mutating func take(_ byte: UInt8) -> Bool {
      if byte.isDigit {
        if decimals >= 0 { decimals += 1 } else { whole = min(whole * 10 + byte.digitValue, 999) }
        digits += 1
        return true
      }
      switch byte {
      case .dot:
        guard decimals < 0, digits > 0 else { return false }
        decimals = 0
        return true
      case .minus, .plus: return digits == 0
      case .blank, .comma, UInt8(ascii: ";"), UInt8(ascii: "("), UInt8(ascii: ")"),
        UInt8(ascii: "["), UInt8(ascii: "]"):
        return digits == 0 || end()
      default: return false
      }
    }

    mutating func end() -> Bool {
      guard digits > 0 else { return numbers > 0 }
      let isFit = whole <= 180 && decimals >= 3
      numbers += 1
      (whole, digits, decimals) = (0, 0, -1)
      return isFit
    }
  }

  /// A plate of a vehicle: five to ten letters and digits in two or three runs.
  static func isPlate(_ bytes: Span<UInt8>, _ shape: ByteShape) -> Bool {
    guard 4...11 ~= bytes.count, 1...6 ~= shape.letters + shape.high / 2, 1...5 ~= shape.digits,
      shape.lowers == 0
    else { return false }
    return shape.others <= 2
  }
}

/// What doctors and laboratories write.
enum HealthForms {
  private static let rhesus: [StaticString] = [
    "+", "-", "pos", "neg", "rh+", "rh-", "positive", "negative", "positiv", "negativ", "rhd+",
    "rhd-",
  ]

  /// A, B, AB or O with the rhesus factor.
  static func isBloodType(_ bytes: Span<UInt8>) -> Bool {
    guard 2...12 ~= bytes.count else { return false }
    var start = 1
    switch bytes[0].lowered {
    case UInt8(ascii: "a"): if bytes[1].lowered == UInt8(ascii: "b") { start = 2 }
    case UInt8(ascii: "b"), UInt8(ascii: "o"), UInt8(ascii: "0"): break
    default: return false
    }
    if start < bytes.count, bytes[start] == .blank { start += 1 }
    if bytes.has("\u{2212}", at: start) { return start + 3 == bytes.count }
    for sign in rhesus
    where bytes.hasFolded(sign, at: start) && start + sign.utf8CodeUnitCount == bytes.count {
      return true
    }
    return false
  }

  /// ICD-10: a letter, two digits (the second may be a letter), perhaps a point and up to four more.
  static func isICD(_ bytes: Span<UInt8>) -> Bool {
    guard 3...8 ~= bytes.count, bytes[0].isCapital, bytes[0] != UInt8(ascii: "U"), bytes[1].isDigit,
      bytes[2].isDigit
    else { return false }
    guard bytes.count > 3 else { return true }
    return bytes[3] == .dot && bytes.count > 4
      && bytes.allSatisfy(from: 4) { $0.isDigit || $0.isLetter }
  }

  private static let units: [StaticString] = [
    "mg", "mcg", "\u{B5}g", "ml", "i.e.", "iu", "units", "tabl", "tabs", "caps", "puffs",
  ]

  /// A number and a unit of medicines at the end of words: `Name 10 mg`.
  static func isDose(_ bytes: Span<UInt8>, _ shape: ByteShape) -> Bool {
    guard 6...80 ~= bytes.count, shape.digits > 0, shape.letters > 3, bytes[0].isWordly else {
      return false
    }
    var index = 1
    while index + 1 < bytes.count {
      if bytes[index - 1].isDigit {
        let start = bytes[index] == .blank ? index + 1 : index
        for unit in units where bytes.hasFolded(unit, at: start) { return true }
      }
      index += 1
    }
    return false
  }

  /// A variant of a gene: `rs1801133`, `c.68_69del`, `F508del`, `HLA-B*27:05`, or two bases `A/G`.
  static func isVariant(_ bytes: Span<UInt8>, _ shape: ByteShape) -> Bool {
    if bytes.has("rs"), bytes.count >= 5 {
      let end = bytes.first(.blank) ?? bytes.count
      return end > 4
        && bytes.extracting(2..<min(end, 12)).allSatisfy { $0.isDigit || $0 == UInt8(ascii: "(") }
    }
    guard shape.digits > 0, 5...60 ~= bytes.count, shape.uppers > 1 else {
      return isSequence(bytes, shape)
    }
    return bytes.holds("c.") && bytes.holds(">")
      || bytes.holds("del") && shape.uppers >= 2 && shape.has(".")
      || bytes.has("HLA-") || bytes.holds("p.") && shape.uppers >= 2 && shape.blanks > 0
      || bytes.holds("delf") || bytes.holds("508del") || bytes.holds("dup") && shape.has(".")
  }

  /// Thirty bases and more.
  private static func isSequence(_ bytes: Span<UInt8>, _ shape: ByteShape) -> Bool {
    bytes.count >= 30 && shape.uppers == bytes.count
      && bytes.allSatisfy { "ACGTN".utf8.contains($0) }
  }
}
