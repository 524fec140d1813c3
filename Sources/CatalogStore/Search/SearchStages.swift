import GRDB
import GroundworkModel

/// The stages of a search, each one expression: what matches exactly, by beginning, by words, and by words with an error.
///
/// Vocabulary look-ups (completions, corrections) are bounded, so an expression never has more than some dozen words.
struct SearchStages {
  static let completions = 32

  let db: Database
  let query: SearchQuery
  private let words: [String]

  init(db: Database, query: SearchQuery) {
    self.db = db
    self.query = query
    words = SearchText.words(query.text)
  }

  /// The stages that can match at all, best first.
  func expressions() throws -> [(quality: SearchResult.Quality, expression: SearchExpression)] {
    guard !words.isEmpty else {
      return SearchExpression.all(query.filters).map { [(.words, $0)] } ?? []
    }
    let name = SearchWord.namePrefix + words.joined()
    let stages: [(SearchResult.Quality, SearchExpression?)] = [
      (.exactWithoutSeparators, filtered([SearchExpression.any([name])])),
      (.prefix, filtered([SearchExpression.any(try completions(of: name))])),
      (.words, filtered(try words.indices.map { .any([words[$0]] + (try completions(at: $0))) })),
      (.spelling, try corrected()),
    ]
    return stages.compactMap { quality, expression in expression.map { (quality, $0) } }
  }

  private func filtered(_ parts: [SearchExpression?]) -> SearchExpression? {
    let present = parts.compactMap { $0 }
    guard present.count == parts.count else { return nil }
    return SearchExpression.all(present + query.filters)
  }

  /// Words that begin with the last word of the query.
  private func completions(at index: Int) throws -> [String] {
    guard index == words.count - 1, words[index].utf8.count >= 2 else { return [] }
    return try completions(of: words[index])
  }

  private func completions(of beginning: String) throws -> [String] {
    let sql = "SELECT word FROM search_word WHERE word > ? AND word < ? LIMIT ?"
    return try String.fetchAll(
      db.cachedStatement(sql: sql),
      arguments: [beginning, beginning + "\u{10FFFF}", Self.completions])
  }

  /// All words but one as they are, that one corrected: for every word that has corrections.
  private func corrected() throws -> SearchExpression? {
    let parts = try words.indices.compactMap { wrong -> SearchExpression? in
      guard let corrections = SearchExpression.any(try corrections(of: words[wrong])) else {
        return nil
      }
      return filtered(words.indices.map { $0 == wrong ? corrections : .any([words[$0]]) })
    }
    return SearchExpression.any(of: parts)
  }

  private func corrections(of word: String) throws -> [String] {
    guard Spelling.isCorrectable(word) else { return [] }
    let remainders = Spelling.remainders(of: word).sorted()
    let places = remainders.map { _ in "?" }.joined(separator: ",")
    let near = try String.fetchAll(
      db, sql: "SELECT DISTINCT word FROM search_spelling WHERE remainder IN (\(places))",
      arguments: StatementArguments(remainders))
    return near.filter { Spelling.isOneErrorApart($0, word) }.sorted()
  }
}
