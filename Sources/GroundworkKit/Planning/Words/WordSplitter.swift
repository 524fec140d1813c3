/// Cuts names that are written in one piece, `customerid`, with the help of known words.
struct WordSplitter {
  private let known: Set<String>

  /// A splitter that knows the words of a vocabulary and of the names around it.
  init(known: Set<String>) { self.known = known.filter { $0.count >= 2 } }

  /// The words of a name; a piece that is not known is cut where known words fill it without a rest.
  func words(of name: String) -> [String] {
    NameWords.split(name).flatMap { word in
      known.contains(word) || word.count < 5 || word.count > 40 ? [word] : cut(word) ?? [word]
    }
  }

  /// The cut into the fewest known words of at least three letters (two for the last), or nil.
  private func cut(_ word: String) -> [String]? {
    let letters = Array(word)
    var best: [[String]?] = Array(repeating: nil, count: letters.count + 1)
    best[0] = []
    for end in 2...letters.count {
      for start in stride(from: end - 2, through: 0, by: -1) {
        guard let head = best[start], end - start >= (end == letters.count ? 2 : 3) else {
          continue
        }
        let piece = NameWords.singular(String(letters[start..<end]))
        guard known.contains(piece) else { continue }
        if head.count + 1 < best[end]?.count ?? .max { best[end] = head + [piece] }
      }
    }
    return best[letters.count]
  }
}
