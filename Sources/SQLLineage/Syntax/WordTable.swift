/// Finds what a word means in its bytes, whatever its case, without making a string: words of up to sixteen bytes
/// are two numbers, and the table is probed with them.
struct WordTable<Meaning: Sendable>: Sendable {
  private struct Slot: Sendable {
    var low: UInt64
    var high: UInt64
    var meaning: Meaning
  }

  private var slots: [Slot]
  private let mask: Int
  private let nothing: Meaning

  init(_ words: [(spelling: [UInt8], meaning: Meaning)], nothing: Meaning) {
    var size = 64
    while size < words.count * 4 { size *= 2 }
    mask = size - 1
    self.nothing = nothing
    slots = Array(repeating: Slot(low: 0, high: 0, meaning: nothing), count: size)
    for word in words where word.spelling.count <= 16 {
      let (low, high) = word.spelling.withUnsafeBufferPointer { Self.packed($0, 0, $0.count) }
      var index = Self.hash(low, high) & mask
      while slots[index].low != 0 { index = (index + 1) & mask }
      slots[index] = Slot(low: low, high: high, meaning: word.meaning)
    }
  }

  private static func hash(_ low: UInt64, _ high: UInt64) -> Int {
    let mixed = (low ^ (high &* 0x9E37_79B9_7F4A_7C15)) &* 0xFF51_AFD7_ED55_8CCD
    return Int(truncatingIfNeeded: mixed >> 40)
  }

  private static func packed(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int
  ) -> (UInt64, UInt64) {
    var low: UInt64 = 0
    var high: UInt64 = 0
    for index in start..<min(end, start + 8) { low = low << 8 | UInt64(ASCII.lower(bytes[index])) }
    if end > start + 8 {
      for index in start + 8..<end { high = high << 8 | UInt64(ASCII.lower(bytes[index])) }
    }
    return (low, high)
  }

  /// The meaning of the word that the bytes spell, or of none.
  func meaning(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Meaning {
    guard end - start <= 16, end > start else { return nothing }
    let (low, high) = Self.packed(bytes, start, end)
    var index = Self.hash(low, high) & mask
    while slots[index].low != 0 {
      if slots[index].low == low, slots[index].high == high { return slots[index].meaning }
      index = (index + 1) & mask
    }
    return nothing
  }
}

extension WordTable where Meaning == Keyword {
  static let keywords = WordTable(
    Keyword.allCases.filter { $0 != .none }.map { ($0.spelling, $0) }, nothing: .none)
}
