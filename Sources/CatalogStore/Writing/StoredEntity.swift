import GRDB
import GroundworkModel

/// One row of `entity`, read so far that an unchanged save can be told without decoding the details.
struct StoredEntity {
  let key: Int64
  private let row: Row

  static func fetch(_ id: EntityID, _ db: Database) throws -> StoredEntity? {
    let statement = try db.cachedStatement(
      sql: """
        SELECT key, name, description, owner, status, details, origin,
          EXISTS (SELECT 1 FROM entity_tag WHERE entity = key)
            OR EXISTS (SELECT 1 FROM field_origin WHERE entity = key)
        FROM entity WHERE id = ?
        """)
    return try Row.fetchOne(statement, arguments: [id.rawValue]).map {
      StoredEntity(key: $0[0], row: $0)
    }
  }

  func isSame(as entity: Entity, details: String, originKey: Int64) -> Bool {
    let hasMore: Bool = row[7]
    return !hasMore && entity.tags.isEmpty && entity.fieldOrigins.isEmpty
      && entity.name == row[1] && entity.description == row[2] && entity.owner == row[3]
      && entity.status.rawValue == row[4] && originKey == row[6] && details == row[5]
  }

  func entity(_ id: EntityID, _ db: Database) throws -> Entity {
    guard let entity = try EntityRow.fetch(db, where: "e.key = ?", [key]).first else {
      throw CatalogStoreError.unknownEntity(id, suggestions: [])
    }
    return entity
  }
}
