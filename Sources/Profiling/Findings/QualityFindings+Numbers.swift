import GroundworkModel

extension QualityFindings {
  /// Numbers such as -999 that stand for "unknown": far from all others, and more than once.
  @Sendable static func sentinelNumbers(_ column: ProfiledColumn, _ dataset: ProfiledDataset)
    -> QualityIssue?
  {
    guard let summary = column.summary, summary.type.isNumeric else { return nil }
    let sentinels = summary.sentinels
    let count = sentinels.reduce(0) { $0 + $1.count }
    guard count > 0 else { return nil }
    return column.issue(
      "sentinel-numbers", .warning, count: count, check: "accepted-range",
      "rows with a number that stands for \"unknown\", far from all others",
      query: column.query?.counting { $0.isNumber(sentinels.map(\.number)) })
  }

  /// `NaN` among numbers.
  @Sendable static func nanTexts(_ column: ProfiledColumn, _ dataset: ProfiledDataset)
    -> QualityIssue?
  {
    guard let summary = column.summary, summary.type.isNumeric, summary.nans > 0 else { return nil }
    return column.issue(
      "nan-text", .warning, count: summary.nans, check: "not-null",
      "rows that say \"not a number\", which makes every sum so",
      query: column.query?.counting { $0.isWord(["nan"]) })
  }

  /// Numbers with a unit or currency among numbers without.
  @Sendable static func mixedUnits(_ column: ProfiledColumn, _ dataset: ProfiledDataset)
    -> QualityIssue?
  {
    guard let summary = column.summary, summary.facts.units > 0,
      summary.facts.count(where: \.isNumeric) * 2 >= summary.real
    else { return nil }
    return column.issue(
      "mixed-units", .warning, count: summary.facts.units, check: "accepted-format",
      "rows that write a unit or currency with the number, where most do not",
      query: nil)
  }

  /// Digits that start with zeros, in a column that would pass for numbers.
  @Sendable static func leadingZeros(_ column: ProfiledColumn, _ dataset: ProfiledDataset)
    -> QualityIssue?
  {
    guard let summary = column.summary, summary.facts[.paddedInteger] > 0,
      (summary.facts[.paddedInteger] + summary.facts[.integer]) * 20 >= summary.real * 19
    else { return nil }
    return column.issue(
      "leading-zeros", .warning, count: summary.facts[.paddedInteger], check: "accepted-format",
      "rows with digits that a number would lose: it is a code, to be kept as text",
      query: column.query?.counting { $0.isAny([.paddedInteger]) })
  }

  /// Numbers in a column of a database that is declared as text.
  @Sendable static func numbersAsText(_ column: ProfiledColumn, _ dataset: ProfiledDataset)
    -> QualityIssue?
  {
    guard let summary = column.summary, column.column.type == .text, dataset.dataset.kind != .file,
      let inferred = summary.inferred, inferred.type.isNumeric, summary.real >= 20,
      summary.facts[.paddedInteger] == 0
    else { return nil }
    let count = summary.facts.count(where: \.isNumeric)
    return column.issue(
      "number-as-text", .info, count: count, check: "data-type",
      "rows with a number in a column of text",
      query: column.query?.counting { $0.isAny(ValueShape.allCases.filter(\.isNumeric)) })
  }

  /// Numbers far from the middle half of all, judged by the median distance from the median (Iglewicz and Hoaglin 1993).
  @Sendable static func outliers(_ column: ProfiledColumn, _ dataset: ProfiledDataset)
    -> QualityIssue?
  {
    guard let summary = column.summary, summary.type.isNumeric, summary.numbers.count >= 100,
      Set(NameTokens.of(column.entity.name)).isDisjoint(with: NameTokens.keyWords),
      let fence = summary.outlierFence
    else { return nil }
    let sentinels = summary.sentinels.filter { $0.number < fence.low || $0.number > fence.high }
    let count =
      summary.numbers.sketch.count(below: fence.low, above: fence.high)
      - sentinels.reduce(0) { $0 + $1.count }
    guard count > 0, count * 100 <= summary.numbers.count else { return nil }
    return column.issue(
      "outliers", .info, count: count, check: "accepted-range",
      "rows with a number more than \(Int(ColumnSummary.robustLimit)) robust deviations from the median",
      query: nil)
  }

  /// Card numbers or IBANs whose check digits are wrong, in a column where most are right.
  @Sendable static func invalidChecksums(_ column: ProfiledColumn, _ dataset: ProfiledDataset)
    -> QualityIssue?
  {
    guard let facts = column.summary?.facts, facts.checkable >= 20 else { return nil }
    let wrong = facts.checkable - facts.checked
    guard wrong > 0, wrong * 5 <= facts.checkable else { return nil }
    return column.issue(
      "invalid-checksum", .error, count: wrong, check: "check-digits",
      "rows with a card number or IBAN whose check digits are wrong", query: nil)
  }
}

extension ColumnSummary {
  /// Rows that say "not a number".
  var nans: Int {
    ValueWords.placeholders.words.firstIndex(of: "nan").map { facts.placeholders[$0] } ?? 0
  }

  /// Numbers that stand for "unknown", with their counts.
  var sentinels: [(number: Double, count: Int)] {
    tally.sentinels.counted.filter { isFar($0.number, $0.count) }
  }

  /// Whether a number is further from all others than they are from each other; of -1 that all others are not negative.
  private func isFar(_ number: Double, _ count: Int) -> Bool {
    guard count > 1 else { return false }
    if number == -1 { return numbers.negatives == count && type == .integer }
    let others = numbers.sketch.buckets.map(\.middle).filter {
      abs($0 - number) > abs(number) * 2 * NumberSketch.error
    }
    let wanted = others.filter { other in
      !tally.sentinels.counted.contains {
        abs($0.number - other) <= abs(other) * NumberSketch.error
      }
    }
    guard let low = wanted.first, let high = wanted.last else { return false }
    let gap = number < low ? low - number : number - high
    return gap > max(high - low, 1)
  }

  /// Robust deviations from the median that count as far.
  static let robustLimit = 20.0

  /// Numbers below or above which all are far from the rest; nil when half of the numbers are the same.
  var outlierFence: (low: Double, high: Double)? {
    guard let median = numbers.quantile(0.5), let low = numbers.quantile(0.25),
      let high = numbers.quantile(0.75), high > low
    else { return nil }
    let deviation = (high - low) / 1.349
    return (median - Self.robustLimit * deviation, median + Self.robustLimit * deviation)
  }
}
