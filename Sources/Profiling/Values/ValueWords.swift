/// Words that stand for true and false, and for no value, in small letters.
struct ValueWords: Sendable {
  static let booleans = ValueWords(["true", "false", "t", "f", "yes", "no", "y", "n"])
  static let placeholders = ValueWords([
    "n/a", "na", "#n/a", "null", "(null)", "none", "nil", "nan", "-", "--", "---", "?", "unknown",
    "(unknown)", "undefined", "missing", "tbd", "k.a.", ".", "not available", "\\n",
  ])

  /// Bytes of the longest of all words.
  static let longest = 14

  /// The words.
  let words: [String]
  private let letters: [[UInt8]]
  /// Of each first letter, the places of the words that start with it.
  private let places: [[Int]]

  private init(_ words: [String]) {
    self.words = words
    let letters = words.map { Array($0.utf8) }
    self.letters = letters
    places = (0...255).map { first in
      letters.indices.filter { Int(letters[$0][0]) == first }
    }
  }

  /// The place of a word, in letters of any size; nil when it is none of these.
  func place(of bytes: Span<UInt8>) -> Int? {
    guard bytes.count <= Self.longest else { return nil }
    for place in places[Int(bytes[0].lowered)] where isWord(place, bytes) { return place }
    return nil
  }

  private func isWord(_ place: Int, _ bytes: Span<UInt8>) -> Bool {
    let word = letters[place]
    guard word.count == bytes.count else { return false }
    for index in bytes.indices where word[index] != bytes[index].lowered { return false }
    return true
  }
}

extension String {
  /// Without blanks at both ends.
  var trimmingBlanks: String {
    let front = drop { $0.isWhitespace }
    return String(front.reversed().drop { $0.isWhitespace }.reversed())
  }
}
