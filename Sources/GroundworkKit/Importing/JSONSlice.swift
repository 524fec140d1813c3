import GroundworkModel

/// Where a JSON text stops being one.
struct JSONFault: Error, Hashable {
  /// The byte that was not expected, from 0.
  let offset: Int
  /// What was expected instead, in lower case.
  let reason: String

  /// The fault as a diagnostic at its line and column.
  func diagnostic(in bytes: [UInt8], file: String) -> Diagnostic {
    var location = SourceLocation(file: file, line: 1, column: 1)
    for byte in bytes.prefix(offset) {
      if byte == 0x0A {
        location.line += 1
        location.column = 1
      } else if byte & 0xC0 != 0x80 {
        location.column += 1
      }
    }
    return Diagnostic(
      rule: "json", message: "this is not JSON: \(reason)", location: location,
      help: "write the file again with the tool that made it; it may be cut off")
  }
}

/// A value inside a JSON text that was checked once and is decoded only when it is asked for: of a file of a hundred
/// megabytes one takes what one needs.
struct JSONSlice: Sendable {
  private let bytes: [UInt8]
  private let start: Int
  private let end: Int

  /// Checks a whole text.
  init(_ bytes: [UInt8]) throws(JSONFault) {
    var scanner = JSONScanner()
    let fault: JSONFault? = bytes.withUnsafeBufferPointer { scanner.document($0) }
    if let fault { throw fault }
    self.init(bytes: bytes, start: scanner.valueStart, end: scanner.valueEnd)
  }

  private init(bytes: [UInt8], start: Int, end: Int) {
    self.bytes = bytes
    self.start = start
    self.end = end
  }

  /// Keys and values of an object in the order of the text; none for anything else.
  var members: [(key: String, value: JSONSlice)] {
    guard bytes[start] == UInt8(ascii: "{") else { return [] }
    return bytes.withUnsafeBufferPointer { JSONScanner().parts($0, of: start, hasKeys: true) }
      .map { (Self(bytes: bytes, start: $0.key.0, end: $0.key.1).text ?? "", slice($0.value)) }
  }

  /// Elements of a list; none for anything else.
  var elements: [JSONSlice] {
    guard bytes[start] == UInt8(ascii: "[") else { return [] }
    return bytes.withUnsafeBufferPointer { JSONScanner().parts($0, of: start, hasKeys: false) }
      .map { slice($0.value) }
  }

  /// The members of an object by key; the last one counts when a key is repeated.
  var object: [String: JSONSlice] {
    Dictionary(members.map { ($0.key, $0.value) }, uniquingKeysWith: { $1 })
  }

  /// The text, when it is one and not empty.
  var text: String? { string.flatMap { $0.isEmpty ? nil : $0 } }

  /// The text, when it is one.
  var string: String? {
    guard bytes[start] == UInt8(ascii: "\"") else { return nil }
    let inside = bytes[(start + 1)..<(end - 1)]
    guard inside.contains(UInt8(ascii: "\\")) else {
      return String(decoding: inside, as: UTF8.self)
    }
    if case .text(let text) = value { return text }
    return nil
  }

  /// The value as it is written.
  var utf8: ArraySlice<UInt8> { bytes[start..<end] }

  /// The whole value, decoded.
  var value: JSONValue {
    JSONValue(String(decoding: utf8, as: UTF8.self)) ?? .null
  }

  /// The texts of a list of texts.
  var texts: [String] { elements.compactMap(\.text) }

  private func slice(_ range: (Int, Int)) -> JSONSlice {
    JSONSlice(bytes: bytes, start: range.0, end: range.1)
  }
}
