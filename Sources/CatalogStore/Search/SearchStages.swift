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

  /// What finds matches of a quality; nil when none can be found. Without words the filters alone are the words.
  func expression(_ quality: SearchResult.Quality) throws -> SearchExpression? {
    if words.isEmpty { return quality == .words ? SearchExpression.all(query.filters) : nil }
    let name = SearchWord.namePrefix + words.joined()
    switch quality {
    case .exactWithoutSeparators: return filtered([.any([name])])
    case .prefix: return filtered([.any(try completions(of: name))])
    case .words:
      return filtered(try words.indices.map { .any([words[$0]] + (try completions(at: $0))) })
    case .spelling: return try corrected()
    case .exact, .wordsInName: return nil
    }
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
