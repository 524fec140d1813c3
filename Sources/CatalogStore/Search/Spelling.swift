/// One typing error: a letter left out, added, exchanged, or two neighbours swapped.
///
/// Two words are one error apart only if they share a remainder, that is the word itself or the word with one letter left
/// out. So candidates are found by equality, a dozen lookups for any size of vocabulary, and then compared exactly.
enum Spelling {
  /// Whether errors in a word are looked for: from four letters on, and not in numbers, whole names or hashes.
  static func isCorrectable(_ word: String) -> Bool {
    let count = word.count
    return count >= 4 && count <= 24 && !word.hasPrefix(SearchWord.namePrefix)
      && !word.utf8.contains { $0 >= 0x30 && $0 <= 0x39 }
  }

  /// The word, and the word with each letter left out.
  static func remainders(of word: String) -> Set<String> {
    let letters = Array(word)
    var remainders: Set = [word]
    for index in letters.indices {
      remainders.insert(String(letters[..<index] + letters[(index + 1)...]))
    }
    return remainders
  }

  /// Whether exactly one error lies between two words.
  static func isOneErrorApart(_ left: String, _ right: String) -> Bool {
    let (a, b) = (Array(left), Array(right))
    guard abs(a.count - b.count) <= 1, left != right else { return false }
    let start = zip(a, b).prefix { $0 == $1 }.count
    let (restA, restB) = (a[start...], b[start...])
    if a.count > b.count { return restA.dropFirst().elementsEqual(restB) }
    if a.count < b.count { return restB.dropFirst().elementsEqual(restA) }
    if restA.dropFirst().elementsEqual(restB.dropFirst()) { return true }
    return restA.count >= 2 && restA.dropFirst(2).elementsEqual(restB.dropFirst(2))
      && restA.first == restB.dropFirst().first && restB.first == restA.dropFirst().first
  }
}
