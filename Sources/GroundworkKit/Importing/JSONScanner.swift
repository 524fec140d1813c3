/// Walks over JSON bytes without decoding them.
struct JSONScanner {
  private static let depthLimit = 512

  /// Where the outermost value stands.
  private(set) var valueStart = 0
  private(set) var valueEnd = 0
  private var position = 0
  private var fault: JSONFault?

  /// Checks one whole text; nil when it is JSON.
  mutating func document(_ bytes: UnsafeBufferPointer<UInt8>) -> JSONFault? {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    skipBlanks(bytes)
    valueStart = position
    skipValue(bytes, depth: 0)
    valueEnd = position
    skipBlanks(bytes)
    if position < bytes.count { fail("something stands behind its end") }
    return fault
  }

  /// Where the members or elements of a checked object or list stand.
  func parts(_ bytes: UnsafeBufferPointer<UInt8>, of start: Int, hasKeys: Bool) -> [(
    key: (Int, Int), value: (Int, Int)
  )] {
    var walker = self
    walker.position = start + 1
    var parts: [(key: (Int, Int), value: (Int, Int))] = []
    walker.skipBlanks(bytes)
    while walker.fault == nil, let byte = walker.byte(bytes), byte != 0x7D, byte != 0x5D {
      var key = (0, 0)
      if hasKeys {
        key.0 = walker.position
        walker.skipString(bytes)
        key.1 = walker.position
        walker.expect(UInt8(ascii: ":"), bytes)
      }
      walker.skipBlanks(bytes)
      let begin = walker.position
      walker.skipValue(bytes, depth: 0)
      parts.append((key, (begin, walker.position)))
      walker.skipBlanks(bytes)
      if walker.byte(bytes) == UInt8(ascii: ",") { walker.position += 1 }
      walker.skipBlanks(bytes)
    }
    return parts
  }

  private mutating func skipValue(_ bytes: UnsafeBufferPointer<UInt8>, depth: Int) {
    guard depth < Self.depthLimit else { return fail("it is nested too deeply") }
    switch byte(bytes) {
    case UInt8(ascii: "{"): skipList(bytes, hasKeys: true, depth)
    case UInt8(ascii: "["): skipList(bytes, hasKeys: false, depth)
    case UInt8(ascii: "\""): skipString(bytes)
    case nil: fail("it ends too early")
    default: skipWord(bytes)
    }
  }

  private mutating func skipList(
    _ bytes: UnsafeBufferPointer<UInt8>, hasKeys: Bool, _ depth: Int
  ) {
    let closer = hasKeys ? UInt8(ascii: "}") : UInt8(ascii: "]")
    position += 1
    skipBlanks(bytes)
    if byte(bytes) == closer {
      position += 1
      return
    }
    while fault == nil {
      skipBlanks(bytes)
      if hasKeys {
        skipString(bytes)
        expect(UInt8(ascii: ":"), bytes)
        skipBlanks(bytes)
      }
      skipValue(bytes, depth: depth + 1)
      skipBlanks(bytes)
      if byte(bytes) == closer {
        position += 1
        return
      }
      if fault == nil { expect(UInt8(ascii: ","), bytes) }
    }
  }

  private mutating func skipString(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard byte(bytes) == UInt8(ascii: "\"") else { return fail("a text in quotes is expected") }
    var index = Self.endOfPlain(bytes, from: position + 1)
    while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
      if bytes[index] < 0x20 {
        position = index
        return fail("a text is not closed")
      }
      index = Self.endOfPlain(bytes, from: index + 2)
    }
    position = min(index + 1, bytes.count)
    if index >= bytes.count { fail("it ends inside a text") }
  }

  /// Where the next quotation mark, backslash or control character stands: eight bytes a step.
  private static func endOfPlain(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    let raw = UnsafeRawBufferPointer(bytes)
    while index + 8 <= bytes.count {
      let eight = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      let found = marks(in: eight)
      if found != 0 { return index + found.trailingZeroBitCount / 8 }
      index += 8
    }
    while index < bytes.count, marks(in: UInt64(bytes[index]) | ~0xFF) & 0x80 == 0 { index += 1 }
    return index
  }

  /// The highest bit of each byte that is a quotation mark, a backslash or a control character; above the first of them
  /// also of others. https://graphics.stanford.edu/~seander/bithacks.html#HasLessInWord
  private static func marks(in eight: UInt64) -> UInt64 {
    let (one, top): (UInt64, UInt64) = (0x0101_0101_0101_0101, 0x8080_8080_8080_8080)
    let quote = eight ^ one &* 0x22
    let backslash = eight ^ one &* 0x5C
    return (quote &- one) & ~quote & top | (backslash &- one) & ~backslash & top
      | (eight &- one &* 0x20) & ~eight & top
  }

  /// A number, `true`, `false` or `null`.
  private mutating func skipWord(_ bytes: UnsafeBufferPointer<UInt8>) {
    let start = position
    while position < bytes.count, Self.isWord(bytes[position]) { position += 1 }
    let word = bytes[start..<position]
    if Self.literals.contains(where: { word.elementsEqual($0.utf8) }) { return }
    if Double(String(decoding: word, as: UTF8.self)) != nil { return }
    position = start
    fail("a value is expected")
  }

  private static let literals = ["null", "false", "true"]

  private static func isWord(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte)
      || [0x2B, 0x2D, 0x2E, 0x45].contains(byte)
  }

  private mutating func expect(_ wanted: UInt8, _ bytes: UnsafeBufferPointer<UInt8>) {
    skipBlanks(bytes)
    guard byte(bytes) == wanted else {
      return fail("`\(String(UnicodeScalar(wanted)))` is expected")
    }
    position += 1
  }

  private mutating func skipBlanks(_ bytes: UnsafeBufferPointer<UInt8>) {
    while position < bytes.count, bytes[position] <= 0x20 { position += 1 }
  }

  private func byte(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt8? {
    position < bytes.count ? bytes[position] : nil
  }

  private mutating func fail(_ reason: String) {
    fault = fault ?? JSONFault(offset: position, reason: reason)
  }
}
