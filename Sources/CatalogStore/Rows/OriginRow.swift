import GRDB
import GroundworkModel

/// `origin` ↔ ``Origin``: one row for each speaker, shared by all its facts.
enum OriginRow {
  static func origin(_ row: Row) -> Origin {
    let reference: String = row["origin_reference"]
    return Origin(
      Origin.Kind(rawValue: row["origin_kind"]) ?? .person, row["origin_actor"],
      reference: reference.isEmpty ? nil : reference)
  }

  static func key(of origin: Origin, _ db: Database) throws -> Int64 {
    let arguments: StatementArguments = [
      origin.kind.rawValue, origin.actor, origin.reference ?? "",
    ]
    let find = try db.cachedStatement(
      sql: "SELECT key FROM origin WHERE kind = ? AND actor = ? AND reference = ?")
    if let key = try Int64.fetchOne(find, arguments: arguments) { return key }
    try db.execute(
      sql: "INSERT INTO origin (kind, actor, reference) VALUES (?, ?, ?)", arguments: arguments)
    return db.lastInsertedRowID
  }

  /// The condition, on a table of facts, that a kind of speaker and an actor said them.
  static func isSpokenBy(_ table: String) -> String {
    "\(table).origin IN (SELECT key FROM origin WHERE kind = ? AND actor = ?)"
  }
}
