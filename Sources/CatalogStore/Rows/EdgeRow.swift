import GRDB
import GroundworkModel

/// `lineage_edge` ↔ ``LineageEdge``.
enum EdgeRow {
  static func fetch(
    _ db: Database, where condition: String, _ arguments: StatementArguments, limit: Int = -1
  ) throws -> [LineageEdge] {
    let sql = """
      SELECT s.id AS source, t.id AS target, l.transformation, p.id AS step, l.expression,
        o.kind AS origin_kind, o.actor AS origin_actor, o.reference AS origin_reference
      FROM lineage_edge l JOIN entity s ON s.key = l.source JOIN entity t ON t.key = l.target
        LEFT JOIN entity p ON p.key = l.step JOIN origin o ON o.key = +l.origin
      WHERE \(condition) ORDER BY s.id, t.id, l.transformation LIMIT \(limit)
      """
    return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: arguments).compactMap(edge)
  }

  private static func edge(_ row: Row) -> LineageEdge? {
    guard let source = EntityID(row["source"]), let target = EntityID(row["target"]),
      let transformation = LineageEdge.Transformation(rawValue: row["transformation"])
    else { return nil }
    return LineageEdge(
      from: source, to: target, transformation: transformation,
      step: (row["step"] as String?).flatMap { EntityID($0) }, expression: row["expression"],
      origin: OriginRow.origin(row))
  }

  /// The edge without its ends and transformation, for history.
  static func json(_ edge: LineageEdge) -> JSONValue {
    var members = ["origin": edge.origin.json]
    members["step"] = edge.step.map { .text($0.rawValue) }
    members["expression"] = edge.expression.map { .text($0) }
    return .object(members)
  }

  /// The inverse of ``json(_:)``.
  static func edge(
    _ source: EntityID, _ transformation: LineageEdge.Transformation, _ target: EntityID,
    _ json: JSONValue
  ) throws -> LineageEdge {
    struct Members: Decodable {
      var origin: Origin
      var step: EntityID?
      var expression: String?
    }
    let members = try CanonicalJSON.decode(Members.self, from: json)
    return LineageEdge(
      from: source, to: target, transformation: transformation, step: members.step,
      expression: members.expression, origin: members.origin)
  }

  /// The ends and the transformation: what tells edges apart.
  static func name(_ edge: LineageEdge) -> String {
    "\(edge.source) \(edge.transformation.rawValue) \(edge.target)"
  }
}
