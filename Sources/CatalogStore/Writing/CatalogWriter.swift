import GRDB
public import GroundworkModel

/// One transaction of changes, recorded as one change set. Valid only inside the block that receives it.
///
/// Statements are prepared once, speakers are looked up once, and saving what is there already reads one row and writes
/// nothing: tens of thousands of columns a second, first scan and re-scan alike.
public final class CatalogWriter {
  let db: Database
  let actor: String
  let reason: String
  let time: String
  let search: SearchIndex
  private var changeSet: Int64?
  private let finding: RowStatement
  let adding: RowStatement
  let addingEdge: RowStatement
  let comparingEdge: RowStatement
  /// Edges that went in this transaction: when one comes again, revisions tell both, in their order.
  var deletedEdges: Set<EdgeRow.Place> = []
  private var originKeys: [Origin: Int64] = [:]
  private var lastKey: (id: EntityID, key: Int64)?
  /// Keys that were looked up, when many are going to be needed again.
  private var keys: [EntityID: Int64]?

  init(db: Database, actor: String, reason: String, time: String) throws {
    self.db = db
    self.actor = actor
    self.reason = reason
    self.time = time
    search = try SearchIndex(db: db)
    finding = try RowStatement("SELECT key FROM entity WHERE id = ?", db)
    adding = try EntityRow.adding(db)
    addingEdge = try EdgeRow.adding(db)
    comparingEdge = try EdgeRow.comparing(db)
  }

  /// What the catalog holds, the changes of this transaction included.
  public var reader: CatalogReader { CatalogReader(db: db) }

  /// Appends an answer.
  public func append(_ answer: Answer) throws { try AnswerRow.insert(answer, db) }

  /// Makes room for very many facts about the same things, as an import brings them: some hundred megabytes of memory for
  /// half the time.
  public func expectMany() throws {
    try db.execute(sql: "PRAGMA cache_size = -96000")
    search.isPatient = true
    keys = keys ?? [:]
  }

  /// Brings search up to date; called once, before the transaction ends.
  func finish() throws { try search.finish() }
}

extension CatalogWriter {
  func key(of id: EntityID) throws -> Int64 {
    if let key = try knownKey(of: id) { return key }
    throw CatalogStoreError.unknownEntity(id, suggestions: try reader.idsLike(id))
  }

  /// The key of an entity, nil when there is none; once looked up it is remembered.
  func knownKey(of id: EntityID) throws -> Int64? {
    if let lastKey, lastKey.id == id { return lastKey.key }
    if let key = keys?[id] { return key }
    guard let key = try storedKey(of: id) else { return nil }
    lastKey = (id, key)
    keys?[id] = key
    return key
  }

  func storedKey(of id: EntityID) throws -> Int64? {
    finding.bind(id.rawValue)
    return try finding.number()
  }

  func key(of origin: Origin) throws -> Int64 {
    if let key = originKeys[origin] { return key }
    let key = try OriginRow.key(of: origin, db)
    originKeys[origin] = key
    return key
  }

  /// Records a change, in this transaction unless another is named.
  func record(
    _ subject: RevisionRow.Subject, _ action: Revision.Action, before: String? = nil,
    after: String? = nil, in changeSet: Int64? = nil
  ) throws {
    let statement = try db.cachedStatement(
      sql: """
        INSERT INTO revision (change_set, subject_kind, subject, relation, object, action, before, after)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """)
    try statement.execute(arguments: [
      try changeSet ?? changeSetKey(), subject.kind, subject.key, subject.relation, subject.object,
      action.rawValue, before, after,
    ])
  }

  /// Records how a thing that is written whole became another; nil when it did not change.
  func record(
    _ subject: RevisionRow.Subject, from old: JSONValue?, to new: JSONValue?
  ) throws -> Revision.Action? {
    guard old != new else { return nil }
    guard let old else {
      try record(subject, .created)
      return .created
    }
    guard let new else {
      try record(subject, .deleted, before: old.canonical)
      return .deleted
    }
    try record(
      subject, .updated, before: new.mergePatch(to: old)?.canonical,
      after: old.mergePatch(to: new)?.canonical)
    return .updated
  }

  func changeSetKey() throws -> Int64 {
    if let changeSet { return changeSet }
    try db.execute(
      sql: "INSERT INTO change_set (time, actor, reason) VALUES (?, ?, ?)",
      arguments: [time, actor, reason])
    changeSet = db.lastInsertedRowID
    return db.lastInsertedRowID
  }
}
