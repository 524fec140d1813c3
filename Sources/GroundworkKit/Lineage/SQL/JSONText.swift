/// JSON text put together piece by piece, in the order given.
struct JSONText {
  private(set) var bytes: [UInt8] = []

  mutating func raw(_ text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  mutating func string(_ text: String) {
    bytes.append(0x22)
    for byte in text.utf8 {
      switch byte {
      case 0x22, 0x5C:
        bytes.append(0x5C)
        bytes.append(byte)
      case 0x0A: raw("\\n")
      case 0..<0x20:
        raw("\\u00")
        bytes.append(contentsOf: Self.digits[Int(byte >> 4)...Int(byte >> 4)])
        bytes.append(contentsOf: Self.digits[Int(byte & 15)...Int(byte & 15)])
      default: bytes.append(byte)
      }
    }
    bytes.append(0x22)
  }

  mutating func stringOrNull(_ text: String?) {
    if let text { string(text) } else { raw("null") }
  }

  private static let digits = Array("0123456789abcdef".utf8)

  /// `[…]` with commas between what is written for each item.
  mutating func list<Item>(_ items: some Sequence<Item>, _ write: (inout JSONText, Item) -> Void) {
    raw("[")
    var isFirst = true
    for item in items {
      if !isFirst { raw(",") }
      isFirst = false
      write(&self, item)
    }
    raw("]")
  }

  var text: String { String(decoding: bytes, as: UTF8.self) }
}
