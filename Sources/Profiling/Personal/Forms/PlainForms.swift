/// Words that stand for no value, and for yes and no.
enum Missing {
  private static let words: [StaticString] = [
    "n/a", "na", "#n/a", "null", "(null)", "none", "nil", "nan", "-", "--", "---", "?", "??", "???",
    "unknown", "(unknown)", "undefined", "missing", "tbd", "k.a.", "k. a.", ".", "..",
    "not available",
    "\\n", "test", "xxx", "xx", "x", "unbekannt", "inconnu", "desconocido", "sconosciuto",
    "not set",
    "empty", "(empty)", "(none)", "n.a.", "n.v.t.", "brak", "keine angabe", "not given", "todo",
    "dummy",
  ]

  /// Whether a value says that there is none.
  static func isWord(_ bytes: Span<UInt8>, _ shape: ByteShape) -> Bool {
    guard shape.digits == 0, bytes.count < byLength.count else { return false }
    for word in byLength[bytes.count] where bytes.hasFolded(word) {
      return true
    }
    return false
  }

  private static let byLength: [[StaticString]] = (0...15).map { length in
    words.filter { $0.utf8CodeUnitCount == length }
  }

  private static let booleans: [StaticString] = [
    "true", "false", "t", "f", "yes", "no", "y", "n", "ja", "nein", "oui", "non", "si", "nee",
    "tak",
    "nie", "on", "off", "wahr", "falsch", "sim",
  ]

  static func isBoolean(_ bytes: Span<UInt8>) -> Bool {
    guard bytes.count <= 6 else { return false }
    for word in booleans where word.utf8CodeUnitCount == bytes.count && bytes.hasFolded(word) {
      return true
    }
    return false
  }
}

/// Values of which a part is hidden.
enum Masks {
  /// Three stars, crosses or dots in a row, or a mark of redaction.
  static func isMasked(_ bytes: Span<UInt8>, _ shape: ByteShape) -> Bool {
    if shape.has("*"), bytes.holds("***") { return true }
    if shape.high > 0, bytes.holds("\u{2022}\u{2022}") { return true }
    if shape.uppers + shape.lowers >= 3, bytes.count >= 6, bytes.holds("xxx") { return true }
    guard shape.has("#") || shape.has("[") || shape.has("<") else { return false }
    return bytes.holds("###") || bytes.hasFolded("[redacted") || bytes.hasFolded("<redacted")
      || bytes.hasFolded("[masked") || bytes.hasFolded("[removed")
  }
}

/// Days as text.
enum Days {
  /// Whether a value is a day or moment, and one on which a living person may be born.
  static func forms(_ bytes: Span<UInt8>, _ shape: ByteShape) -> FormSet {
    guard 4...7 ~= bytes.count || 8...35 ~= bytes.count, shape.digits >= 3, bytes[0].isDigit,
      shape.letters <= 3
    else { return [] }
    if bytes.count <= 7 { return monthYear(bytes, shape) }
    guard shape.has("-") || shape.has("/") || shape.has("."), let reading = DateText.read(bytes),
      reading.shape.isTemporal, let moment = reading.moment
    else { return [] }
    var forms = FormSet(.date)
    let isTimed = shape.has(":")
    if isTimed { forms.insert(.timestamp) }
    forms.insert(.birthDay, if: !isTimed && 1900...2019 ~= moment.year)
    return forms
  }

  /// `04/27`, `04/2027`, `2027-04`: when a card expires.
  private static func monthYear(_ bytes: Span<UInt8>, _ shape: ByteShape) -> FormSet {
    guard shape.digits == bytes.count - 1, shape.has("/") || shape.has("-"), bytes.count != 6,
      let mark = bytes.first(UInt8(ascii: "/")) ?? bytes.first(.minus), mark == 2 || mark == 4
    else { return [] }
    let month = mark == 2 ? 0 : mark + 1
    guard month + 1 < bytes.count else { return [] }
    let number = bytes[month].digitValue * 10 + bytes[month + 1].digitValue
    return 1...12 ~= number ? FormSet(.monthYear) : []
  }
}

/// Identifiers that no person types.
enum Hashes {
  static func forms(_ bytes: Span<UInt8>, _ shape: ByteShape) -> FormSet {
    var forms: FormSet = []
    if bytes.count == 36, isUUID(bytes) {
      forms.insert(.uuid)
      forms.insert(.upperUUID, if: shape.lowers == 0)
    } else if shape.others == 0, shape.high == 0,
      [16, 32, 40, 56, 64, 96, 128].contains(bytes.count)
    {
      forms.insert(.hexHash, if: bytes.allSatisfy(\.isHexDigit))
    }
    return forms
  }

  private static func isUUID(_ bytes: Span<UInt8>) -> Bool {
    guard bytes[8] == .minus, bytes[13] == .minus, bytes[18] == .minus, bytes[23] == .minus else {
      return false
    }
    var hyphens = 0
    for index in bytes.indices {
      if bytes[index] == .minus { hyphens += 1 } else if !bytes[index].isHexDigit { return false }
    }
    return hyphens == 4
  }
}

/// Names and beginnings of files.
enum Files {
  private static let endings: [StaticString] = [
    ".jpg", ".jpeg", ".png", ".gif", ".webp", ".heic", ".svg", ".bmp", ".tif",
  ]
  private static let documents: [StaticString] = [
    ".pdf", ".doc", ".docx", ".xls", ".xlsx", ".odt", ".txt", ".csv", ".zip", ".eml", ".mp3",
    ".mp4", ".wav",
  ]
  /// What pictures begin with in base 64 and in hexadecimal.
  private static let heads: [StaticString] = [
    "/9j/", "iVBORw0KGgo", "R0lGOD", "UklGR", "0xFFD8", "\\xFFD8", "\\x8950",
  ]

  static func isImage(_ bytes: Span<UInt8>) -> Bool {
    ends(bytes, with: endings) || NetworkForms.begins(bytes, with: heads)
  }

  static func isFile(_ bytes: Span<UInt8>, _ shape: ByteShape) -> Bool {
    shape.has(".") && (ends(bytes, with: endings) || ends(bytes, with: documents))
  }

  private static func ends(_ bytes: Span<UInt8>, with tails: [StaticString]) -> Bool {
    for tail in tails where bytes.hasFolded(tail, at: bytes.count - tail.utf8CodeUnitCount) {
      return true
    }
    return false
  }
}
