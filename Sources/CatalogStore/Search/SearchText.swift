import Foundation
import GroundworkModel

/// How text becomes words for search: the same for what is indexed and for what is asked.
///
/// `customerID_v2` → `customer`, `id`, `v`, `2`: words end where the case rises, between letters and digits, and at
/// everything else. Case and diacritics are folded away.
enum SearchText {
  /// The words of a text, folded, in order.
  static func words(_ text: String) -> [String] {
    var words: [String] = []
    var word = String.UnicodeScalarView()
    var last = ScalarClass.other
    let scalars = unaccented(text)
    for (index, scalar) in scalars.enumerated() {
      let present = ScalarClass(scalar)
      let next = index + 1 < scalars.count ? ScalarClass(scalars[index + 1]) : .other
      if !word.isEmpty, present.begins(after: last, before: next) {
        words.append(String(word))
        word.removeAll()
      }
      if present != .other { append(scalar, to: &word) }
      last = present
    }
    if !word.isEmpty { words.append(String(word)) }
    return words
  }

  /// A text without case, accents and separators: `Customer ID` and `customer_id` are both `customerid`.
  static func squashed(_ text: String) -> String { words(text).joined() }

  private static func unaccented(_ text: String) -> [Unicode.Scalar] {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return Array(text.unicodeScalars) }
    return text.decomposedStringWithCanonicalMapping.unicodeScalars.filter {
      $0.properties.generalCategory != .nonspacingMark
    }
  }

  private static func append(_ scalar: Unicode.Scalar, to word: inout String.UnicodeScalarView) {
    guard scalar.isASCII else {
      word.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
      return
    }
    let isUpper = scalar.value >= 0x41 && scalar.value <= 0x5A
    word.append(isUpper ? Unicode.Scalar(UInt8(scalar.value) + 0x20) : scalar)
  }
}

/// What a character is, as far as the ends of words go.
private enum ScalarClass {
  case lower, upper, digit, other

  init(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x61...0x7A: self = .lower
    case 0x41...0x5A: self = .upper
    case 0x30...0x39: self = .digit
    case 0..<0x80: self = .other
    default: self = Self.beyondASCII(scalar.properties)
    }
  }

  private static func beyondASCII(_ properties: Unicode.Scalar.Properties) -> ScalarClass {
    if properties.isUppercase { return .upper }
    if properties.isAlphabetic { return .lower }
    return properties.numericType == nil ? .other : .digit
  }

  /// Whether a new word begins here: `a|B`, `a|1`, `1|a`, and the last capital of `HTTP|Server`.
  func begins(after last: ScalarClass, before next: ScalarClass) -> Bool {
    switch (last, self) {
    case (_, .other), (.other, _): true
    case (.upper, .upper): next == .lower
    case (.upper, .lower): false
    default: last != self
    }
  }
}
