import GroundworkModel

extension QualityFindings {
  /// Days such as 1900-01-01 that stand for "unknown" or "for ever".
  @Sendable static func defaultDates(_ column: ProfiledColumn, _ dataset: ProfiledDataset)
    -> QualityIssue?
  {
    guard let summary = column.summary, summary.facts.defaultDates > 0, summary.type.isTemporal
    else { return nil }
    return column.issue(
      "default-dates", .warning, count: summary.facts.defaultDates, check: "accepted-range",
      "rows with a day that stands for \"unknown\" or \"for ever\"",
      query: column.query?.countingDays(summary) { "\($0.isInCalendar) AND \($0.isDefault)" })
  }

  /// Dates with slashes of which nobody can tell the day from the month, or which have both orders.
  @Sendable static func ambiguousDays(_ column: ProfiledColumn, _ dataset: ProfiledDataset)
    -> QualityIssue?
  {
    guard let summary = column.summary, summary.type.isTemporal else { return nil }
    let facts = summary.facts
    let slashed = facts[.slashedDate] + facts[.slashedTimestamp]
    let isUnproven = facts.dayFirst == 0 && facts.monthFirst == 0
    let count = isUnproven ? slashed : min(facts.dayFirst, facts.monthFirst)
    guard count > 0 else { return nil }
    return column.issue(
      "ambiguous-day-month", .warning, count: count, check: "accepted-format",
      isUnproven
        ? "rows with a date of which the day cannot be told from the month"
        : "rows with a date whose day and month stand in another order than in most",
      query: isUnproven
        ? column.query?.counting { $0.isAny([.slashedDate, .slashedTimestamp]) }
        : column.query?.countingDays(summary) {
          $0.isProven(dayFirst: facts.dayFirst <= facts.monthFirst)
        })
  }

  /// Timestamps with an offset from Greenwich among timestamps without.
  @Sendable static func mixedTimeZones(_ column: ProfiledColumn, _ dataset: ProfiledDataset)
    -> QualityIssue?
  {
    guard let facts = column.summary?.facts, facts.zoned > 0 else { return nil }
    let timestamps = facts.count {
      $0.isTemporal && $0.rawValue >= ValueShape.isoTimestamp.rawValue
    }
    let plain = timestamps - facts.zoned
    guard plain > 0 else { return nil }
    return column.issue(
      "mixed-timezone", .warning, count: min(plain, facts.zoned), check: "accepted-format",
      facts.zoned <= plain
        ? "rows with a time zone, where most have none"
        : "rows without a time zone, where most have one",
      query: nil)
  }

  /// Seconds since 1970 among dates.
  @Sendable static func epochs(_ column: ProfiledColumn, _ dataset: ProfiledDataset)
    -> QualityIssue?
  {
    guard let summary = column.summary, summary.facts.epochs > 0,
      summary.facts.count(where: \.isTemporal) > summary.facts.epochs
    else { return nil }
    return column.issue(
      "epoch-and-text", .warning, count: summary.facts.epochs, check: "accepted-format",
      "rows that count the seconds since 1970, where most write a date",
      query: column.query?.counting { $0.isAny([.integer]) })
  }

  /// A table with months of rows and then none for a quarter of a year.
  @Sendable static func stale(_ dataset: ProfiledDataset) -> QualityIssue? {
    guard dataset.dataset.kind == .table, let summary = dataset.summary, summary.rows >= 20 else {
      return nil
    }
    let gaps = dataset.columns.compactMap { column -> Int? in
      let tokens = Set(NameTokens.of(column.entity.name))
      guard !tokens.isDisjoint(with: written), let summary = column.summary else { return nil }
      return summary.monthsSilent
    }
    guard let months = gaps.min(), months > 3 else { return nil }
    return issue(
      "stale-table", .info, dataset.entity.id, count: summary.rows, of: summary.rows,
      sampledFrom: dataset.sampledFrom, check: "freshness",
      "no row of the last quarter of a year, where there were some in nearly every month before",
      query: nil)
  }

  private static let written: Set = [
    "created", "updated", "modified", "changed", "inserted", "ordered", "logged", "at", "timestamp",
  ]
}

extension ColumnSummary {
  /// Months between the last row and the day of the scan; nil unless eleven of the twelve before it have rows.
  var monthsSilent: Int? {
    let months = tally.months.counted.map { $0.year * 12 + $0.month }
    guard let last = months.last, let now = tally.thisMonth,
      months.filter({ $0 > last - 12 }).count >= 11
    else { return nil }
    return now - last
  }
}
