import GRDB
import GroundworkModel

/// FTS5 expressions: words joined by AND and OR.
struct SearchExpression {
  let text: String

  /// One of some words; the words hold no quotes.
  static func any(_ words: [String]) -> SearchExpression? {
    guard !words.isEmpty else { return nil }
    let quoted = words.map { "\"\($0)\"" }.joined(separator: " OR ")
    return SearchExpression(text: words.count == 1 ? quoted : "(\(quoted))")
  }

  /// All of some expressions; nil when there are none.
  static func all(_ parts: [SearchExpression]) -> SearchExpression? {
    guard !parts.isEmpty else { return nil }
    return SearchExpression(text: parts.map(\.text).joined(separator: " AND "))
  }

  /// One of some expressions; nil when there are none.
  static func any(of parts: [SearchExpression]) -> SearchExpression? {
    guard !parts.isEmpty else { return nil }
    return SearchExpression(text: parts.map { "(\($0.text))" }.joined(separator: " OR "))
  }

  /// The most important rows that match, at most `limit`.
  func rowNumbers(_ db: Database, limit: Int) throws -> [Int64] {
    try Int64.fetchAll(
      db.cachedStatement(sql: "SELECT rowid FROM search WHERE search MATCH ? LIMIT ?"),
      arguments: [text, limit])
  }

  /// How many rows match, at most `limit`.
  func count(_ db: Database, limit: Int) throws -> Int {
    try Int.fetchOne(
      db, sql: "SELECT count(*) FROM (SELECT 1 FROM search WHERE search MATCH ? LIMIT ?)",
      arguments: [text, limit]) ?? 0
  }
}

extension SearchQuery {
  /// The filters, each as the facet words of which a match must have one.
  var filters: [SearchExpression] {
    let groups = [
      kinds.map(SearchWord.kind), systems.map(SearchWord.system), owners.map(SearchWord.owner),
      tags.map(SearchWord.tag), classes.map(SearchWord.classification),
    ]
    return groups.compactMap { SearchExpression.any($0) }
  }
}
