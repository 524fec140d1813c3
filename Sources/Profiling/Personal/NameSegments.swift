/// Takes words apart that are written together, `kundenemail`, `custaddr`, `usrpwd`: only when all of a word is made of
/// known words, and one of them says something.
struct NameSegments: Sendable {
  private let strong: Set<String>
  private let others: Set<String>
  private let longest: Int

  /// - Parameters:
  ///   - strong: words that say what a column is; those of fewer than three letters are not used.
  ///   - others: words that stand beside them.
  init(strong: some Sequence<String>, others: some Sequence<String>) {
    self.strong = Set(strong.filter { $0.utf8.count >= 3 })
    self.others = Set(others.filter { $0.utf8.count >= 3 })
    longest = max(
      self.strong.map(\.utf8.count).max() ?? 0, self.others.map(\.utf8.count).max() ?? 0)
  }

  /// The fewest parts that make a word, at most four; nil when none do or none says anything.
  func parts(of word: String) -> [String]? {
    guard 6...40 ~= word.utf8.count, word.utf8.allSatisfy({ $0 < 0x80 && $0.isLetter }) else {
      return nil
    }
    let letters = Array(word.utf8)
    var best: [[String]?] = Array(repeating: nil, count: letters.count + 1)
    best[0] = []
    for end in 3...letters.count {
      for start in max(0, end - longest)...(end - 3) {
        guard let head = best[start], head.count < 4,
          let part = part(letters[start..<end], start > 0)
        else { continue }
        if best[end].map({ $0.count > head.count + 1 }) ?? true { best[end] = head + [part] }
      }
    }
    guard let parts = best[letters.count], parts.contains(where: isTelling) else { return nil }
    return parts
  }

  /// A known word; after the first also one behind the `s` or `n` that German puts between.
  private func part(_ letters: ArraySlice<UInt8>, _ isInside: Bool) -> String? {
    let text = String(decoding: letters, as: UTF8.self)
    if strong.contains(text) || others.contains(text) { return text }
    guard isInside, letters.count > 4,
      letters.first == UInt8(ascii: "s") || letters.first == UInt8(ascii: "n")
    else { return nil }
    let rest = String(text.dropFirst())
    return strong.contains(rest) ? rest : nil
  }

  private func isTelling(_ part: String) -> Bool { part.utf8.count >= 3 && strong.contains(part) }
}
