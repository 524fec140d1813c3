/// A SQL text as bytes.
struct SQLSource {
  let bytes: [UInt8]

  init(_ text: String) { bytes = Array(text.utf8) }

  func text(from start: Int32, to end: Int32) -> String {
    String(decoding: bytes[Int(start)..<max(Int(start), Int(end))], as: UTF8.self)
  }

  /// Lines and columns of bytes in rising order, counted in one pass when somebody asks.
  func positions(of offsets: [Int32]) -> [SQLPosition] {
    var result: [SQLPosition] = []
    var position = SQLPosition(line: 1, column: 1)
    var index = 0
    for offset in offsets {
      while index < Int(offset), index < bytes.count {
        if bytes[index] == 0x0A {
          position = SQLPosition(line: position.line + 1, column: 1)
        } else if bytes[index] & 0xC0 != 0x80 {
          position.column += 1
        }
        index += 1
      }
      result.append(position)
    }
    return result
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
