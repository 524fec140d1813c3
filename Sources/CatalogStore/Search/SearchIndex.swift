import GRDB
import GroundworkModel

/// Keeps the search index in step with the entities, in the transaction that changes them.
///
/// What changes is only noted; documents are written when the transaction ends, each once, however often it was touched.
final class SearchIndex {
  private static let batch = 20_000

  private let db: Database
  /// Key of an entity → whether it has no document yet.
  private var touched: [Int64: Bool] = [:]
  private var knownWords: Set<String> = []

  init(db: Database) { self.db = db }

  /// Notes a new entity.
  func created(_ key: Int64) throws {
    touched[key] = true
    if touched.count >= Self.batch { try finish() }
  }

  /// Notes that something that search shows of an entity has changed.
  func touch(_ key: Int64) throws {
    if touched[key] == nil { touched[key] = false }
    if touched.count >= Self.batch { try finish() }
  }

  /// Writes the documents of all that was noted.
  func finish() throws {
    for (key, isNew) in touched.sorted(by: { $0.key < $1.key }) { try write(key, isNew: isNew) }
    touched.removeAll(keepingCapacity: true)
    if knownWords.count > 500_000 { knownWords.removeAll() }
  }

  private func write(_ key: Int64, isNew: Bool) throws {
    guard let document = try SearchDocument.fetch(key, db) else { return }
    let row = SearchImportance.rowNumber(key: key, importance: document.importance)
    if !isNew {
      let old = SearchImportance.rowNumber(key: key, importance: document.storedImportance)
      let text = try String.fetchOne(
        db.cachedStatement(sql: "SELECT text FROM search WHERE rowid = ?"), arguments: [old])
      if text == document.text, old == row { return }
      try db.cachedStatement(sql: "DELETE FROM search WHERE rowid = ?").execute(arguments: [old])
    }
    try db.cachedStatement(sql: "INSERT INTO search (rowid, text) VALUES (?, ?)")
      .execute(arguments: [row, document.text])
    if document.importance != document.storedImportance {
      try db.cachedStatement(sql: "UPDATE entity SET importance = ? WHERE key = ?")
        .execute(arguments: [document.importance, key])
    }
    for word in document.text.split(separator: " ") { try learn(String(word)) }
  }

  private func learn(_ word: String) throws {
    guard !word.hasPrefix("\u{E000}"), knownWords.insert(word).inserted else { return }
    try db.cachedStatement(sql: "INSERT OR IGNORE INTO search_word (word) VALUES (?)")
      .execute(arguments: [word])
    guard db.changesCount > 0, Spelling.isCorrectable(word) else { return }
    let statement = try db.cachedStatement(
      sql: "INSERT OR IGNORE INTO search_spelling (remainder, word) VALUES (?, ?)")
    for remainder in Spelling.remainders(of: word) {
      try statement.execute(arguments: [remainder, word])
    }
  }
}
