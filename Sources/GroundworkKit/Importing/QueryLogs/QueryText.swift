/// SQL without the values in it: `where mail = 'x@y' and n in (1, 2)` is `where mail = ? and n in (?)`.
///
/// What stands in quotes, in dollar quotes or as a number is a value; comments go, blanks become one. Nothing of a value
/// is left, whatever the text.
struct QueryText {
  /// The text without values.
  private(set) var normal = ""
  private let bytes: [UInt8]
  private var position = 0

  init(_ sql: String) {
    bytes = Array(sql.utf8)
    var out: [UInt8] = []
    while position < bytes.count { step(&out) }
    normal = Self.joined(String(decoding: out, as: UTF8.self))
  }

  private mutating func step(_ out: inout [UInt8]) {
    let byte = bytes[position]
    switch byte {
    case UInt8(ascii: "'"): takeText(&out)
    case UInt8(ascii: "\""): copyName(&out)
    case UInt8(ascii: "-") where next == byte: skipLine()
    case UInt8(ascii: "/") where next == UInt8(ascii: "*"): skipComment()
    case UInt8(ascii: "$"): takeDollar(&out)
    case 0x30...0x39 where !Self.isWord(out.last): takeNumber(&out)
    case 0...0x20:
      if out.last != 0x20, !out.isEmpty { out.append(0x20) }
      position += 1
    default:
      out.append(byte)
      position += 1
    }
  }

  private var next: UInt8? { position + 1 < bytes.count ? bytes[position + 1] : nil }

  private static func isWord(_ byte: UInt8?) -> Bool {
    guard let byte else { return false }
    return byte == 0x5F || byte >= 0x80 || (0x30...0x39).contains(byte)
      || (0x41...0x5A).contains(byte & 0xDF)
  }

  /// `'…'`, with what may stand before it: E, N, B, X, U&. A text that is not closed goes to the end.
  private mutating func takeText(_ out: inout [UInt8]) {
    if let last = out.last, [0x45, 0x4E, 0x42, 0x58].contains(last & 0xDF),
      !Self.isWord(out.dropLast().last)
    {
      out.removeLast()
    }
    position += 1
    while position < bytes.count {
      if bytes[position] == UInt8(ascii: "\\") {
        position += 2
      } else if bytes[position] == UInt8(ascii: "'") {
        position += 1
        guard position < bytes.count, bytes[position] == UInt8(ascii: "'") else { break }
        position += 1
      } else {
        position += 1
      }
    }
    out.append(UInt8(ascii: "?"))
  }

  private mutating func copyName(_ out: inout [UInt8]) {
    repeat {
      out.append(bytes[position])
      position += 1
    } while position < bytes.count && bytes[position] != UInt8(ascii: "\"")
    guard position < bytes.count else { return }
    out.append(bytes[position])
    position += 1
  }

  private mutating func skipLine() {
    while position < bytes.count, bytes[position] != 0x0A { position += 1 }
  }

  private mutating func skipComment() {
    var depth = 0
    repeat {
      if bytes[position] == UInt8(ascii: "/"), next == UInt8(ascii: "*") {
        depth += 1
        position += 2
      } else if bytes[position] == UInt8(ascii: "*"), next == UInt8(ascii: "/") {
        depth -= 1
        position += 2
      } else {
        position += 1
      }
    } while depth > 0 && position < bytes.count
  }

  /// `$1` is a place for a value, `$tag$…$tag$` a text.
  private mutating func takeDollar(_ out: inout [UInt8]) {
    var end = position + 1
    while end < bytes.count, Self.isWord(bytes[end]) { end += 1 }
    guard end < bytes.count, bytes[end] == UInt8(ascii: "$") else {
      position = max(end, position + 1)
      return out.append(UInt8(ascii: "?"))
    }
    let tag = Array(bytes[position...end])
    position = end + 1
    while position < bytes.count, !bytes[position...].starts(with: tag) { position += 1 }
    position = min(position + tag.count, bytes.count)
    out.append(UInt8(ascii: "?"))
  }

  private mutating func takeNumber(_ out: inout [UInt8]) {
    while position < bytes.count, Self.isWord(bytes[position]) || bytes[position] == 0x2E {
      position += 1
    }
    out.append(UInt8(ascii: "?"))
  }

  /// Lists of values of any length are the same query.
  private static func joined(_ text: String) -> String {
    var text = text
    while text.contains("?, ?") || text.contains("?,?") {
      text = text.replacing("?, ?", with: "?").replacing("?,?", with: "?")
    }
    while let last = text.last, last == " " || last == ";" { text.removeLast() }
    return text
  }
}
