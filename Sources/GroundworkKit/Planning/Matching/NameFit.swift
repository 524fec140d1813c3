import GroundworkModel

/// How well the names of columns, in their tables, say what one phrase of a role asks for.
///
/// Everything that depends on the phrase alone is worked out once, so that a column costs a few look-ups.
struct NameFit {
  /// A wanted word with its nearness to every word of the names.
  private struct Wanted {
    var text: String
    var row: [Double]
    var weight: Double
    var isNoun = false
  }

  private let isRole: Bool
  private let attribute: [Wanted]
  private let thing: [Wanted]
  private let noun: [Double]
  private let telling: [[Double]]
  private let isExcluded: [Bool]
  private let wantsStamp: Bool
  private let nearness: WordNearness

  init?(_ phrase: RolePhrase, _ nearness: WordNearness) {
    guard let noun = phrase.attribute.last else { return nil }
    let thesaurus = nearness.thesaurus
    let telling = Self.tellingWords(phrase, noun, thesaurus)
    self.nearness = nearness
    isRole = phrase.isRole
    self.noun = nearness.row(of: noun)
    self.telling = telling.map(nearness.row)
    attribute = phrase.attribute.map { word in
      Wanted(
        text: word, row: nearness.row(of: word),
        weight: Self.weight(of: word, noun: noun, telling, thesaurus), isNoun: word == noun)
    }
    thing = phrase.thing.map { word in
      Wanted(
        text: word, row: nearness.row(of: word), weight: word == phrase.thing.last ? 1 : 0.6)
    }
    let ruled = phrase.attribute.map(nearness.excluded)
    isExcluded = (ruled.first ?? []).indices.map { word in ruled.contains { $0[word] } }
    wantsStamp = phrase.attribute.contains { thesaurus.nearness("updated", $0).score > 0.8 }
  }

  /// 0…1 for a column of a table, both given by the numbers of their words.
  func score(_ column: [Int], in table: [Int]) -> Double {
    let attribute = attributeScore(column, table)
    guard attribute > 0.3 else { return 0 }
    let thing = thingScore(column, table)
    // Any date is a date: a column of another thing altogether is a poor guess.
    let isElsewhere = !self.thing.isEmpty && thing < 0.3
    let score = (0.6 * attribute + 0.4 * thing) * (isElsewhere ? 0.45 : 1)
    // A synonym of the role counts slightly less than the role itself.
    return isRole ? score : score * 0.97
  }

  /// Why, in words: what stands for what.
  func reasons(_ column: [Int], in table: [Int]) -> [String] {
    let attributes = attribute.compactMap { wanted -> String? in
      let best = Self.best(wanted.row, among: column)
      return isImplied(wanted, best.score, table) ? nil : reason(wanted, best.word)
    }
    let things = thing.compactMap { wanted -> String? in
      let inTable = Self.best(wanted.row, among: table)
      let inColumn = Self.best(wanted.row, among: column).score
      return inTable.score >= inColumn * 0.85 ? reason(wanted, inTable.word) : nil
    }
    return attributes + things
  }

  private func reason(_ wanted: Wanted, _ word: Int?) -> String? {
    word.flatMap { nearness.reason(wanted.text, $0) }
  }

  /// The attribute's words against the column's: the noun must be there, the rest colours.
  private func attributeScore(_ column: [Int], _ table: [Int]) -> Double {
    guard !column.contains(where: { isExcluded[$0] }),
      Self.best(noun, among: column).score >= 0.6
    else { return 0 }
    var gained = 0.0
    var possible = 0.0
    for wanted in attribute {
      var best = Self.best(wanted.row, among: column).score
      if isImplied(wanted, best, table) { best = Self.best(wanted.row, among: table).score * 0.9 }
      gained += wanted.weight * best
      possible += wanted.weight
    }
    let recall = gained / possible
    let score = recall * (0.55 + 0.45 * explained(column, table))
    return score * doubt(column, table)
  }

  /// Whether the table says better what the column leaves out: `invoice.date` for `invoice date`.
  private func isImplied(_ wanted: Wanted, _ own: Double, _ table: [Int]) -> Bool {
    own < 0.9 && !wanted.isNoun && Self.best(wanted.row, among: table).score * 0.9 > own
  }

  /// The words that tell one moment from another: `shipped` of `shipped at`, where the noun says only that it is one.
  private static func tellingWords(
    _ phrase: RolePhrase, _ noun: String, _ thesaurus: Thesaurus
  ) -> [String] {
    guard thesaurus.nearness("date", noun).score > 0.8 else { return [] }
    return phrase.attribute.filter { word in
      thesaurus.nearness("date", word).score <= 0.8 && !thesaurus.isQualifier(word)
        && !phrase.thing.contains(word)
    }
  }

  private static func weight(
    of word: String, noun: String, _ telling: [String], _ thesaurus: Thesaurus
  ) -> Double {
    if telling.contains(word) { return 1 }
    if word == noun { return telling.isEmpty ? 1 : 0.4 }
    return thesaurus.isQualifier(word) ? 0.25 : 0.6
  }

  /// A moment of another sort, and a stamp of the loading and changing of rows, are poor guesses for a moment.
  private func doubt(_ column: [Int], _ table: [Int]) -> Double {
    if !telling.isEmpty {
      let isTold = telling.contains { row in
        column.contains { row[$0] >= 0.6 } || table.contains { row[$0] >= 0.6 }
      }
      return isTold ? 1 : 0.35
    }
    return !wantsStamp && column.contains { nearness.traits[$0].isStamp } ? 0.6 : 1
  }

  /// The share of a column's words that the phrase or the table accounts for.
  private func explained(_ column: [Int], _ table: [Int]) -> Double {
    guard !column.isEmpty else { return 0 }
    var sum = 0.0
    for word in column {
      let trait = nearness.traits[word]
      if table.contains(word) || trait.isIdentifier {
        sum += 1
        continue
      }
      var best = trait.isQualifier ? 0.6 : 0
      for wanted in attribute { best = max(best, wanted.row[word]) }
      for wanted in thing { best = max(best, wanted.row[word]) }
      sum += best
    }
    return sum / Double(column.count)
  }

  /// The thing's words against the table's, and against a prefix of the column's name: `customer_id` in `orders`.
  private func thingScore(_ column: [Int], _ table: [Int]) -> Double {
    guard !thing.isEmpty else { return 0.7 }
    var gained = 0.0
    var possible = 0.0
    for wanted in thing {
      let inTable = Self.best(wanted.row, among: table).score
      let inColumn = Self.best(wanted.row, among: column).score
      gained += wanted.weight * max(inTable, inColumn * 0.85)
      possible += wanted.weight
    }
    let recall = gained / possible
    var precision = 0.0
    for word in table { precision += thing.reduce(0) { max($0, $1.row[word]) } }
    if !table.isEmpty { precision /= Double(table.count) }
    return recall * (0.6 + 0.4 * precision)
  }

  private static func best(_ row: [Double], among words: [Int]) -> (score: Double, word: Int?) {
    var best: (score: Double, word: Int?) = (0, nil)
    for word in words where row[word] > best.score { best = (row[word], word) }
    return best
  }
}
