import GRDB
import GroundworkModel

/// `entity` with its tags and field origins ↔ ``Entity``.
enum EntityRow {
  static func fetch(_ db: Database, where condition: String, _ arguments: StatementArguments) throws
    -> [Entity]
  {
    let sql = """
      SELECT e.key, e.id, e.name, e.description, e.owner, e.status, e.details,
        o.kind AS origin_kind, o.actor AS origin_actor, o.reference AS origin_reference,
        (SELECT json_group_array(tag) FROM (SELECT tag FROM entity_tag WHERE entity = e.key ORDER BY tag)) AS tags,
        EXISTS (SELECT 1 FROM field_origin WHERE entity = e.key) AS has_field_origins
      FROM entity e JOIN origin o ON o.key = e.origin
      WHERE \(condition) ORDER BY e.id
      """
    return try Row.fetchAll(db, sql: sql, arguments: arguments).map { try entity($0, db) }
  }

  private static func entity(_ row: Row, _ db: Database) throws -> Entity {
    guard let id = EntityID(row["id"]) else {
      throw DatabaseError(message: "entity.id `\(row["id"] as String)` is not an entity id")
    }
    let tags: String = row["tags"]
    return Entity(
      id: id, name: row["name"], description: row["description"], owner: row["owner"],
      status: Entity.Status(rawValue: row["status"]) ?? .draft,
      tags: tags == "[]" ? [] : try CanonicalJSON.decode([String].self, from: tags),
      details: try details(row["details"], of: id), origin: OriginRow.origin(row),
      fieldOrigins: row["has_field_origins"] ? try fieldOrigins(of: row["key"], db) : [:])
  }

  static func details(_ text: String, of id: EntityID) throws -> EntityDetails {
    do {
      return try CanonicalJSON.decode(EntityDetails.payloadType(of: id.kind), from: text).details
    } catch {
      throw CatalogStoreError.unreadableDetails(id, reason: "\(error)")
    }
  }

  private static func fieldOrigins(of key: Int64, _ db: Database) throws -> [String: Origin] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT f.field, o.kind AS origin_kind, o.actor AS origin_actor, o.reference AS origin_reference
        FROM field_origin f JOIN origin o ON o.key = f.origin WHERE f.entity = ?
        """, arguments: [key])
    return Dictionary(uniqueKeysWithValues: rows.map { ($0["field"], OriginRow.origin($0)) })
  }
}
