/// What one pass over a value shows: how many bytes of each class it has, and which signs.
///
/// It is the filter before every grammar: a value without `@` is no e-mail address, one with six digits no card.
struct ByteShape {
  private(set) var digits = 0
  private(set) var lowers = 0
  private(set) var uppers = 0
  private(set) var blanks = 0
  /// Bytes of letters beyond ASCII.
  private(set) var high = 0
  private(set) var count = 0
  private var signs: (UInt64, UInt64) = (0, 0)

  init(_ bytes: Span<UInt8>) {
    count = bytes.count
    for index in bytes.indices { add(bytes[index]) }
  }

  private mutating func add(_ byte: UInt8) {
    if byte &- 0x61 < 26 {
      lowers += 1
    } else if byte &- 0x30 < 10 {
      digits += 1
    } else if byte &- 0x41 < 26 {
      uppers += 1
    } else if byte >= 0x80 {
      high += 1
    } else if byte == .blank || byte &- 0x09 < 5 {
      blanks += 1
    } else if byte < 64 {
      signs.0 |= 1 << UInt64(byte)
    } else {
      signs.1 |= 1 << UInt64(byte &- 64)
    }
  }

  /// Letters of ASCII.
  var letters: Int { lowers + uppers }
  /// Bytes that are neither letters, digits nor blanks.
  var others: Int { count - digits - letters - blanks - high }

  /// Whether a sign of ASCII occurs.
  func has(_ sign: UInt8) -> Bool {
    sign < 64 ? signs.0 >> UInt64(sign) & 1 == 1 : signs.1 >> UInt64(sign & 63) & 1 == 1
  }

  func has(_ sign: Unicode.Scalar) -> Bool { has(UInt8(ascii: sign)) }
}

extension Span where Element == UInt8 {
  /// Where the value is without blanks at both ends.
  var trimmed: Range<Int> {
    var (start, end) = (0, count)
    while start < end, self[start] <= .blank { start += 1 }
    while end > start, self[end - 1] <= .blank { end -= 1 }
    return start..<end
  }

  /// Whether the bytes at a place are those of a text.
  func has(_ text: StaticString, at start: Int = 0) -> Bool {
    guard start >= 0, start + text.utf8CodeUnitCount <= count else { return false }
    for index in 0..<text.utf8CodeUnitCount where self[start + index] != text.utf8Start[index] {
      return false
    }
    return true
  }

  /// Whether the bytes at a place are those of a text in small letters, capitals not minded.
  func hasFolded(_ text: StaticString, at start: Int = 0) -> Bool {
    guard start >= 0, start + text.utf8CodeUnitCount <= count else { return false }
    for index in 0..<text.utf8CodeUnitCount
    where self[start + index].lowered != text.utf8Start[index] {
      return false
    }
    return true
  }

  /// Whether a text in small letters stands anywhere.
  func holds(_ text: StaticString) -> Bool {
    let head = text.utf8Start[0]
    var start = 0
    while start + text.utf8CodeUnitCount <= count {
      if self[start].lowered == head, hasFolded(text, at: start) { return true }
      start += 1
    }
    return false
  }

  /// The place of the first such byte from a place on.
  func first(_ byte: UInt8, from start: Int = 0) -> Int? {
    var index = start
    while index < count {
      if self[index] == byte { return index }
      index += 1
    }
    return nil
  }

  func allSatisfy(from start: Int = 0, _ test: (UInt8) -> Bool) -> Bool {
    var index = start
    while index < count {
      guard test(self[index]) else { return false }
      index += 1
    }
    return true
  }
}

extension UInt8 {
  var isCapital: Bool { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= self }
  /// A letter of any alphabet, as far as one byte tells.
  var isWordly: Bool { isLetter || self >= 0x80 }
}
