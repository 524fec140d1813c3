import GRDB
public import GroundworkModel

extension CatalogReader {
  /// Changes of an entity, its links, lineage and classifications, newest first.
  ///
  /// - Returns: at most `limit` of them, and how many there are.
  public func history(of id: EntityID, limit: Int) throws -> (revisions: [Revision], total: Int) {
    guard let key = try key(of: id) else { return ([], 0) }
    let (changes, creation) = ("subject = \(key) OR object = \(key)", "key = \(key)")
    return (
      try revisions(changes, creations: creation, limit: limit),
      try count(changes, creations: creation)
    )
  }

  /// The newest changes of all, newest first.
  ///
  /// - Returns: at most `limit` of them, and how many there are.
  public func history(limit: Int) throws -> (revisions: [Revision], total: Int) {
    let newest = try revisions(
      "sequence IN (SELECT sequence FROM revision ORDER BY sequence DESC LIMIT \(limit))",
      creations: "key IN (SELECT key FROM entity ORDER BY key DESC LIMIT \(limit))", limit: limit)
    return (newest, try count("TRUE", creations: "TRUE"))
  }

  private func revisions(
    _ condition: String, creations: String, limit: Int
  ) throws -> [Revision] {
    let query = RevisionRow.query(revisions: condition, creations: creations)
    return try Row.fetchAll(db, sql: "\(query) LIMIT \(limit)").map(RevisionRow.revision)
  }

  private func count(_ condition: String, creations: String) throws -> Int {
    let sql = """
      SELECT (SELECT count(*) FROM revision WHERE \(condition))
        + (SELECT count(*) FROM entity WHERE \(creations))
      """
    return try Int.fetchOne(db, sql: sql) ?? 0
  }

  private func key(of id: EntityID) throws -> Int64? {
    try Int64.fetchOne(
      db, sql: "SELECT key FROM entity WHERE id = ?", arguments: [id.rawValue])
  }

  /// An entity as it was at a time (ISO 8601 UTC, as the catalog writes it); nil when it was not there yet.
  public func entity(_ id: EntityID, at time: String) throws -> Entity? {
    guard let entity = try entity(id), let key = try key(of: id) else { return nil }
    let changes = try changes(
      since: time, where: "subject_kind = 'entity' AND subject = \(key)",
      creations: "key = \(key)")
    var earlier = EarlierContent(CatalogContent(entities: [entity]))
    for change in changes { try earlier.undo(change) }
    return try earlier.content()[id]
  }

  /// Everything as it was at a time (ISO 8601 UTC, as the catalog writes it).
  public func content(at time: String) throws -> CatalogContent {
    var earlier = EarlierContent(try content())
    for change in try changes(since: time) { try earlier.undo(change) }
    return try earlier.content(answersUntil: time)
  }

  /// When the catalog was first and last changed; nil when nothing was ever recorded.
  public func lifetime() throws -> (first: String, last: String)? {
    let row = try Row.fetchOne(db, sql: "SELECT min(time), max(time) FROM change_set")
    guard let row, let first: String = row[0], let last: String = row[1] else { return nil }
    return (first, last)
  }

  /// What has to be undone to get back to a time, newest first, as far as it fits conditions on `revision` and `entity`.
  func changes(
    since time: String, where condition: String = "TRUE", creations: String = "TRUE"
  ) throws -> [RevisionRow.Change] {
    let query = RevisionRow.query(
      revisions: "change_set > \(Self.last) AND \(condition)",
      creations: "created > \(Self.last) AND \(creations)")
    return try Row.fetchAll(db, sql: query, arguments: [time]).compactMap(RevisionRow.change)
  }

  /// The last transaction up to a time.
  private static let last = "coalesce((SELECT max(key) FROM change_set WHERE time <= ?1), 0)"
}
