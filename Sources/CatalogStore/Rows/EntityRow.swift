import GRDB
import GroundworkModel

/// `entity` with its tags and field origins ↔ ``Entity``.
enum EntityRow {
  static func fetch(
    _ db: Database, where condition: String, _ arguments: StatementArguments,
    order: String = "ORDER BY e.id"
  ) throws -> [Entity] {
    let sql = """
      SELECT e.key, e.id, e.name, e.description, e.owner, e.status, e.details,
        o.kind AS origin_kind, o.actor AS origin_actor, o.reference AS origin_reference,
        (SELECT json_group_array(tag) FROM entity_tag WHERE entity = e.key) AS tags,
        EXISTS (SELECT 1 FROM field_origin WHERE entity = e.key) AS has_field_origins
      FROM entity e JOIN origin o ON o.key = e.origin
      WHERE \(condition) \(order)
      """
    var entities: [Entity] = []
    let rows = try Row.fetchCursor(db.cachedStatement(sql: sql), arguments: arguments)
    while let row = try rows.next() { entities.append(try entity(row, db)) }
    return entities
  }

  /// The statement that adds a row; ``add(_:parent:origin:changeSet:to:)`` gives it its values.
  static func adding(_ db: Database) throws -> RowStatement {
    try RowStatement(
      """
      INSERT INTO entity
        (id, kind, name, description, owner, status, parent, details, origin, created, importance)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """, db)
  }

  /// Adds the row of an entity, without its tags and field origins.
  static func add(
    _ entity: Entity, parent: Int64?, origin: Int64, changeSet: Int64, to statement: RowStatement
  ) throws {
    statement.bind(entity.id.rawValue)
    statement.bind(entity.kind.rawValue)
    statement.bind(entity.name)
    statement.bind(entity.description)
    statement.bind(entity.owner)
    statement.bind(entity.status.rawValue)
    statement.bind(parent)
    statement.bind(utf8: try CanonicalJSON.bytes(of: entity.details))
    statement.bind(origin)
    statement.bind(changeSet)
    statement.bind(SearchImportance.of(entity.kind, status: entity.status.rawValue, degree: 0))
    try statement.run()
  }

  private static func entity(_ row: Row, _ db: Database) throws -> Entity {
    let text: String = row[1]
    guard let id = EntityID(text) else {
      throw DatabaseError(message: "entity.id `\(text)` is not an entity id")
    }
    let tags: String = row[10]
    return Entity(
      id: id, name: row[2], description: row[3], owner: row[4],
      status: Entity.Status(rawValue: row[5]) ?? .draft,
      tags: tags == "[]" ? [] : try CanonicalJSON.decode([String].self, from: tags).sorted(),
      details: try details(row[6], of: id), origin: OriginRow.origin(row),
      fieldOrigins: row[11] ? try fieldOrigins(of: row[0], db) : [:])
  }

  static func details(_ text: String, of id: EntityID) throws -> EntityDetails {
    do {
      return try CanonicalJSON.decode(EntityDetails.payloadType(of: id.kind), from: text).details
    } catch {
      throw CatalogStoreError.unreadableDetails(id, reason: "\(error)")
    }
  }

  private static func fieldOrigins(of key: Int64, _ db: Database) throws -> [String: Origin] {
    let statement = try db.cachedStatement(
      sql: """
        SELECT f.field, o.kind AS origin_kind, o.actor AS origin_actor, o.reference AS origin_reference
        FROM field_origin f JOIN origin o ON o.key = f.origin WHERE f.entity = ?
        """)
    let rows = try Row.fetchAll(statement, arguments: [key])
    return Dictionary(uniqueKeysWithValues: rows.map { ($0["field"], OriginRow.origin($0)) })
  }
}
