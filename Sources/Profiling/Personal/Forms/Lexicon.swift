/// Words and phrases by the lists they stand in, found by a hash of their letters.
///
/// A value is never copied: its letters are folded and hashed as they are read. Two words of one hash would be taken
/// for each other; of 64 bits that does not happen among some ten thousand.
struct Lexicon: Sendable {
  private var keys: [UInt64]
  private var lists: [UInt128]
  private let mask: Int

  /// - Parameter entries: texts with the forms that they are words of; one that begins with `-` is an ending of words.
  init(_ entries: [(text: Substring, forms: FormSet)]) {
    let size = max(16, entries.count * 2).nextPowerOfTwo
    keys = Array(repeating: 0, count: size)
    lists = Array(repeating: 0, count: size)
    mask = size - 1
    for entry in entries { insert(Self.key(of: entry.text), entry.forms) }
  }

  private mutating func insert(_ key: UInt64, _ forms: FormSet) {
    var slot = Int(truncatingIfNeeded: key) & mask
    while keys[slot] != 0, keys[slot] != key { slot = (slot + 1) & mask }
    keys[slot] = key
    lists[slot] |= forms.rawValue
  }

  /// The lists that hold the word, phrase or ending of a key.
  func forms(_ key: UInt64) -> FormSet {
    var slot = Int(truncatingIfNeeded: key) & mask
    while keys[slot] != 0 {
      if keys[slot] == key { return FormSet(rawValue: lists[slot]) }
      slot = (slot + 1) & mask
    }
    return []
  }

  /// The key of a text in the lists: words with one blank between, or the ending of words, `-sson`.
  private static func key(of text: Substring) -> UInt64 {
    let bytes = Array(text.utf8)
    var phrase = WordKey()
    let span = bytes.span
    var index = 0
    while index < span.count {
      let letter = LetterScan.letter(span, at: index)
      if letter.folded != 0 { phrase.add(letter.folded) } else { phrase.endWord() }
      index += letter.width
    }
    return bytes.first == .minus ? phrase.tail(phrase.letters) : phrase.value
  }
}

/// The hash of letters (FNV-1a), of words with one blank between them, made letter by letter.
struct WordKey {
  private var hash = Self.seed
  private var isPending = false
  /// The last eight letters, for endings.
  private var last: UInt64 = 0
  private(set) var letters = 0

  private static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

  mutating func add(_ letter: UInt32) {
    if isPending { step(32) }
    isPending = false
    step(UInt64(letter))
    last = last << 8 | UInt64(letter & 0xFF)
    letters += 1
  }

  /// A blank, but only when another letter follows and one has been.
  mutating func endWord() { isPending = letters > 0 }

  private mutating func step(_ unit: UInt64) { hash = (hash ^ unit) &* 0x100_0000_01B3 }

  /// The key; never 0, which is an empty slot.
  var value: UInt64 { hash | 1 }

  /// The key of the ending of so many letters, 3 to 6.
  func tail(_ count: Int) -> UInt64 {
    let packed = last & (1 << (UInt64(min(count, 7)) * 8) - 1)
    return ((packed ^ UInt64(count) << 57) &* 0x9E37_79B9_7F4A_7C15) | 1
  }
}

extension Int {
  fileprivate var nextPowerOfTwo: Int {
    var power = 1
    while power < self { power *= 2 }
    return power
  }
}
