import GroundworkModel

extension QualityFindings {
  /// True and false in more than one pair of words.
  @Sendable static func mixedBooleans(_ column: ProfiledColumn, _ dataset: ProfiledDataset)
    -> QualityIssue?
  {
    guard let summary = column.summary, summary.type == .boolean else { return nil }
    let words = ValueWords.booleans.words
    let pairs = stride(from: 0, to: words.count, by: 2).map {
      summary.facts.booleans[$0] + summary.facts.booleans[$0 + 1]
    }
    guard let most = pairs.max(), let usual = pairs.firstIndex(of: most) else { return nil }
    let count = pairs.reduce(0, +) - most
    guard count > 0 else { return nil }
    let others = words.indices.filter { $0 / 2 != usual }.map { words[$0] }
    return column.issue(
      "mixed-booleans", .warning, count: count, check: "accepted-values",
      "rows that write true or false in other words than most do",
      query: column.query?.counting { $0.isWord(others) })
  }

  /// More than one word or sign for "no value".
  @Sendable static func mixedNullWords(_ column: ProfiledColumn, _ dataset: ProfiledDataset)
    -> QualityIssue?
  {
    guard let summary = column.summary, summary.real > 0 else { return nil }
    let words = ValueWords.placeholders.words
    let used = words.indices.filter { summary.facts.placeholders[$0] > 0 }
    guard used.count > 1 else { return nil }
    return column.issue(
      "mixed-null-words", .info, count: used.reduce(0) { $0 + summary.facts.placeholders[$1] },
      check: "not-null", "rows with one of \(used.count) ways of saying \"no value\"",
      query: column.query?.counting { $0.isWord(used.map { words[$0] }) })
  }

  /// Words that are most likely a frequent one with a slip of the pen.
  @Sendable static func nearDuplicates(_ column: ProfiledColumn, _ dataset: ProfiledDataset)
    -> QualityIssue?
  {
    guard let summary = column.summary, summary.areFrequenciesComplete, summary.type == .text,
      3...200 ~= summary.distinct, summary.distinct * 4 <= summary.facts.values
    else { return nil }
    let words = Dictionary(
      summary.frequencies.map { ($0.value.lowercased().trimmingBlanks, $0.count) },
      uniquingKeysWith: +)
    let slips = words.filter { word, count in
      words.contains { $0.value >= count * 10 && SpellingDistance.isOne(word, $0.key) }
    }
    guard !slips.isEmpty else { return nil }
    return column.issue(
      "near-duplicates", .warning, count: slips.reduce(0) { $0 + $1.value },
      check: "accepted-values",
      "rows with \(slips.count == 1 ? "a word" : "one of \(slips.count) words") that differs by one letter from a frequent one",
      query: nil)
  }

  /// Values without the signs that nearly all others have: an address without its `@`, a name turned round with a comma.
  @Sendable static func unusualForms(_ column: ProfiledColumn, _ dataset: ProfiledDataset)
    -> QualityIssue?
  {
    guard let summary = column.summary, summary.type == .text, summary.real >= 100,
      let signs = UnusualSigns(summary)
    else { return nil }
    return column.issue(
      "unusual-form", .warning, count: signs.count, check: "accepted-format",
      "rows with other signs between letters and digits than nearly all others have",
      query: column.query?.otherSigns(than: signs.usual))
  }

  /// Codes of countries that no list has, in a column where nearly all are on the list.
  @Sendable static func unknownCodes(_ column: ProfiledColumn, _ dataset: ProfiledDataset)
    -> QualityIssue?
  {
    guard let summary = column.summary, summary.areFrequenciesComplete, summary.real >= 50,
      !Set(NameTokens.of(column.entity.name)).isDisjoint(with: ["country", "land", "nation", "iso"])
    else { return nil }
    let unknown = summary.frequencies.filter { word, _ in
      !CountryCodes.contains(word) && !CountryCodes.isNoValue(word)
    }
    let count = unknown.reduce(0) { $0 + $1.count }
    guard count > 0, count * 10 <= summary.real else { return nil }
    return column.issue(
      "unknown-code", .warning, count: count, check: "accepted-values",
      "rows with a code that ISO 3166 does not have, where nearly all others do",
      query: column.query?.counting { $0.isNoWord(of: CountryCodes.all) })
  }

  /// Letters that were read in another encoding than they were written in.
  @Sendable static func misreadLetters(_ column: ProfiledColumn, _ dataset: ProfiledDataset)
    -> QualityIssue?
  {
    guard let summary = column.summary, summary.facts.misread > 0 else { return nil }
    return column.issue(
      "encoding-damage", .warning, count: summary.facts.misread, check: "accepted-format",
      "rows with letters that were read in another encoding than they were written in",
      query: column.query?.counting { $0.isMisread })
  }

  /// Texts that end where the room for them did.
  @Sendable static func truncated(_ column: ProfiledColumn, _ dataset: ProfiledDataset)
    -> QualityIssue?
  {
    guard let summary = column.summary, summary.type == .text else { return nil }
    let lengths = summary.tally.lengths
    let isRound =
      lengths.maximum % 10 == 0
      || [31, 32, 63, 64, 127, 128, 255, 256, 512].contains(lengths.maximum)
    guard isRound, 20..<LengthCounter.limit ~= lengths.maximum,
      lengths.minimum * 2 < lengths.maximum,
      lengths.atMaximum >= 10, lengths.atMaximum >= 5 * lengths.counts[lengths.maximum - 1],
      lengths.atMaximum * 100 >= summary.facts.values
    else { return nil }
    return column.issue(
      "truncated", .warning, count: lengths.atMaximum, check: "maximum-length",
      "rows with a text of exactly \(lengths.maximum) characters: longer ones may have been cut off",
      query: column.query?.asLong(as: lengths.maximum))
  }

  /// Objects and arrays inside a column of text.
  @Sendable static func embeddedStructure(_ column: ProfiledColumn, _ dataset: ProfiledDataset)
    -> QualityIssue?
  {
    guard let summary = column.summary, summary.facts[.json] > 0,
      summary.facts[.json] * 20 >= summary.real, column.column.type == .text,
      summary.type == .text || dataset.dataset.kind != .file
    else { return nil }
    return column.issue(
      "embedded-structure", .info, count: summary.facts[.json], check: "data-type",
      "rows with an object or array in a column of text",
      query: column.query?.counting { $0.isAny([.json]) })
  }

  /// Addresses among the words of a note.
  @Sendable static func personalInText(_ column: ProfiledColumn, _ dataset: ProfiledDataset)
    -> QualityIssue?
  {
    guard let summary = column.summary, summary.facts.innerAddresses > 0, summary.type == .text
    else { return nil }
    return column.issue(
      "personal-in-text", .warning, count: summary.facts.innerAddresses, check: "no-personal-data",
      "rows with an e-mail address among other words",
      query: column.query?.counting { $0.hasInnerAddress })
  }

  /// Passwords that anybody can read.
  @Sendable static func clearTextSecrets(_ column: ProfiledColumn, _ dataset: ProfiledDataset)
    -> QualityIssue?
  {
    guard let summary = column.summary, summary.real > 0, [.text, .integer].contains(summary.type),
      !Set(NameTokens.of(column.entity.name)).isDisjoint(with: secret),
      summary.sample.contains(where: { !isScrambled($0) })
    else { return nil }
    return column.issue(
      "clear-text-secret", .error, count: summary.real, check: "no-secret",
      "rows with a secret that is not scrambled", query: column.query?.counting { _ in "v <> ''" })
  }

  private static let secret: Set = [
    "password", "passwd", "pwd", "passphrase", "kennwort", "passwort",
  ]

  /// Whether a text is a hash: marked as one, or long and made of hexadecimal digits; or all stars.
  private static func isScrambled(_ text: String) -> Bool {
    if text.hasPrefix("$") || text.hasPrefix("{") || text.allSatisfy({ "*x•".contains($0) }) {
      return true
    }
    return text.utf8.count >= 32 && text.utf8.allSatisfy(\.isHexDigit)
  }
}
