/// What a plain scalar means, by the core schema of YAML 1.2.2, section 10.3.2.
enum CoreSchema {
  static func content(ofPlain text: String) -> YAMLNode.Content {
    switch text {
    case "", "~", "null", "Null", "NULL": .null
    case "true", "True", "TRUE": .bool(true)
    case "false", "False", "FALSE": .bool(false)
    default: number(text) ?? .text(text)
    }
  }

  private static func number(_ text: String) -> YAMLNode.Content? {
    guard let first = text.utf8.first, first < 0x3A, first != UInt8(ascii: " ") else { return nil }
    if let value = integer(text) { return .integer(value) }
    guard text.utf8.allSatisfy({ isNumeric($0) }), let value = Double(text), value.isFinite else {
      return nil
    }
    return .number(value)
  }

  private static func integer(_ text: String) -> Int? {
    if text.hasPrefix("0x") { return Int(text.dropFirst(2), radix: 16) }
    if text.hasPrefix("0o") { return Int(text.dropFirst(2), radix: 8) }
    return Int(text)
  }

  private static func isNumeric(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"), UInt8(ascii: "-"),
      UInt8(ascii: "+"):
      true
    default: false
    }
  }
}
