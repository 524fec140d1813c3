import GroundworkModel

/// How well the name of a column, in its table, says what a role asks for.
struct NameFit {
  /// 0…1 with the reasons in words.
  struct Verdict {
    var score: Double
    var reasons: [String]
  }

  let thesaurus: Thesaurus

  /// Compares a phrase with a column of a table.
  func verdict(_ phrase: RolePhrase, _ column: SourceTable.Column, in table: SourceTable) -> Verdict
  {
    let attribute = attributeFit(phrase, column, table)
    guard attribute.score > 0.3 else { return Verdict(score: 0, reasons: []) }
    let thing = thingFit(phrase, column, table)
    // Any date is a date: a column of another thing altogether is a poor guess.
    let isElsewhere = !phrase.thing.isEmpty && thing.score < 0.3
    let score = (0.6 * attribute.score + 0.4 * thing.score) * (isElsewhere ? 0.45 : 1)
    // A synonym of the role counts slightly less than the role itself.
    return Verdict(
      score: phrase.isRole ? score : score * 0.97,
      reasons: [attribute.reasons, thing.reasons].flatMap { $0 })
  }

  /// The attribute's words against the column's: the noun must be there, the rest colours.
  private func attributeFit(
    _ phrase: RolePhrase, _ column: SourceTable.Column, _ table: SourceTable
  ) -> Verdict {
    guard let noun = phrase.attribute.last else { return Verdict(score: 0, reasons: []) }
    if phrase.attribute.contains(where: { word in
      column.words.contains { thesaurus.excludes(word, $0) }
    }) {
      return Verdict(score: 0, reasons: [])
    }
    let telling = tellingWords(phrase, noun)
    var gained = 0.0
    var possible = 0.0
    var reasons: [String] = []
    for word in phrase.attribute {
      let weight = weight(of: word, noun: noun, telling)
      var best = bestMatch(word, among: column.words)
      if best.score < 0.9 {
        // What the column leaves out, its table may say: `invoice.date` for `invoice date`.
        let implied = bestMatch(word, among: table.words)
        if word != noun, implied.score * 0.9 > best.score { best = (implied.score * 0.9, nil) }
      }
      gained += weight * best.score
      possible += weight
      if let reason = best.reason { reasons.append(reason) }
    }
    let nounScore = bestMatch(noun, among: column.words).score
    guard nounScore >= 0.6 else { return Verdict(score: 0, reasons: []) }
    let recall = gained / possible
    let score = recall * (0.55 + 0.45 * explained(column, phrase, table))
    return Verdict(
      score: score * doubt(column, phrase, table, telling), reasons: reasons)
  }

  /// The words that tell one moment from another: `shipped` of `shipped at`, where the noun says only that it is one.
  private func tellingWords(_ phrase: RolePhrase, _ noun: String) -> [String] {
    guard thesaurus.nearness("date", noun).score > 0.8 else { return [] }
    return phrase.attribute.filter { word in
      thesaurus.nearness("date", word).score <= 0.8 && !thesaurus.isQualifier(word)
        && !phrase.thing.contains(word)
    }
  }

  private func weight(of word: String, noun: String, _ telling: [String]) -> Double {
    if telling.contains(word) { return 1 }
    if word == noun { return telling.isEmpty ? 1 : 0.4 }
    return thesaurus.isQualifier(word) ? 0.25 : 0.6
  }

  /// A moment of another sort, and a stamp of the loading and changing of rows, are poor guesses for a moment.
  private func doubt(
    _ column: SourceTable.Column, _ phrase: RolePhrase, _ table: SourceTable, _ telling: [String]
  ) -> Double {
    if !telling.isEmpty {
      let places = column.words + table.words
      let isTold = telling.contains { bestMatch($0, among: places).score >= 0.6 }
      return isTold ? 1 : 0.35
    }
    let isStamp = column.words.contains { thesaurus.nearness("updated", $0).score > 0.8 }
    let isWanted = phrase.attribute.contains { thesaurus.nearness("updated", $0).score > 0.8 }
    return isStamp && !isWanted ? 0.6 : 1
  }

  /// The share of a column's words that the phrase or the table accounts for.
  private func explained(
    _ column: SourceTable.Column, _ phrase: RolePhrase, _ table: SourceTable
  ) -> Double {
    let wanted = phrase.attribute + phrase.thing
    let shares = column.words.map { word -> Double in
      if table.words.contains(word) || thesaurus.isIdentifier(word) { return 1 }
      let best = wanted.map { thesaurus.nearness($0, word).score }.max() ?? 0
      return max(best, thesaurus.isQualifier(word) ? 0.6 : 0)
    }
    return shares.isEmpty ? 0 : shares.reduce(0, +) / Double(shares.count)
  }

  /// The thing's words against the table's, and against a prefix of the column's name: `customer_id` in `orders`.
  private func thingFit(
    _ phrase: RolePhrase, _ column: SourceTable.Column, _ table: SourceTable
  ) -> Verdict {
    guard let noun = phrase.thing.last else { return Verdict(score: 0.7, reasons: []) }
    var gained = 0.0
    var possible = 0.0
    var reasons: [String] = []
    for word in phrase.thing {
      let weight = word == noun ? 1 : 0.6
      let inTable = bestMatch(word, among: table.words)
      let inColumn = bestMatch(word, among: column.words)
      gained += weight * max(inTable.score, inColumn.score * 0.85)
      possible += weight
      if let reason = inTable.reason, inTable.score >= inColumn.score * 0.85 {
        reasons.append(reason)
      }
    }
    let recall = gained / possible
    let shares = table.words.map { word in
      phrase.thing.map { thesaurus.nearness($0, word).score }.max() ?? 0
    }
    let precision = shares.isEmpty ? 0 : shares.reduce(0, +) / Double(shares.count)
    return Verdict(score: recall * (0.6 + 0.4 * precision), reasons: reasons)
  }

  private func bestMatch(_ word: String, among words: [String]) -> (score: Double, reason: String?)
  {
    var best: (score: Double, reason: String?) = (0, nil)
    for candidate in words {
      let found = thesaurus.nearness(word, candidate)
      if found.score > best.score { best = found }
    }
    return best
  }
}
