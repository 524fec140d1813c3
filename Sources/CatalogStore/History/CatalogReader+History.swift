import GRDB
public import GroundworkModel

extension CatalogReader {
  /// Changes of an entity, its links, lineage and classifications, newest first.
  ///
  /// - Returns: at most `limit` of them, and how many there are.
  public func history(of id: EntityID, limit: Int) throws -> (revisions: [Revision], total: Int) {
    let touching = """
      r.sequence IN (SELECT sequence FROM revision WHERE subject = (SELECT key FROM entity WHERE id = ?1)
        UNION SELECT sequence FROM revision WHERE object = (SELECT key FROM entity WHERE id = ?1))
      """
    let total = try Int.fetchOne(
      db, sql: "SELECT count(*) FROM revision r WHERE \(touching)", arguments: [id.rawValue])
    let rows = try Row.fetchAll(
      db,
      sql: "SELECT \(RevisionRow.columns) WHERE \(touching) ORDER BY r.sequence DESC LIMIT ?2",
      arguments: [id.rawValue, limit])
    return (rows.map(RevisionRow.revision), total ?? 0)
  }

  /// The newest changes of all, newest first.
  ///
  /// - Returns: at most `limit` of them, and how many there are.
  public func history(limit: Int) throws -> (revisions: [Revision], total: Int) {
    let total = try Int.fetchOne(db, sql: "SELECT count(*) FROM revision")
    let rows = try Row.fetchAll(
      db, sql: "SELECT \(RevisionRow.columns) ORDER BY r.sequence DESC LIMIT ?",
      arguments: [limit])
    return (rows.map(RevisionRow.revision), total ?? 0)
  }

  /// An entity as it was at a time (ISO 8601 UTC, as the catalog writes it); nil when it was not there yet.
  public func entity(_ id: EntityID, at time: String) throws -> Entity? {
    guard let entity = try entity(id) else { return nil }
    let changes = try changes(
      since: time, where: "AND r.subject_kind = 'entity' AND s.id = ?", [id.rawValue])
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

  /// What has to be undone to get back to a time, newest first.
  func changes(
    since time: String, where condition: String = "", _ more: [String] = []
  ) throws -> [RevisionRow.Change] {
    let sql = """
      SELECT \(RevisionRow.columns)
      WHERE r.change_set > coalesce((SELECT max(key) FROM change_set WHERE time <= ?), 0) \(condition)
      ORDER BY r.sequence DESC
      """
    return try Row.fetchAll(db, sql: sql, arguments: StatementArguments([time] + more))
      .compactMap(RevisionRow.change)
  }
}
