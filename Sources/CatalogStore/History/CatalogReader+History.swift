import GRDB
public import GroundworkModel

extension CatalogReader {
  /// Changes of an entity, its links, lineage and classifications, newest first.
  ///
  /// - Returns: at most `limit` of them, and how many there are.
  public func history(of id: EntityID, limit: Int) throws -> (revisions: [Revision], total: Int) {
    guard let key = try key(of: id) else { return ([], 0) }
    let range = RevisionRow.Range(
      revisions: "(subject = \(key) OR object = \(key))", entities: "key = \(key)",
      edges: "(source = \(key) OR target = \(key))")
    return (try revisions(range, limit: limit), try count(range))
  }

  /// The newest changes of all, newest first.
  ///
  /// - Returns: at most `limit` of them, and how many there are.
  public func history(limit: Int) throws -> (revisions: [Revision], total: Int) {
    let newest = RevisionRow.Range(
      revisions: """
        sequence IN (
          SELECT sequence FROM revision ORDER BY change_set DESC, sequence DESC LIMIT \(limit))
        """,
      entities: "key IN (SELECT key FROM entity ORDER BY key DESC LIMIT \(limit))",
      edges: """
        (source, target, transformation) IN (SELECT source, target, transformation FROM lineage_edge
          ORDER BY created DESC, source DESC, target DESC, transformation DESC LIMIT \(limit))
        """)
    return (try revisions(newest, limit: limit), try count(RevisionRow.Range()))
  }

  private func revisions(_ range: RevisionRow.Range, limit: Int) throws -> [Revision] {
    try Row.fetchAll(db, sql: "\(range.query) LIMIT \(limit)").map(RevisionRow.revision)
  }

  private func count(_ range: RevisionRow.Range) throws -> Int {
    try Int.fetchOne(db, sql: range.count) ?? 0
  }

  private func key(of id: EntityID) throws -> Int64? {
    try Int64.fetchOne(
      db, sql: "SELECT key FROM entity WHERE id = ?", arguments: [id.rawValue])
  }

  /// An entity as it was at a time (ISO 8601 UTC, as the catalog writes it); nil when it was not there yet.
  public func entity(_ id: EntityID, at time: String) throws -> Entity? {
    guard let entity = try entity(id), let key = try key(of: id) else { return nil }
    let changes = try changes(
      since: time,
      RevisionRow.Range(
        revisions: "subject_kind = 'entity' AND subject = \(key)", entities: "key = \(key)",
        edges: "FALSE"))
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

  /// What has to be undone to get back to a time, newest first, as far as it is in a range.
  func changes(
    since time: String, _ range: RevisionRow.Range = RevisionRow.Range()
  ) throws -> [RevisionRow.Change] {
    let later = RevisionRow.Range(
      revisions: "change_set > \(Self.last) AND \(range.revisions)",
      entities: "created > \(Self.last) AND \(range.entities)",
      edges: "created > \(Self.last) AND \(range.edges)")
    return try Row.fetchAll(db, sql: later.query, arguments: [time]).compactMap(RevisionRow.change)
  }

  /// The last transaction up to a time.
  static let last = "coalesce((SELECT max(key) FROM change_set WHERE time <= ?1), 0)"
}
