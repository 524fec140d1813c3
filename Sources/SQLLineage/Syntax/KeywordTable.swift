/// Finds the keyword of a word in its bytes, whatever its case, without making a string.
struct KeywordTable {
  private var slots: [Keyword]
  private var spellings: [[UInt8]]
  private static let size = 1024

  static let shared = KeywordTable()

  private init() {
    slots = Array(repeating: .none, count: Self.size)
    spellings = Keyword.allCases.map { keyword in
      switch keyword {
      case .trycast: Array("try_cast".utf8)
      case .operatorWord: Array("operator".utf8)
      default: Array("\(keyword)".utf8)
      }
    }
    for keyword in Keyword.allCases where keyword != .none {
      var slot = Self.hash(spellings[Int(keyword.rawValue)][...])
      while slots[slot] != .none { slot = (slot + 1) % Self.size }
      slots[slot] = keyword
    }
  }

  private static func hash(_ bytes: ArraySlice<UInt8>) -> Int {
    var hash: UInt32 = 2_166_136_261
    for byte in bytes { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
    return Int((hash ^ (hash >> 15)) & UInt32(size - 1))
  }

  /// The keyword that the bytes spell, or none.
  func keyword(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Keyword {
    guard end - start <= 12 else { return .none }
    var hash: UInt32 = 2_166_136_261
    for index in start..<end {
      hash = (hash ^ UInt32(ASCII.lower(bytes[index]))) &* 16_777_619
    }
    var slot = Int((hash ^ (hash >> 15)) & UInt32(Self.size - 1))
    while slots[slot] != .none {
      if spells(slots[slot], bytes, start, end) { return slots[slot] }
      slot = (slot + 1) % Self.size
    }
    return .none
  }

  private func spells(
    _ keyword: Keyword, _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int
  ) -> Bool {
    let spelling = spellings[Int(keyword.rawValue)]
    guard spelling.count == end - start else { return false }
    for index in start..<end where ASCII.lower(bytes[index]) != spelling[index - start] {
      return false
    }
    return true
  }
}

/// Classes of bytes.
enum ASCII {
  static func lower(_ byte: UInt8) -> UInt8 { byte &- 65 < 26 ? byte | 0x20 : byte }

  static func upper(_ byte: UInt8) -> UInt8 { byte &- 97 < 26 ? byte & 0xDF : byte }

  static func isDigit(_ byte: UInt8) -> Bool { byte &- 48 < 10 }

  /// Letters, `_`, and every byte of a character outside ASCII.
  static func startsWord(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 97 < 26 || byte == 95 || byte >= 0x80
  }

  /// Also digits, `$` and `#`.
  static func continuesWord(_ byte: UInt8) -> Bool {
    startsWord(byte) || isDigit(byte) || byte == 36 || byte == 35
  }

  static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || byte &- 9 < 5 }
}
