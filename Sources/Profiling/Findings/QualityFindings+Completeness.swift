import GroundworkModel

extension QualityFindings {
  /// Values that are missing where most are there, or in nearly all rows. In between, a gap is taken for normal.
  @Sendable static func missing(_ column: ProfiledColumn, _ dataset: ProfiledDataset)
    -> QualityIssue?
  {
    guard let summary = column.summary, summary.rows > 0 else { return nil }
    let count = summary.facts.nulls + summary.facts.empties
    let share = Double(count) / Double(summary.rows)
    let isKey = dataset.dataset.primaryKey?.columns.contains(column.entity.name) ?? false
    switch share {
    case 0: return nil
    case 1:
      return column.issue(
        "empty-column", .info, count: count, "no row has a value", query: column.query?.missing)
    case 0.95...:
      return column.issue(
        "missing", .info, count: count, "nearly all rows have no value",
        query: column.query?.missing)
    case ...0.2:
      return column.issue(
        "missing", isKey ? .error : .warning, count: count, check: "not-null",
        "rows without a value, where most have one", query: column.query?.missing)
    default:
      return column.issue(
        "missing", .info, count: count, "rows without a value", query: column.query?.missing)
    }
  }

  /// Words such as `N/A` that stand for a missing value.
  @Sendable static func placeholders(_ column: ProfiledColumn, _ dataset: ProfiledDataset)
    -> QualityIssue?
  {
    guard let summary = column.summary, summary.facts[.placeholder] > 0, summary.real > 0,
      !summary.type.isNumeric || summary.facts[.placeholder] > summary.nans
    else { return nil }
    return column.issue(
      "placeholder-values", .warning, count: summary.facts[.placeholder], check: "not-null",
      "rows with a word or sign for \"no value\" instead of none",
      query: column.query?.placeholders)
  }

  /// A column in which all rows say the same.
  @Sendable static func constant(_ column: ProfiledColumn, _ dataset: ProfiledDataset)
    -> QualityIssue?
  {
    guard let summary = column.summary, summary.distinct == 1, summary.facts.values >= 20 else {
      return nil
    }
    return column.issue(
      "constant", .info, count: summary.facts.values, "all rows with a value have the same one",
      query: column.query?.constant)
  }

  /// Rows that say in all columns what another row says; of bytes only their length was seen, so they cannot tell.
  @Sendable static func repeatedRows(_ dataset: ProfiledDataset) -> QualityIssue? {
    guard let summary = dataset.summary, let count = summary.repeatedRows, count > 0,
      dataset.columns.count > 1, dataset.dataset.primaryKey == nil,
      !dataset.columns.contains(where: \.isBinary)
    else { return nil }
    return issue(
      "duplicate-rows", .warning, dataset.entity.id, count: count, of: summary.rows,
      sampledFrom: dataset.sampledFrom, check: "unique",
      "rows that repeat an earlier row in all columns",
      query: dataset.place?.repeatedRows(dataset.columns))
  }
}
