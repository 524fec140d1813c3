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
    return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: arguments).compactMap(
      classification)
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

  /// The classification without its column and category, for history.
  static func json(_ one: Classification) -> JSONValue {
    .object([
      "sensitivity": .text(one.sensitivity.rawValue), "confidence": .number("\(one.confidence)"),
      "evidence": .array(one.evidence.map { .text($0) }), "verdict": .text(one.verdict.rawValue),
      "origin": one.origin.json,
    ])
  }

  /// The inverse of ``json(_:)``.
  static func classification(
    _ column: EntityID, _ category: String, _ json: JSONValue
  ) throws -> Classification {
    struct Members: Decodable {
      var sensitivity: Classification.Sensitivity
      var confidence: Double
      var evidence: [String]
      var verdict: Classification.Verdict
      var origin: Origin
    }
    let members = try CanonicalJSON.decode(Members.self, from: json)
    return Classification(
      column: column, category: category, sensitivity: members.sensitivity,
      confidence: members.confidence, evidence: members.evidence, verdict: members.verdict,
      origin: members.origin)
  }

  /// The column and the category: what tells classifications apart.
  static func name(_ one: Classification) -> String { "\(one.column) \(one.category)" }
}
