import GRDB
import GroundworkModel

/// `classification` ↔ ``Classification``.
enum ClassificationRow {
  static func fetch(_ db: Database, where condition: String, _ arguments: StatementArguments) throws
    -> [Classification]
  {
    let sql = """
      SELECT e.id, c.category, c.sensitivity, c.confidence, c.evidence, c.verdict,
        o.kind AS origin_kind, o.actor AS origin_actor, o.reference AS origin_reference
      FROM classification c JOIN entity e ON e.key = c.entity JOIN origin o ON o.key = c.origin
      WHERE \(condition) ORDER BY e.id, c.category
      """
    return try Row.fetchAll(db, sql: sql, arguments: arguments).compactMap(classification)
  }

  private static func classification(_ row: Row) throws -> Classification? {
    guard let id = EntityID(row["id"]) else { return nil }
    return Classification(
      column: id, category: row["category"],
      sensitivity: Classification.Sensitivity(rawValue: row["sensitivity"]) ?? .confidential,
      confidence: row["confidence"],
      evidence: try CanonicalJSON.decode([String].self, from: row["evidence"]),
      verdict: Classification.Verdict(rawValue: row["verdict"]) ?? .proposed,
      origin: OriginRow.origin(row))
  }
}
