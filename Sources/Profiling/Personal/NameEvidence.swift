/// Finds categories by the words of a column's name: whole words, never parts of words.
struct NameEvidence: Sendable {
  /// A category that a name speaks for.
  struct Hit {
    /// The category's place in the rules.
    var category: Int
    /// How much of the name it explains, 0…1.
    var strength: Double
    /// The words that matched, as the rules write them.
    var phrase: String
    /// Whether it counts fully only in a table about persons.
    var isWeak: Bool
    /// The places of the words that matched.
    fileprivate var range: ClosedRange<Int>
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
  private let silent: Set<String>
  private let denials: Set<String>
  private let people: Set<String>
  private let barred: [Set<String>]
  private let segments: NameSegments

  init(_ rules: PersonalDataRules) {
    var phrases: [String: [Phrase]] = [:]
    for (index, category) in rules.categories.enumerated() {
      for (field, isWeak) in [(category.names, false), (category.weak, true)] {
        for text in PersonalDataRules.texts(field) {
          phrases[Self.key(text), default: []].append(
            Phrase(category: index, text: text, isWeak: isWeak))
        }
      }
    }
    self.phrases = phrases
    longest = phrases.keys.map(\.utf8.count).max() ?? 0
    vetoes = Self.words(rules.vetoes)
    neutral = Self.words(rules.neutral)
    silent = Self.words(rules.silent)
    denials = Self.words(rules.denials)
    people = Self.words(rules.people)
    barred = rules.categories.map { Self.words($0.not) }
    let strong = phrases.filter { $0.value.contains { !$0.isWeak } }.keys
    segments = NameSegments(
      strong: strong, others: neutral.union(people).union(vetoes).union(denials))
  }

  private static func words(_ field: String?) -> Set<String> {
    Set(PersonalDataRules.texts(field).map(key))
  }

  private static func key(_ text: String) -> String {
    let bytes = text.utf8.filter { $0 != .blank }
    return String(decoding: bytes, as: UTF8.self).folded
  }

  /// The words of a name: split at signs, capitals and digits, and words written together taken apart.
  func tokens(of name: String) -> [String] {
    let tokens = NameTokens.of(name).map(\.folded)
    if phrases[tokens.joined()] != nil { return tokens }
    return tokens.flatMap { isKnown($0) ? [$0] : segments.parts(of: $0) ?? [$0] }
  }

  private func isKnown(_ token: String) -> Bool {
    phrases[token] != nil || neutral.contains(token) || vetoes.contains(token)
      || people.contains(token) || silent.contains(token) || denials.contains(token)
  }

  /// Whether a name, given by its words, speaks for any category in some table.
  func knows(_ tokens: [String]) -> Bool {
    Self.ranges(of: tokens).contains { phrases[tokens[$0].joined()] != nil }
  }

  /// Whether a name says nothing at all: `value`, `col_4`, `x0`.
  func isSilent(_ tokens: [String]) -> Bool {
    tokens.allSatisfy {
      silent.contains($0) || neutral.contains($0) || $0.utf8.count == 1 || Int($0) != nil
    }
  }

  /// Whether a word of the name denies a person.
  func denies(_ tokens: [String]) -> Bool {
    tokens.contains { denials.contains($0) || vetoes.contains($0) }
  }

  /// Categories that a name, given by its words, speaks for; `context` are the words of the table's name.
  func hits(_ tokens: [String], context: Set<String>) -> [Hit] {
    let found = Self.ranges(of: tokens).flatMap { hits(tokens, $0, context) }
    // `email address` is no address: a phrase inside a longer one does not count.
    let outer = found.filter { hit in
      !found.contains { $0.range.count > hit.range.count && $0.range.isSuperset(of: hit.range) }
    }
    var best: [Int: Hit] = [:]
    for hit in outer where hit.strength > (best[hit.category]?.strength ?? 0) {
      best[hit.category] = hit
    }
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
    guard joined.utf8.count <= longest, let found = phrases[joined] else { return [] }
    let (before, after) = (tokens[..<range.lowerBound], tokens[(range.upperBound + 1)...])
    guard !after.contains(where: vetoes.contains), before.first.map(vetoes.contains) != true else {
      return []
    }
    let others = Set(before).union(after)
    let strength = strength(before, after)
    return found.compactMap { phrase in
      let bars = barred[phrase.category]
      guard bars.isDisjoint(with: others), !phrase.isWeak || bars.isDisjoint(with: context) else {
        return nil
      }
      if phrase.isWeak, !others.isDisjoint(with: denials) { return nil }
      return Hit(
        category: phrase.category, strength: strength, phrase: phrase.text, isWeak: phrase.isWeak,
        range: range)
    }
  }

  /// A word behind that is not known changes what is meant, `card brand`; one before hardly does, `spouse phone`.
  private func strength(_ before: ArraySlice<String>, _ after: ArraySlice<String>) -> Double {
    var strength = 1.0
    for word in after where !isHarmless(word) { strength *= denials.contains(word) ? 0.3 : 0.5 }
    for word in before where !isHarmless(word) { strength *= denials.contains(word) ? 0.6 : 0.92 }
    return strength
  }

  private func isHarmless(_ word: String) -> Bool {
    neutral.contains(word) || people.contains(word) || Int(word) != nil || phrases[word] != nil
      || word.utf8.count <= 2
  }
}

extension ClosedRange<Int> {
  fileprivate func isSuperset(of other: ClosedRange<Int>) -> Bool {
    lowerBound <= other.lowerBound && upperBound >= other.upperBound
  }
}

extension String {
  /// In small letters and without the marks of Latin letters: `Straße` is `strasse`, `Prénom` is `prenom`.
  var folded: String {
    var result = ""
    if utf8.allSatisfy({ $0 < 0x80 && !$0.isCapital }) { return self }
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
