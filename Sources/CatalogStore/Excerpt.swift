import GRDB
public import GroundworkModel

/// One entity with what stands in it and around it: enough to show it, however large the catalog is.
public struct Excerpt: Sendable {
  /// The entity, what stands in it (a dataset's columns, a source's datasets), what it is linked to, quality issues of it
  /// and of what stands in it, and the links, lineage and classifications between them.
  public var content: CatalogContent
  /// How many things stand in it; the content has at most ``limit``.
  public var totalInside: Int
  /// How many links it has; the content has at most ``limit``.
  public var totalLinks: Int
  /// How many lineage edges it has; the content has at most ``limit``.
  public var totalEdges: Int

  /// The most of each sort that is read.
  public static let limit = 500
}

extension CatalogReader {
  /// An entity with its surroundings, as they are or as they were at a time (ISO 8601 UTC, as the catalog writes it).
  public func excerpt(of id: EntityID, at time: String? = nil) throws -> Excerpt {
    let key = try Int64.fetchOne(
      db, sql: "SELECT key FROM entity WHERE id = ?", arguments: [id.rawValue])
    guard let key else { throw CatalogStoreError.unknownEntity(id, suggestions: try idsLike(id)) }
    let inside = try keysInside(key)
    var content = try around(key, inside: inside)
    if let time {
      var earlier = EarlierContent(content)
      for change in try changes(since: time, of: key, inside: inside) { try earlier.undo(change) }
      content = try earlier.content()
    }
    return Excerpt(
      content: content, totalInside: try count("entity WHERE parent = ?", key),
      totalLinks: try count("link WHERE source = ?1 OR target = ?1", key),
      totalEdges: try count("lineage_edge WHERE source = ?1 OR target = ?1", key))
  }

  private func around(_ key: Int64, inside: [Int64]) throws -> CatalogContent {
    let here = "l.source = \(key) OR l.target = \(key)"
    let links = try LinkRow.fetch(db, where: here, [], limit: Excerpt.limit)
    let edges = try EdgeRow.fetch(db, where: here, [], limit: Excerpt.limit)
    let keys = ([key] + inside).map(String.init).joined(separator: ",")
    let neighbours = """
      SELECT source FROM link WHERE target = \(key) UNION SELECT target FROM link WHERE source = \(key)
      LIMIT \(Excerpt.limit)
      """
    var entities = try EntityRow.fetch(
      db, where: "e.key IN (\(keys)) OR e.key IN (\(neighbours))", [])
    entities += try EntityRow.fetch(
      db,
      where: """
        e.status <> 'removed' AND e.key IN (
          SELECT key FROM entity INDEXED BY issue_by_subject
          WHERE kind = 'issue'
            AND details ->> '$.subject' IN (SELECT +id FROM entity WHERE key IN (\(keys))))
        """, [], order: "ORDER BY e.id LIMIT \(Excerpt.limit)")
    return CatalogContent(
      entities: entities, links: links, edges: edges,
      classifications: try ClassificationRow.fetch(db, where: "c.entity IN (\(keys))", []))
  }

  private func keysInside(_ key: Int64) throws -> [Int64] {
    try Int64.fetchAll(
      db, sql: "SELECT key FROM entity WHERE parent = ? ORDER BY key LIMIT ?",
      arguments: [key, Excerpt.limit])
  }

  private func count(_ table: String, _ key: Int64) throws -> Int {
    try Int.fetchOne(db, sql: "SELECT count(*) FROM \(table)", arguments: [key]) ?? 0
  }

  private func changes(
    since time: String, of key: Int64, inside: [Int64]
  ) throws -> [RevisionRow.Change] {
    let keys = ([key] + inside).map(String.init).joined(separator: ",")
    return try changes(
      since: time,
      RevisionRow.Range(
        revisions: """
          (subject_kind IN ('entity', 'classification') AND subject IN (\(keys))
            OR subject_kind IN ('link', 'edge') AND (subject = \(key) OR object = \(key)))
          """,
        entities: "key IN (\(keys))", edges: "(source = \(key) OR target = \(key))"))
  }
}
