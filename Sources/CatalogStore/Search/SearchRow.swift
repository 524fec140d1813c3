import GRDB
import GroundworkModel

/// What ranking and facets need of an entity.
struct SearchRow {
  let id: EntityID
  let name: String
  let status: String
  let owner: String?
  let description: String?
  let isPersonal: Bool

  /// The entities of some keys.
  static func fetch(_ keys: Set<Int64>, _ db: Database) throws -> [Int64: SearchRow] {
    let list = keys.sorted().map(String.init).joined(separator: ",")
    let cursor = try Row.fetchCursor(
      db,
      sql: """
        SELECT key, id, name, status, owner, description,
          EXISTS (SELECT 1 FROM classification WHERE entity = key AND verdict <> 'rejected')
        FROM entity WHERE key IN (\(list))
        """)
    var rows: [Int64: SearchRow] = [:]
    rows.reserveCapacity(keys.count)
    while let row = try cursor.next() {
      guard let id = EntityID(row[1]) else { continue }
      rows[row[0]] = SearchRow(
        id: id, name: row[2], status: row[3], owner: row[4], description: row[5],
        isPersonal: row[6])
    }
    return rows
  }
}
