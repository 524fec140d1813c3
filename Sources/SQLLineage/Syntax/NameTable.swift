/// A name as a number: two spellings that the dialect takes for the same name have the same number.
struct NameID: Hashable {
  let index: Int32

  static let none = NameID(index: -1)
}

/// All names of a script, each kept once as bytes in one array.
struct NameTable {
  private struct Entry {
    let start: Int32
    let end: Int32
    let hash: UInt32
    /// The first name that differs from it in case only; itself when there is none.
    let loose: Int32
  }

  private let folding: Dialect.Folding
  private var bytes: [UInt8] = []
  private var entries: [Entry] = []
  private var slots: [Int32]
  private var respelled: [Int32: String] = [:]

  init(_ folding: Dialect.Folding) {
    self.folding = folding
    slots = Array(repeating: -1, count: 256)
    bytes.reserveCapacity(1024)
    entries.reserveCapacity(128)
  }

  /// The number of a name written without quotes.
  mutating func unquoted(_ word: UnsafeBufferPointer<UInt8>) -> NameID {
    switch folding {
    case .lower: intern(word, fold: ASCII.lower)
    case .upper: intern(word, fold: ASCII.upper)
    case .insensitive, .sensitive: intern(word, fold: { $0 })
    }
  }

  /// The number of a name written in quotes, or as a database knows it.
  mutating func exact(_ word: UnsafeBufferPointer<UInt8>) -> NameID { intern(word, fold: { $0 }) }

  /// The number of a name written without quotes.
  mutating func unquoted(_ spelling: String) -> NameID {
    var spelling = spelling
    return spelling.withUTF8 { unquoted($0) }
  }

  /// The number of a name written in quotes, or as a database knows it.
  mutating func exact(_ spelling: String) -> NameID {
    var spelling = spelling
    return spelling.withUTF8 { exact($0) }
  }

  /// The number of a name as a schema spells it; where case does not matter, that spelling is the one to show.
  mutating func known(_ spelling: String) -> NameID {
    let id = exact(spelling)
    if folding == .insensitive { respelled[id.index] = spelling }
    return id
  }

  /// The name as it was spelled first, after folding.
  func spelling(_ id: NameID) -> String {
    guard id != .none else { return "" }
    if !respelled.isEmpty, let spelling = respelled[id.index] { return spelling }
    let entry = entries[Int(id.index)]
    return String(decoding: bytes[Int(entry.start)..<Int(entry.end)], as: UTF8.self)
  }

  /// Whether two names differ in case only, or not at all.
  func isAlike(_ first: NameID, _ second: NameID) -> Bool {
    guard first != second else { return true }
    guard first != .none, second != .none else { return false }
    return entries[Int(first.index)].loose == entries[Int(second.index)].loose
  }

  private mutating func intern(
    _ word: UnsafeBufferPointer<UInt8>, fold: (UInt8) -> UInt8
  ) -> NameID {
    var hash: UInt32 = 2_166_136_261
    for byte in word { hash = (hash ^ UInt32(ASCII.lower(byte))) &* 16_777_619 }
    hash ^= hash >> 15
    var slot = Int(hash) & (slots.count - 1)
    var loose: Int32 = -1
    while slots[slot] >= 0 {
      let entry = entries[Int(slots[slot])]
      if entry.hash == hash, Int(entry.end - entry.start) == word.count {
        if isSame(entry, word, fold) { return NameID(index: slots[slot]) }
        if loose < 0, isSameWithoutCase(entry, word) {
          loose = entry.loose
          if folding == .insensitive { return NameID(index: slots[slot]) }
        }
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    let start = Int32(bytes.count)
    for byte in word { bytes.append(fold(byte)) }
    let index = Int32(entries.count)
    entries.append(
      Entry(start: start, end: Int32(bytes.count), hash: hash, loose: loose < 0 ? index : loose))
    slots[slot] = index
    if entries.count * 2 > slots.count { grow() }
    return NameID(index: index)
  }

  private func isSame(
    _ entry: Entry, _ word: UnsafeBufferPointer<UInt8>, _ fold: (UInt8) -> UInt8
  ) -> Bool {
    var index = Int(entry.start)
    for byte in word {
      if bytes[index] != fold(byte) { return false }
      index += 1
    }
    return true
  }

  private func isSameWithoutCase(_ entry: Entry, _ word: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = Int(entry.start)
    for byte in word {
      if ASCII.lower(bytes[index]) != ASCII.lower(byte) { return false }
      index += 1
    }
    return true
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: slots.count * 2)
    for (index, entry) in entries.enumerated() {
      var slot = Int(entry.hash) & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(index)
    }
  }
}
