import GRDB
import GroundworkModel

/// `link` ↔ ``Link``.
enum LinkRow {
  static func fetch(
    _ db: Database, where condition: String, _ arguments: StatementArguments, limit: Int = -1
  ) throws -> [Link] {
    let sql = """
      SELECT s.id AS source, l.kind, t.id AS target, l.status, l.confidence, l.evidence,
        o.kind AS origin_kind, o.actor AS origin_actor, o.reference AS origin_reference
      FROM link l JOIN entity s ON s.key = l.source JOIN entity t ON t.key = l.target
        JOIN origin o ON o.key = +l.origin
      WHERE \(condition) ORDER BY s.id, l.kind, t.id LIMIT \(limit)
      """
    return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: arguments).compactMap(link)
  }

  private static func link(_ row: Row) throws -> Link? {
    guard let source = EntityID(row["source"]), let target = EntityID(row["target"]),
      let kind = LinkKind(rawValue: row["kind"])
    else { return nil }
    return Link(
      source, kind, target, status: Link.Status(rawValue: row["status"]) ?? .proposed,
      confidence: row["confidence"],
      evidence: try CanonicalJSON.decode([String].self, from: row["evidence"]),
      origin: OriginRow.origin(row))
  }

  /// The link without its ends and verb, for history.
  static func json(_ link: Link) -> JSONValue {
    var members: [String: JSONValue] = [
      "status": .text(link.status.rawValue), "origin": link.origin.json,
    ]
    members["confidence"] = link.confidence.map { .number("\($0)") }
    if !link.evidence.isEmpty { members["evidence"] = .array(link.evidence.map { .text($0) }) }
    return .object(members)
  }

  /// The inverse of ``json(_:)``.
  static func link(
    _ source: EntityID, _ kind: LinkKind, _ target: EntityID, _ json: JSONValue
  ) throws -> Link {
    struct Members: Decodable {
      var status: Link.Status
      var confidence: Double?
      var evidence: [String]?
      var origin: Origin
    }
    let members = try CanonicalJSON.decode(Members.self, from: json)
    return Link(
      source, kind, target, status: members.status, confidence: members.confidence,
      evidence: members.evidence ?? [], origin: members.origin)
  }

  /// The ends and the verb: what tells links apart.
  static func name(_ link: Link) -> String {
    "\(link.source) \(link.kind.rawValue) \(link.target)"
  }
}
