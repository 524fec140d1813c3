/// A SQL text as bytes.
struct SQLSource {
  let bytes: [UInt8]

  init(_ text: String) { bytes = Array(text.utf8) }

  func text(from start: Int32, to end: Int32) -> String {
    String(decoding: bytes[Int(start)..<Int(end)], as: UTF8.self)
  }

  /// Line and column of a byte; counted only when somebody asks.
  func position(of offset: Int32) -> SQLPosition {
    var line = 1
    var column = 1
    for byte in bytes.prefix(Int(offset)) {
      if byte == 0x0A {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    return SQLPosition(line: line, column: column)
  }
}

/// A place in a SQL text.
public struct SQLPosition: Hashable, Sendable, CustomStringConvertible {
  /// The line, from 1.
  public var line: Int
  /// The column in characters, from 1.
  public var column: Int

  /// `line:column`.
  public var description: String { "\(line):\(column)" }
}
