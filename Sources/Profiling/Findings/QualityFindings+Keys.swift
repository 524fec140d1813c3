import GroundworkModel

extension QualityFindings {
  /// Values that occur twice in a column that looks like the key of its dataset.
  @Sendable static func duplicates(_ column: ProfiledColumn, _ dataset: ProfiledDataset)
    -> QualityIssue?
  {
    guard let summary = column.summary, summary.isDistinctExact, isKeyLike(column, dataset) else {
      return nil
    }
    let count = summary.facts.values - summary.distinct + summary.spellings
    let missing = summary.rows - summary.facts.values
    guard missing * 100 <= summary.rows, count > 0,
      Double(count) <= 0.1 * Double(summary.facts.values)
    else { return nil }
    return column.issue(
      "duplicates", .error, count: count, check: "unique",
      "rows that repeat a value of a column that otherwise identifies a row"
        + (summary.spellings > 0 ? ", \(summary.spellings) of them with other capitals" : ""),
      query: column.query?.repeats)
  }

  /// Whether a column is meant to identify a row: named so, of a fitting type, and not told otherwise by a key of
  /// several columns or by a reference.
  private static func isKeyLike(_ column: ProfiledColumn, _ dataset: ProfiledDataset) -> Bool {
    let name = column.entity.name
    if let key = dataset.dataset.primaryKey, key.columns != [name], !isUniqueByNature(name) {
      return false
    }
    if dataset.dataset.foreignKeys.contains(where: { $0.columns == [name] }) { return false }
    let tokens = NameTokens.of(name)
    guard [.integer, .text, .uuid].contains(column.type), let last = tokens.last,
      (column.summary?.facts.values ?? 0) >= 20
    else { return false }
    return keyWords.contains(last) || isUniqueByNature(name) || column.column.position == 1
  }

  /// Whether two rows should never share a value, even where another column is the key.
  private static func isUniqueByNature(_ name: String) -> Bool {
    !Set(["email", "sku", "uuid", "guid"]).isDisjoint(with: NameTokens.of(name))
  }

  private static let keyWords: Set = [
    "id", "key", "uuid", "guid", "no", "nr", "number", "code", "sku",
  ]
}
