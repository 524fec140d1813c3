/// A SQL text as bytes.
///
/// Texts that a script puts together before it runs them stand behind its own; a place in one of them is the place of
/// the statement that runs it.
struct SQLSource {
  private(set) var bytes: [UInt8]
  private var added: [(start: Int32, origin: Int32)] = []

  init(_ text: String) { bytes = Array(text.utf8) }

  /// Adds a text that a statement at a place runs; a line break before it, as the end of the script is a place as well.
  mutating func add(_ text: String, from origin: Int32) -> Range<Int> {
    bytes.append(0x0A)
    let start = bytes.count
    added.append((Int32(start), origin))
    bytes += text.utf8
    return start..<bytes.count
  }

  /// A place in the script's own text.
  func place(of offset: Int32) -> Int32 {
    guard let first = added.first, offset >= first.start else { return offset }
    return added.last { $0.start <= offset }?.origin ?? offset
  }

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
