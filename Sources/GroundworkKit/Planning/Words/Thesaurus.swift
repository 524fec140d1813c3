import Foundation
public import Templating
import YAMLDocument

/// Which words of names mean the same: `synonyms.yaml`, made ready for look-up.
public struct Thesaurus: Sendable {
  /// How near a word of a name is to a word of a role, 0…1.
  enum Nearness {
    static let same = 1.0
    static let abbreviation = 0.95
    static let translation = 0.93
    static let synonym = 0.86
    static let misspelling = 0.8
    static let prefix = 0.75
  }

  private var concepts: [String: [String: Double]] = [:]
  private var opposites: Set<Set<String>> = []
  private let qualifiers: Set<String>
  private let identifiers: Set<String>
  private let noise: Set<String>
  /// Every word of the vocabulary, for cutting names that are written in one piece.
  private(set) var words: Set<String> = []

  /// Reads the vocabulary of an installation.
  public static func load(from assets: AssetLocator) throws -> Thesaurus {
    let file = assets.vocabularies.appending(path: "synonyms.yaml")
    let text = try String(contentsOf: file, encoding: .utf8)
    return Thesaurus(try YAML.decode(SynonymFile.self, from: text, file: file.lastPathComponent))
  }

  init(_ file: SynonymFile) {
    func normal(_ words: [String]) -> [String] { words.flatMap { NameWords.split($0) } }
    qualifiers = Set(normal(file.qualifiers))
    identifiers = Set(normal(file.identifiers))
    noise = Set(file.noise)
    opposites = Set(file.opposites.map { Set(normal($0)) })
    for concept in file.concepts {
      let heading = NameWords.singular(concept.word)
      add([heading], to: heading, Nearness.same)
      add(normal(concept.same ?? []), to: heading, Nearness.synonym)
      add(normal(concept.short ?? []), to: heading, Nearness.abbreviation)
      for foreign in [concept.de, concept.fr, concept.es] {
        add(normal(foreign ?? []), to: heading, Nearness.translation)
      }
    }
    words = Set(concepts.keys).union(qualifiers)
  }

  private mutating func add(_ words: [String], to heading: String, _ nearness: Double) {
    for word in words {
      concepts[word, default: [:]][heading] = max(nearness, concepts[word]?[heading] ?? 0)
    }
  }

  /// How near two words are, 0…1, with the reason unless they are the same.
  func nearness(_ wanted: String, _ found: String) -> (score: Double, reason: String?) {
    if wanted == found { return (Nearness.same, nil) }
    let shared = sharedConcept(wanted, found)
    if shared > 0 { return (shared, "`\(found)` stands for \(wanted)") }
    if wanted.count >= 5, found.count >= 3, wanted.hasPrefix(found) {
      return (Nearness.prefix, "`\(found)` shortens \(wanted)")
    }
    if min(wanted.count, found.count) >= 6, EditDistance.isOne(wanted, found) {
      return (Nearness.misspelling, "`\(found)` is nearly \(wanted)")
    }
    return (0, nil)
  }

  private func sharedConcept(_ wanted: String, _ found: String) -> Double {
    guard let left = concepts[wanted], let right = concepts[found] else { return 0 }
    return left.reduce(0) { best, entry in
      guard let other = right[entry.key] else { return best }
      // Two words that are both mere synonyms of a third are further apart than each is from it.
      let both = entry.value < Nearness.same && other < Nearness.same
      return max(best, both ? entry.value * other : min(entry.value, other))
    }
  }

  /// Whether a word rules another out: `net` and `gross`.
  func excludes(_ wanted: String, _ found: String) -> Bool { opposites.contains([wanted, found]) }

  /// Whether a word only colours the noun after it.
  func isQualifier(_ word: String) -> Bool { qualifiers.contains(word) }

  /// Whether a word marks an identifier.
  func isIdentifier(_ word: String) -> Bool { identifiers.contains(word) }

  /// Whether a word says how a table is stored, not what it holds.
  func isNoise(_ word: String) -> Bool { noise.contains(word) || word.allSatisfy(\.isNumber) }
}

struct SynonymFile: Decodable {
  struct Concept: Decodable {
    var word: String
    var same: [String]?
    var short: [String]?
    var de: [String]?
    var fr: [String]?
    var es: [String]?
  }

  var version: Int
  var noise: [String]
  var qualifiers: [String]
  var opposites: [[String]]
  var identifiers: [String]
  var concepts: [Concept]
}
