import GRDB
import GroundworkModel

/// Keeps the search index in step with the entities, in the transaction that changes them.
///
/// What changes is only noted; documents are written when the transaction ends, each once, however often it was touched.
final class SearchIndex {
  private static let batch = 100_000
  private static let largeBatch = 500_000

  /// What is to be done for an entity.
  private enum Task {
    /// Write the document of a new entity, which is known already.
    case write(SearchDocument)
    /// Make and write the document of a new entity about which more has been said since.
    case make
    /// Bring the document up to date.
    case refresh
  }

  /// Whether much is going to be said about each entity after it was made: then many documents wait for all of it.
  var isPatient = false

  private let db: Database
  private let adding: RowStatement
  private let learning: RowStatement
  private let rating: RowStatement
  private var tasks: [Int64: Task] = [:]
  /// Words that the vocabulary surely holds, by their hashes; of two words with one hash the vocabulary would lack one,
  /// which costs a correction and no match.
  private var knownWords: Set<Int> = []
  private var lastPlace: (stem: Substring, place: SearchPlace)?
  /// The dataset that was created last, with the names of those of its columns that came right after it.
  private var dataset: (key: Int64, entity: Entity, columns: [String])?

  init(db: Database) throws {
    self.db = db
    adding = try RowStatement("INSERT INTO search (rowid, text) VALUES (?, ?)", db)
    learning = try RowStatement("INSERT OR IGNORE INTO search_word (word) VALUES (?)", db)
    rating = try RowStatement("UPDATE entity SET importance = ? WHERE key = ?", db)
  }

  /// Notes a new entity that stands in a parent, or in nothing.
  func created(_ entity: Entity, key: Int64, parent: Int64?) throws {
    if entity.kind == .dataset {
      closeDataset()
      dataset = (key, entity, [])
    } else {
      tasks[key] = .write(SearchDocument(entity, place: place(of: entity.id)))
    }
    if entity.kind == .column, let parent { try joined(entity, parent) }
    if isFull { try finish() }
  }

  private var isFull: Bool { tasks.count >= (isPatient ? Self.largeBatch : Self.batch) }

  /// Notes what a column was newly taken for.
  func classified(_ key: Int64, _ classification: Classification) throws {
    guard case .write(var document) = tasks[key] else { return try touch(key) }
    document.add(classification)
    tasks[key] = .write(document)
  }

  /// Notes that lineage leaves an entity anew.
  func connected(_ key: Int64) throws {
    guard case .write(var document) = tasks[key] else { return try touch(key) }
    document.connect()
    tasks[key] = .write(document)
  }

  /// Notes that something that search shows of an entity has changed.
  func touch(_ key: Int64) throws {
    if dataset?.key == key { closeDataset() }
    switch tasks[key] {
    case nil: tasks[key] = .refresh
    case .write: tasks[key] = .make
    case .make, .refresh: return
    }
    if isFull { try finish() }
  }

  /// A dataset is also found by the names of its columns.
  private func joined(_ column: Entity, _ parent: Int64) throws {
    guard dataset?.key == parent, column.status != .removed else { return try touch(parent) }
    dataset?.columns.append(column.name)
  }

  private func closeDataset() {
    guard let (key, entity, columns) = dataset else { return }
    dataset = nil
    tasks[key] = .write(SearchDocument(entity, place: SearchPlace(entity.id), columns: columns))
  }

  /// Writes the documents of all that was noted: first those that went, then those that came, each in the order of
  /// their row numbers, in which the index can be written without starting anew.
  func finish() throws {
    closeDataset()
    var gone: [Int64] = []
    var come: [(row: Int64, document: SearchDocument)] = []
    for key in tasks.keys.sorted() {
      guard let document = try document(of: key, gone: &gone) else { continue }
      come.append((SearchImportance.rowNumber(key: key, importance: document.importance), document))
    }
    for row in gone.sorted() {
      try db.cachedStatement(sql: "DELETE FROM search WHERE rowid = ?").execute(arguments: [row])
    }
    come.sort { $0.row < $1.row }
    for (row, document) in come { try insert(document, row) }
    tasks.removeAll(keepingCapacity: true)
    if knownWords.count > 500_000 { knownWords.removeAll() }
  }

  /// The document to be written for an entity, nil when the one that stands there will do.
  private func document(of key: Int64, gone: inout [Int64]) throws -> SearchDocument? {
    if case .write(let document) = tasks[key] {
      try writeImportance(of: document, key, instead: document.importanceAlone)
      return document
    }
    guard let (document, stored) = try SearchDocument.fetch(key, db) else { return nil }
    if case .refresh = tasks[key] {
      let old = SearchImportance.rowNumber(key: key, importance: stored)
      let text = try String.fetchOne(
        db.cachedStatement(sql: "SELECT text FROM search WHERE rowid = ?"), arguments: [old])
      if text.map({ $0.utf8.elementsEqual(document.words.bytes) }) == true,
        stored == document.importance
      {
        return nil
      }
      gone.append(old)
    }
    try writeImportance(of: document, key, instead: stored)
    return document
  }

  /// The words of a place; columns with one stem, `column/shop.orders`, share them.
  private func place(of id: EntityID) -> SearchPlace {
    guard id.kind == .column, let dot = id.rawValue.utf8.lastIndex(of: UInt8(ascii: ".")) else {
      return SearchPlace(id)
    }
    let stem = id.rawValue[..<dot]
    if let lastPlace, lastPlace.stem == stem { return lastPlace.place }
    let place = SearchPlace(id)
    lastPlace = (stem, place)
    return place
  }

  private func insert(_ document: SearchDocument, _ row: Int64) throws {
    adding.bind(row)
    adding.bind(utf8: document.words.bytes)
    try adding.run()
    for word in document.words.all { try learn(word) }
  }

  private func writeImportance(
    of document: SearchDocument, _ key: Int64, instead stored: Int64
  ) throws {
    guard document.importance != stored else { return }
    rating.bind(document.importance)
    rating.bind(key)
    try rating.run()
  }

  /// Takes a word into the vocabulary, unless it is a facet or was met before.
  private func learn(_ utf8: ArraySlice<UInt8>) throws {
    guard !utf8.starts(with: SearchWord.facetPrefix) else { return }
    var hasher = Hasher()
    utf8.withUnsafeBytes { hasher.combine(bytes: $0) }
    guard knownWords.insert(hasher.finalize()).inserted else { return }
    let word = String(decoding: utf8, as: UTF8.self)
    learning.bind(word)
    try learning.run()
    guard db.changesCount > 0, Spelling.isCorrectable(word) else { return }
    let statement = try db.cachedStatement(
      sql: "INSERT OR IGNORE INTO search_spelling (remainder, word) VALUES (?, ?)")
    for remainder in Spelling.remainders(of: word) {
      try statement.execute(arguments: [remainder, word])
    }
  }
}
