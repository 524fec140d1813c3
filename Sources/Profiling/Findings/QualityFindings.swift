public import GroundworkModel

/// What is wrong with the data of datasets, told in counts and words and never with a value.
public enum QualityFindings {
  /// Findings in datasets of one or more sources, sorted by what they are about and kind.
  public static func issues(in datasets: [ProfiledDataset]) -> [QualityIssue] {
    let references = References(datasets)
    let found = datasets.filter { $0.summary != nil }.flatMap { dataset in
      rowFindings.compactMap { $0(dataset) }
        + dataset.columns.flatMap { column in
          (column.isBinary ? [missing] : columnFindings).compactMap { $0(column, dataset) }
        }
    }
    return (found + references.orphans).sorted {
      ($0.subject.rawValue, $0.kind) < ($1.subject.rawValue, $1.kind)
    }
  }

  typealias RowFinding = @Sendable (ProfiledDataset) -> QualityIssue?
  typealias ColumnFinding = @Sendable (ProfiledColumn, ProfiledDataset) -> QualityIssue?

  private static let rowFindings: [RowFinding] = [repeatedRows, stale]
  private static let columnFindings: [ColumnFinding] = [
    missing, placeholders, mixedNullWords, constant, duplicates, mixedFormats, unexpectedType,
    impossibleDates, futureDates, defaultDates, ambiguousDays, mixedTimeZones, epochs,
    sentinelNumbers, nanTexts, mixedUnits, leadingZeros, numbersAsText, outliers, invalidChecksums,
    strayBlanks, mixedCase, mixedBooleans, nearDuplicates, unusualForms, unknownCodes,
    misreadLetters, truncated, embeddedStructure, personalInText, clearTextSecrets,
  ]

  /// A finding about some of the rows looked at.
  ///
  /// - Parameter sampledFrom: how many rows there are, in words, when not all were looked at.
  static func issue(
    _ kind: String, _ severity: Diagnostic.Severity, _ subject: EntityID, count: Int, of rows: Int,
    sampledFrom all: String?, check: String? = nil, _ evidence: String, query: String?
  ) -> QualityIssue {
    var issue = QualityIssue(kind: kind, severity: severity, subject: subject)
    issue.count = count
    issue.share = (Double(count) / Double(max(rows, 1)) * 1e6).rounded() / 1e6
    issue.evidence = evidence + (all.map { " (in a sample of \(rows) of \($0) rows)" } ?? "")
    issue.check = check
    issue.query = query
    return issue
  }
}

extension ProfiledColumn {
  /// A finding about some of this column's rows.
  func issue(
    _ kind: String, _ severity: Diagnostic.Severity, count: Int, check: String? = nil,
    _ evidence: String, query: String?
  ) -> QualityIssue {
    QualityFindings.issue(
      kind, severity, entity.id, count: count, of: summary?.rows ?? 0, sampledFrom: sampledFrom,
      check: check, evidence, query: query)
  }
}
