import GRDB
import GroundworkModel

/// What ranking and facets need of an entity.
struct SearchRow {
  let id: EntityID
  let kind: EntityKind
  let name: String
  let status: String
  let owner: String?
  let description: String?
  var tags: [String] = []
  /// Categories of classification that nobody rejected.
  var classes: [String] = []

  /// The entities of some keys.
  static func fetch(_ keys: [Int64], _ db: Database) throws -> [Int64: SearchRow] {
    let list = keys.sorted().map(String.init).joined(separator: ",")
    var rows = try entities(list, db)
    let tags = try Row.fetchCursor(
      db, sql: "SELECT entity, tag FROM entity_tag WHERE entity IN (\(list))")
    while let row = try tags.next() { rows[row[0]]?.tags.append(row[1]) }
    let classes = try Row.fetchCursor(
      db,
      sql: """
        SELECT entity, category FROM classification
        WHERE entity IN (\(list)) AND verdict <> 'rejected'
        """)
    while let row = try classes.next() { rows[row[0]]?.classes.append(row[1]) }
    return rows
  }

  private static func entities(_ list: String, _ db: Database) throws -> [Int64: SearchRow] {
    let cursor = try Row.fetchCursor(
      db,
      sql: """
        SELECT key, id, name, status, owner, description FROM entity WHERE key IN (\(list))
        """)
    var rows: [Int64: SearchRow] = [:]
    while let row = try cursor.next() {
      guard let id = EntityID(row[1]) else { continue }
      rows[row[0]] = SearchRow(
        id: id, kind: id.kind, name: row[2], status: row[3], owner: row[4], description: row[5])
    }
    return rows
  }
}
