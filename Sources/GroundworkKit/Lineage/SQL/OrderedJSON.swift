/// JSON whose objects keep the order of their members: a table's columns are counted by it.
public indirect enum OrderedJSON: Hashable, Sendable {
  case null
  case bool(Bool)
  case number(String)
  case string(String)
  case array([OrderedJSON])
  case object([Member])

  /// A name and its value.
  public struct Member: Hashable, Sendable {
    /// The name.
    public let name: String
    /// The value.
    public let value: OrderedJSON
  }

  /// The value of a text; nil when it is no JSON or nested deeper than 64.
  public init?(_ bytes: some Sequence<UInt8>) {
    var reader = Reader(bytes: Array(bytes))
    guard let value = reader.value(depth: 0) else { return nil }
    reader.skipBlanks()
    guard reader.isAtEnd else { return nil }
    self = value
  }

  /// The value of a member, nil when there is none.
  public subscript(name: String) -> OrderedJSON? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }

  /// The text, if it is one.
  public var string: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }

  /// The items of an array; empty when it is none.
  public var items: [OrderedJSON] {
    guard case .array(let items) = self else { return [] }
    return items
  }

  /// The members of an object; empty when it is none.
  public var members: [Member] {
    guard case .object(let members) = self else { return [] }
    return members
  }

  /// Reads bytes from the left to the right.
  private struct Reader {
    let bytes: [UInt8]
    var position = 0

    var isAtEnd: Bool { position >= bytes.count }

    mutating func skipBlanks() {
      while position < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position]) {
        position += 1
      }
    }

    mutating func accept(_ byte: UInt8) -> Bool {
      skipBlanks()
      guard position < bytes.count, bytes[position] == byte else { return false }
      position += 1
      return true
    }

    mutating func value(depth: Int) -> OrderedJSON? {
      skipBlanks()
      guard position < bytes.count, depth < 64 else { return nil }
      switch bytes[position] {
      case 0x7B: return object(depth)
      case 0x5B: return array(depth)
      case 0x22: return text().map { .string($0) }
      case 0x74: return word("true", .bool(true))
      case 0x66: return word("false", .bool(false))
      case 0x6E: return word("null", .null)
      default: return number()
      }
    }

    private mutating func word(_ spelling: String, _ value: OrderedJSON) -> OrderedJSON? {
      guard bytes[position...].starts(with: spelling.utf8) else { return nil }
      position += spelling.utf8.count
      return value
    }

    private mutating func number() -> OrderedJSON? {
      let start = position
      while position < bytes.count, "+-.0123456789eE".utf8.contains(bytes[position]) {
        position += 1
      }
      guard position > start else { return nil }
      return .number(String(decoding: bytes[start..<position], as: UTF8.self))
    }

    private mutating func array(_ depth: Int) -> OrderedJSON? {
      position += 1
      var items: [OrderedJSON] = []
      if accept(0x5D) { return .array(items) }
      repeat {
        guard let item = value(depth: depth + 1) else { return nil }
        items.append(item)
      } while accept(0x2C)
      return accept(0x5D) ? .array(items) : nil
    }

    private mutating func object(_ depth: Int) -> OrderedJSON? {
      position += 1
      var members: [Member] = []
      if accept(0x7D) { return .object(members) }
      repeat {
        skipBlanks()
        guard position < bytes.count, bytes[position] == 0x22, let name = text(), accept(0x3A),
          let value = value(depth: depth + 1)
        else { return nil }
        members.append(Member(name: name, value: value))
      } while accept(0x2C)
      return accept(0x7D) ? .object(members) : nil
    }

    private mutating func text() -> String? {
      position += 1
      let start = position
      while position < bytes.count, bytes[position] != 0x22, bytes[position] != 0x5C {
        position += 1
      }
      guard position < bytes.count else { return nil }
      if bytes[position] == 0x22 {
        position += 1
        return String(decoding: bytes[start..<position - 1], as: UTF8.self)
      }
      position = start
      return escapedText()
    }

    private mutating func escapedText() -> String? {
      var units: [UInt8] = []
      while position < bytes.count {
        let byte = bytes[position]
        position += 1
        if byte == 0x22 { return String(decoding: units, as: UTF8.self) }
        guard byte == 0x5C else {
          units.append(byte)
          continue
        }
        guard let scalar = escape() else { return nil }
        units.append(contentsOf: String(scalar).utf8)
      }
      return nil
    }

    private mutating func escape() -> Character? {
      guard position < bytes.count else { return nil }
      let byte = bytes[position]
      position += 1
      switch byte {
      case 0x6E: return "\n"
      case 0x74: return "\t"
      case 0x72: return "\r"
      case 0x62: return "\u{8}"
      case 0x66: return "\u{C}"
      case 0x75: return unicode()
      default: return Character(UnicodeScalar(byte))
      }
    }

    /// `\uD83D\uDE00`: two halves are one character.
    private mutating func unicode() -> Character? {
      guard let first = hexadecimal() else { return nil }
      guard (0xD800..<0xDC00).contains(first) else {
        return UnicodeScalar(first).map(Character.init) ?? "\u{FFFD}"
      }
      guard position + 1 < bytes.count, bytes[position] == 0x5C, bytes[position + 1] == 0x75 else {
        return "\u{FFFD}"
      }
      position += 2
      guard let second = hexadecimal(), (0xDC00..<0xE000).contains(second) else {
        return "\u{FFFD}"
      }
      let code = 0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)
      return UnicodeScalar(code).map(Character.init) ?? "\u{FFFD}"
    }

    private mutating func hexadecimal() -> UInt32? {
      guard position + 4 <= bytes.count else { return nil }
      let digits = String(decoding: bytes[position..<position + 4], as: UTF8.self)
      position += 4
      return UInt32(digits, radix: 16)
    }
  }
}
