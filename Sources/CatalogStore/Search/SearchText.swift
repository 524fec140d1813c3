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
    forEachWord(in: text) { words.append(String(decoding: $0, as: UTF8.self)) }
    return words
  }

  /// Shows the words of a text, folded, in order, as UTF-8; plain ASCII without making a text of each.
  static func forEachWord(in text: String, _ show: (UnsafeBufferPointer<UInt8>) -> Void) {
    var text = text
    let isShown = text.withUTF8 { bytes in
      guard bytes.allSatisfy({ $0 < 0x80 }) else { return false }
      forEachWord(ascii: bytes, show)
      return true
    }
    guard !isShown else { return }
    for var word in wordsBeyondASCII(text) { word.withUTF8(show) }
  }

  private static func forEachWord(
    ascii bytes: UnsafeBufferPointer<UInt8>, _ show: (UnsafeBufferPointer<UInt8>) -> Void
  ) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: bytes.count) { folded in
      var length = 0
      var last = ScalarClass.other
      for (index, byte) in bytes.enumerated() {
        let present = ScalarClass(ascii: byte)
        let next = index + 1 < bytes.count ? ScalarClass(ascii: bytes[index + 1]) : .other
        if length > 0, present.begins(after: last, before: next) {
          show(UnsafeBufferPointer(rebasing: folded[..<length]))
          length = 0
        }
        if present != .other {
          folded[length] = present == .upper ? byte + 0x20 : byte
          length += 1
        }
        last = present
      }
      if length > 0 { show(UnsafeBufferPointer(rebasing: folded[..<length])) }
    }
  }

  private static func wordsBeyondASCII(_ text: String) -> [String] {
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
      if present != .other {
        word.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
      }
      last = present
    }
    if !word.isEmpty { words.append(String(word)) }
    return words
  }

  /// A text without case, accents and separators: `Customer ID` and `customer_id` are both `customerid`.
  static func squashed(_ text: String) -> String { words(text).joined() }

  private static func unaccented(_ text: String) -> [Unicode.Scalar] {
    text.decomposedStringWithCanonicalMapping.unicodeScalars.filter {
      $0.properties.generalCategory != .nonspacingMark
    }
  }
}

/// What a character is, as far as the ends of words go.
private enum ScalarClass {
  case lower, upper, digit, other

  init(_ scalar: Unicode.Scalar) {
    self =
      scalar.isASCII
      ? ScalarClass(ascii: UInt8(scalar.value)) : Self.beyondASCII(scalar.properties)
  }

  init(ascii byte: UInt8) {
    switch byte {
    case 0x61...0x7A: self = .lower
    case 0x41...0x5A: self = .upper
    case 0x30...0x39: self = .digit
    default: self = .other
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
