import GRDB
import GroundworkModel

/// One row of `entity`, read so far that an unchanged save can be told without decoding the details.
struct StoredEntity {
  private let key: Int64
  private let row: Row?

  init(_ key: Int64, _ db: Database) throws {
    self.key = key
    let statement = try db.cachedStatement(
      sql: """
        SELECT name, description, owner, status, details, origin,
          EXISTS (SELECT 1 FROM entity_tag WHERE entity = key)
            OR EXISTS (SELECT 1 FROM field_origin WHERE entity = key)
        FROM entity WHERE key = ?
        """)
    row = try Row.fetchOne(statement, arguments: [key])
  }

  func isSame(as entity: Entity, details: String, originKey: Int64) -> Bool {
    guard let row, entity.tags.isEmpty, entity.fieldOrigins.isEmpty else { return false }
    let hasMore: Bool = row[6]
    return !hasMore && details == row[4] && entity.name == row[0] && entity.description == row[1]
      && entity.owner == row[2] && entity.status.rawValue == row[3] && originKey == row[5]
  }

  func entity(_ id: EntityID, _ db: Database) throws -> Entity {
    guard let entity = try EntityRow.fetch(db, where: "e.key = ?", [key]).first else {
      throw CatalogStoreError.unknownEntity(id, suggestions: [])
    }
    return entity
  }
}
