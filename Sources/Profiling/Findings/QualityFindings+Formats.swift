import GroundworkModel

extension QualityFindings {
  /// Dates written in more than one way, or numbers with both decimal points and commas.
  @Sendable static func mixedFormats(_ column: ProfiledColumn, _ dataset: ProfiledDataset)
    -> QualityIssue?
  {
    guard let summary = column.summary, saysLittle(column.column.type, summary) else { return nil }
    let unusual = unusualShapes(summary)
    guard !unusual.isEmpty else { return nil }
    let words = summary.formats.map { "\($0.value) in \($0.count) rows" }.joined(separator: ", ")
    return column.issue(
      "mixed-formats", .warning, count: unusual.reduce(0) { $0 + summary.facts[$1] },
      check: "accepted-format", "more than one way of writing: \(words)",
      query: column.query?.counting { $0.isAny(unusual) })
  }

  /// Of dates all ways of writing but the most frequent; of numbers the rarer of point and comma, because a number
  /// without either is written in both ways.
  private static func unusualShapes(_ summary: ColumnSummary) -> [ValueShape] {
    if summary.type.isTemporal {
      return Array(summary.formatShapes.filter(\.isTemporal).dropFirst())
    }
    let marks = summary.formatShapes.filter { $0 == .decimal || $0 == .decimalComma }
    return Array(marks.dropFirst())
  }

  /// Values that do not fit the type of all others, in a column of text.
  @Sendable static func unexpectedType(_ column: ProfiledColumn, _ dataset: ProfiledDataset)
    -> QualityIssue?
  {
    guard let summary = column.summary, let inferred = summary.inferred, inferred.type != .text,
      inferred.share < 1, saysLittle(column.column.type, summary)
    else { return nil }
    let count = Int((Double(summary.real) * (1 - inferred.share)).rounded())
    let isToldElsewhere = count == summary.facts.epochs || count == summary.facts.units
    guard !isToldElsewhere else { return nil }
    return column.issue(
      "unexpected-type", .warning, count: count, check: "accepted-format",
      "rows that are no \(inferred.type.rawValue), as the others are",
      query: column.query?.counting { $0.isNone(ofType: inferred.type) })
  }

  /// Days that no calendar has.
  @Sendable static func impossibleDates(_ column: ProfiledColumn, _ dataset: ProfiledDataset)
    -> QualityIssue?
  {
    guard let summary = column.summary, summary.facts.impossible > 0,
      Double(summary.facts.count { $0.isTemporal }) >= 0.5 * Double(summary.real)
    else { return nil }
    return column.issue(
      "impossible-dates", .error, count: summary.facts.impossible, check: "accepted-format",
      "rows with a day that no calendar has",
      query: column.query?.countingDays(summary) { "NOT (\($0.isInCalendar))" })
  }

  /// Days after the day of the scan, where the name of the column does not speak of plans.
  @Sendable static func futureDates(_ column: ProfiledColumn, _ dataset: ProfiledDataset)
    -> QualityIssue?
  {
    guard let summary = column.summary, summary.facts.future > 0, summary.type.isTemporal,
      Set(NameTokens.of(column.entity.name)).isDisjoint(with: planned)
    else { return nil }
    let share = Double(summary.facts.future) / Double(max(summary.real, 1))
    guard share < 0.2 else { return nil }
    return column.issue(
      "future-dates", .warning, count: summary.facts.future, check: "not-in-future",
      "rows with a day after the day of the scan",
      query: column.query?.countingDays(summary) { "\($0.isInCalendar) AND \($0.isToCome)" })
  }

  private static let planned: Set = [
    "due", "end", "ends", "until", "expiry", "expires", "expiration", "expired", "valid", "to",
    "planned", "plan", "forecast", "target", "next", "scheduled", "delivery", "deadline", "renewal",
    "maturity", "departure", "arrival", "checkout", "checkin", "start", "budget", "month", "period",
  ]

  /// Blanks before or after the value.
  @Sendable static func strayBlanks(_ column: ProfiledColumn, _ dataset: ProfiledDataset)
    -> QualityIssue?
  {
    guard let summary = column.summary, summary.facts.untrimmed > 0 else { return nil }
    return column.issue(
      "stray-blanks", .warning, count: summary.facts.untrimmed, check: "trimmed",
      "rows with blanks before or after the value", query: column.query?.untrimmed)
  }

  /// Words that differ only in capitals or blanks from a more frequent one, in a column of few different words.
  @Sendable static func mixedCase(_ column: ProfiledColumn, _ dataset: ProfiledDataset)
    -> QualityIssue?
  {
    guard let summary = column.summary, summary.areFrequenciesComplete, summary.type == .text,
      summary.distinct <= 200, summary.distinct * 2 <= summary.facts.values
    else { return nil }
    let words = Dictionary(grouping: summary.frequencies) { $0.value.lowercased() }
    let variants = words.values.filter { $0.count > 1 }
    let rare = variants.reduce(0) { sum, spellings in
      sum + spellings.reduce(0) { $0 + $1.count } - (spellings.map(\.count).max() ?? 0)
    }
    guard rare > 0 else { return nil }
    let isASCII = variants.joined().allSatisfy { $0.value.utf8.allSatisfy { $0 < 0x80 } }
    return column.issue(
      "mixed-case", .warning, count: rare, check: "accepted-values",
      "rows that write \(variants.count == 1 ? "a word" : "one of \(variants.count) words") with other capitals than most do",
      query: column.query?.spellings(beyondASCII: !isASCII))
  }

  private static func saysLittle(_ declared: DataType, _ summary: ColumnSummary) -> Bool {
    [.text, .unknown, .other].contains(summary.declared) || declared == .text
  }
}
