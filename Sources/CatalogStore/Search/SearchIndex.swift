import GRDB
import GroundworkModel

/// Keeps the search index in step with the entities, in the transaction that changes them.
///
/// What changes is only noted; documents are written when the transaction ends, each once, however often it was touched.
final class SearchIndex {
  private static let batch = 20_000

  /// What is to be done for an entity.
  private enum Task {
    /// Write the document of a new entity, which is known already.
    case write(SearchDocument)
    /// Make and write the document of a new entity about which more has been said since.
    case make
    /// Bring the document up to date.
    case refresh
  }

  private let db: Database
  private var tasks: [Int64: Task] = [:]
  private var knownWords: Set<Substring> = []
  private var lastPlace: (parent: Int64, place: SearchPlace)?

  init(db: Database) { self.db = db }

  /// Notes a new entity that stands in a parent, or in nothing.
  func created(_ entity: Entity, key: Int64, parent: Int64?) throws {
    // A dataset's document also holds the names of its columns, which come later.
    tasks[key] =
      entity.kind == .dataset
      ? .make : .write(SearchDocument(entity, place: place(of: entity, parent: parent)))
    if tasks.count >= Self.batch { try finish() }
  }

  /// Notes that something that search shows of an entity has changed.
  func touch(_ key: Int64) throws {
    switch tasks[key] {
    case nil: tasks[key] = .refresh
    case .write: tasks[key] = .make
    case .make, .refresh: return
    }
    if tasks.count >= Self.batch { try finish() }
  }

  /// Writes the documents of all that was noted.
  func finish() throws {
    for (key, task) in tasks.sorted(by: { $0.key < $1.key }) {
      switch task {
      case .write(let document): try insert(document, key)
      case .make: try make(key)
      case .refresh: try refresh(key)
      }
    }
    tasks.removeAll(keepingCapacity: true)
    if knownWords.count > 500_000 { knownWords.removeAll() }
  }

  private func place(of entity: Entity, parent: Int64?) -> SearchPlace {
    guard entity.kind == .column, let parent else { return SearchPlace(entity.id) }
    if let lastPlace, lastPlace.parent == parent {
      return SearchPlace(entity.id, beside: lastPlace.place)
    }
    let place = SearchPlace(entity.id)
    lastPlace = (parent, place)
    return place
  }

  private func make(_ key: Int64) throws {
    guard let (document, stored) = try SearchDocument.fetch(key, db) else { return }
    try insert(document, key)
    try writeImportance(of: document, key, instead: stored)
  }

  private func refresh(_ key: Int64) throws {
    guard let (document, stored) = try SearchDocument.fetch(key, db) else { return }
    let old = SearchImportance.rowNumber(key: key, importance: stored)
    let text = try String.fetchOne(
      db.cachedStatement(sql: "SELECT text FROM search WHERE rowid = ?"), arguments: [old])
    if text == document.text, stored == document.importance { return }
    try db.cachedStatement(sql: "DELETE FROM search WHERE rowid = ?").execute(arguments: [old])
    try insert(document, key)
    try writeImportance(of: document, key, instead: stored)
  }

  private func insert(_ document: SearchDocument, _ key: Int64) throws {
    let row = SearchImportance.rowNumber(key: key, importance: document.importance)
    try db.cachedStatement(sql: "INSERT INTO search (rowid, text) VALUES (?, ?)")
      .execute(arguments: [row, document.text])
    for word in document.text.split(separator: " ") where knownWords.insert(word).inserted {
      try learn(String(word))
    }
  }

  private func writeImportance(
    of document: SearchDocument, _ key: Int64, instead stored: Int64
  ) throws {
    guard document.importance != stored else { return }
    try db.cachedStatement(sql: "UPDATE entity SET importance = ? WHERE key = ?")
      .execute(arguments: [document.importance, key])
  }

  private func learn(_ word: String) throws {
    guard !word.hasPrefix(SearchWord.facetPrefix) else { return }
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
