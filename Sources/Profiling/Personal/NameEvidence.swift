/// Finds categories by the words of a column's name.
struct NameEvidence: Sendable {
  /// A category that a name speaks for.
  struct Hit {
    /// The category's place in the rules.
    var category: Int
    /// How much of the name it explains, 0…1.
    var strength: Double
    /// The words that matched, as the rules write them.
    var phrase: String
    /// Whether it counts only in a table about persons.
    var isWeak: Bool
  }

  private struct Phrase: Sendable {
    var category: Int
    var text: String
    var isWeak: Bool
  }

  private let phrases: [String: [Phrase]]
  private let longest: Int
  private let vetoes: Set<String>
  private let neutral: Set<String>
  private let barred: [Set<String>]

  init(_ rules: PersonalDataRules) {
    var phrases: [String: [Phrase]] = [:]
    for (index, category) in rules.categories.enumerated() {
      for (texts, isWeak) in [(category.names, false), (category.weak ?? [], true)] {
        for text in texts {
          phrases[Self.key(text), default: []].append(
            Phrase(category: index, text: text, isWeak: isWeak))
        }
      }
    }
    self.phrases = phrases
    longest = phrases.keys.map(\.count).max() ?? 0
    vetoes = Set(rules.vetoes)
    neutral = Set(rules.neutral)
    barred = rules.categories.map { Set($0.not ?? []) }
  }

  private static func key(_ text: String) -> String { text.folded.filter { $0 != " " } }

  /// Whether a name, given by its words, speaks for any category in some table.
  func knows(_ tokens: [String]) -> Bool {
    Self.ranges(of: tokens).contains { phrases[tokens[$0].joined()] != nil }
      || !compound(tokens, []).isEmpty
  }

  /// Categories that a name, given by its words, speaks for; `context` are the words of the table's name.
  func hits(_ tokens: [String], context: Set<String>) -> [Hit] {
    var best: [Int: Hit] = [:]
    for range in Self.ranges(of: tokens) {
      for hit in hits(tokens, range, context)
      where hit.strength > (best[hit.category]?.strength ?? 0) {
        best[hit.category] = hit
      }
    }
    if best.isEmpty { for hit in compound(tokens, context) { best[hit.category] = hit } }
    return best.values.sorted { ($1.strength, $0.category) < ($0.strength, $1.category) }
  }

  /// Up to five words in a row.
  private static func ranges(of tokens: [String]) -> [ClosedRange<Int>] {
    tokens.indices.flatMap { start in
      (start..<min(tokens.count, start + 5)).map { start...$0 }
    }
  }

  private func hits(_ tokens: [String], _ range: ClosedRange<Int>, _ context: Set<String>) -> [Hit]
  {
    let joined = tokens[range].joined()
    guard joined.count <= longest, let found = phrases[joined] else { return [] }
    let after = tokens[(range.upperBound + 1)...]
    let before = tokens[..<range.lowerBound]
    guard !after.contains(where: vetoes.contains), before.first.map(vetoes.contains) != true else {
      return []
    }
    let isOpen = after.contains { !neutral.contains($0) && Int($0) == nil }
    let all = tokens.reduce(0) { $0 + $1.count }
    let covered = Double(joined.count) / Double(max(all, 1))
    let strength = (0.6 + 0.4 * covered) * (isOpen ? 0.7 : 1)
    let others = Set(before).union(after).union(context)
    return found.filter { barred[$0.category].isDisjoint(with: others) }.map {
      Hit(category: $0.category, strength: strength, phrase: $0.text, isWeak: $0.isWeak)
    }
  }

  /// Words written together, `kundenemail`: the end of a long token counts, when it is long itself.
  private func compound(_ tokens: [String], _ context: Set<String>) -> [Hit] {
    guard tokens.count <= 2, let token = tokens.first(where: { $0.count >= 7 }),
      !tokens.contains(where: vetoes.contains)
    else { return [] }
    for length in stride(from: min(token.count - 1, longest), through: 5, by: -1) {
      guard let found = phrases[String(token.suffix(length))] else { continue }
      return found.filter { barred[$0.category].isDisjoint(with: context) }.map {
        Hit(category: $0.category, strength: 0.65, phrase: $0.text, isWeak: $0.isWeak)
      }
    }
    return []
  }
}

extension String {
  /// In small letters and without the marks of Latin letters: `Straße` is `strasse`, `Prénom` is `prenom`.
  var folded: String {
    var result = ""
    let small = lowercased()
    if small.utf8.allSatisfy({ $0 < 0x80 }) { return small }
    for character in small {
      if let plain = Self.plain[character] {
        result += plain
      } else {
        result.append(character)
      }
    }
    return result
  }

  private static let plain: [Character: String] = {
    let table: [(String, String)] = [
      ("àáâãäåāăą", "a"), ("çćčĉċ", "c"), ("ďđð", "d"), ("èéêëēėęě", "e"), ("ğĝġģ", "g"),
      ("ìíîïīįı", "i"), ("ł", "l"), ("ñńňņ", "n"), ("òóôõöøőō", "o"), ("řŕ", "r"), ("śšşșŝ", "s"),
      ("ťţțŧ", "t"), ("ùúûüūůűų", "u"), ("ýÿ", "y"), ("žźż", "z"),
    ]
    var plain: [Character: String] = ["ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"]
    for (letters, letter) in table { for character in letters { plain[character] = letter } }
    plain["i̇"] = "i"
    return plain
  }()
}
