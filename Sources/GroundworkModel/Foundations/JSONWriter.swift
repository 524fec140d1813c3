/// Writes JSON as UTF-8, piece by piece: no blanks, only what must be escaped is.
///
/// ```swift
/// var json = JSONWriter()
/// json.object { $0.member("name", text: "id"); $0.member("position", number: 1) }   // {"name":"id","position":1}
/// ```
/// Members are written in the order they are given: canonical JSON wants them sorted by their names' bytes.
public struct JSONWriter: Sendable {
  /// What was written so far.
  public private(set) var bytes: [UInt8] = []

  /// Nothing written yet.
  public init() {}

  /// What was written so far, as text.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Forgets what was written, and keeps the memory for the next text.
  public mutating func clear() { bytes.removeAll(keepingCapacity: true) }

  /// A value that is JSON already.
  public mutating func raw(_ json: String) { bytes.append(contentsOf: json.utf8) }

  /// A text in quotation marks.
  public mutating func quoted(_ text: String) {
    var text = text
    bytes.append(UInt8(ascii: "\""))
    text.withUTF8 { utf8 in
      if utf8.contains(where: Self.isEscaped) {
        for byte in utf8 { append(escaped: byte) }
      } else {
        bytes.append(contentsOf: utf8)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Values in brackets, with commas between them.
  public mutating func array<Element>(
    _ elements: some Sequence<Element>, _ write: (Element, inout JSONWriter) throws -> Void
  ) rethrows {
    bytes.append(UInt8(ascii: "["))
    for element in elements {
      separate()
      try write(element, &self)
    }
    bytes.append(UInt8(ascii: "]"))
  }

  /// Values of several sorts in brackets, each written by one `element`.
  public mutating func array(_ write: (inout JSONWriter) throws -> Void) rethrows {
    bytes.append(UInt8(ascii: "["))
    try write(&self)
    bytes.append(UInt8(ascii: "]"))
  }

  /// An element that is a text, null when there is none.
  public mutating func element(text: String?) {
    separate()
    value(text)
  }

  /// An element that is true or false.
  public mutating func element(flag: Bool) {
    separate()
    raw(flag ? "true" : "false")
  }

  /// A text in quotation marks, null when there is none.
  public mutating func value(_ text: String?) {
    if let text { quoted(text) } else { raw("null") }
  }

  /// Members in braces.
  public mutating func object(_ write: (inout JSONWriter) throws -> Void) rethrows {
    bytes.append(UInt8(ascii: "{"))
    try write(&self)
    bytes.append(UInt8(ascii: "}"))
  }

  /// The name of a member and its colon; its value is to follow.
  public mutating func name(_ name: String) {
    separate()
    quoted(name)
    bytes.append(UInt8(ascii: ":"))
  }

  /// A comma, unless this is the first of its array or object.
  private mutating func separate() {
    guard let last = bytes.last, last != UInt8(ascii: "["), last != UInt8(ascii: "{") else {
      return
    }
    bytes.append(UInt8(ascii: ","))
  }

  private static func isEscaped(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  private mutating func append(escaped byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""): raw("\\\"")
    case UInt8(ascii: "\\"): raw("\\\\")
    case UInt8(ascii: "\n"): raw("\\n")
    case UInt8(ascii: "\r"): raw("\\r")
    case UInt8(ascii: "\t"): raw("\\t")
    case 0..<0x20: raw((byte < 0x10 ? "\\u000" : "\\u00") + String(byte, radix: 16))
    default: bytes.append(byte)
    }
  }
}

extension JSONWriter {
  /// A member that is a text, left out when there is none.
  public mutating func member(_ name: String, text: String?) {
    guard let text else { return }
    self.name(name)
    quoted(text)
  }

  /// A member that is a text, null when there is none.
  public mutating func member(_ name: String, textOrNull text: String?) {
    self.name(name)
    value(text)
  }

  /// A member that is a whole number, left out when there is none.
  public mutating func member(_ name: String, number: Int?) {
    guard let number else { return }
    self.name(name)
    raw(String(number))
  }

  /// A member that is true or false, left out when neither is said.
  public mutating func member(_ name: String, flag: Bool?) {
    guard let flag else { return }
    self.name(name)
    raw(flag ? "true" : "false")
  }

  /// A member that is a list of texts.
  public mutating func member(_ name: String, texts: [String]) {
    self.name(name)
    array(texts) { $1.quoted($0) }
  }
}
