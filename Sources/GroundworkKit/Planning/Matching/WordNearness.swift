import Synchronization

/// How near wanted words are to the words of all names, each wanted word compared with each name's word once.
final class WordNearness: Sendable {
  /// What is known of each word of the names, whatever is wanted.
  struct Trait: Sendable {
    let isIdentifier: Bool
    let isQualifier: Bool
    /// Whether it speaks of the changing of rows.
    let isStamp: Bool
  }

  let thesaurus: Thesaurus
  let traits: [Trait]
  private let words: [String]
  private let rows = Mutex<[String: [Double]]>([:])

  init(_ words: [String], _ thesaurus: Thesaurus) {
    self.words = words
    self.thesaurus = thesaurus
    traits = words.map {
      Trait(
        isIdentifier: thesaurus.isIdentifier($0), isQualifier: thesaurus.isQualifier($0),
        isStamp: thesaurus.nearness("updated", $0).score > 0.8)
    }
  }

  /// The nearness of a wanted word to every word of the names, 0…1.
  func row(of wanted: String) -> [Double] {
    rows.withLock { rows in
      if let known = rows[wanted] { return known }
      let row = words.map { thesaurus.nearness(wanted, $0).score }
      rows[wanted] = row
      return row
    }
  }

  /// Which words of the names a wanted word rules out.
  func excluded(by wanted: String) -> [Bool] { words.map { thesaurus.excludes(wanted, $0) } }

  /// Why a word of the names is near a wanted one, nil when they are the same.
  func reason(_ wanted: String, _ found: Int) -> String? {
    thesaurus.nearness(wanted, words[found]).reason
  }
}
