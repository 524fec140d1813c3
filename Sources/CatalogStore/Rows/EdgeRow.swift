import GRDB
import GroundworkModel

/// `lineage_edge` ↔ ``LineageEdge``.
struct EdgeRow {
  /// What tells edges apart inside the file: their ends by number, and the transformation.
  struct Place: Hashable {
    static let condition = "l.source = ? AND l.target = ? AND l.transformation = ?"

    let source: Int64
    let target: Int64
    let transformation: LineageEdge.Transformation

    var arguments: StatementArguments { [source, target, transformation.rawValue] }

    var subject: RevisionRow.Subject {
      RevisionRow.Subject(
        kind: .edge, key: source, relation: transformation.rawValue, object: target)
    }
  }

  let place: Place
  let step: Int64?
  let expression: String?
  let origin: Int64

  /// The statement that adds a row: the values of ``bind(to:)``, and the transaction.
  static func adding(_ db: Database) throws -> RowStatement {
    try RowStatement(
      """
      INSERT INTO lineage_edge (source, target, transformation, step, expression, origin, created)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      """, db)
  }

  /// The query for the row at a place, with the values of ``bind(to:)``: 1 when it is the same, 0 when it differs.
  static func comparing(_ db: Database) throws -> RowStatement {
    try RowStatement(
      """
      SELECT step IS ?4 AND expression IS ?5 AND origin = ?6 FROM lineage_edge
      WHERE source = ?1 AND target = ?2 AND transformation = ?3
      """, db)
  }

  /// Where the edges of a speaker stand, by number.
  static func places(
    spokenBy origin: Origin.Kind, actor: String, _ db: Database
  ) throws -> [Place] {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT source, target, transformation FROM lineage_edge l
        WHERE \(OriginRow.isSpokenBy("l")) ORDER BY source, target, transformation
        """, arguments: [origin.rawValue, actor])
    var places: [Place] = []
    while let row = try rows.next() {
      guard let transformation = LineageEdge.Transformation(rawValue: row[2]) else { continue }
      places.append(Place(source: row[0], target: row[1], transformation: transformation))
    }
    return places
  }

  /// Gives a statement what all of them begin with.
  func bind(to statement: RowStatement) {
    statement.bind(place.source)
    statement.bind(place.target)
    statement.bind(place.transformation.rawValue)
    statement.bind(step)
    statement.bind(expression)
    statement.bind(origin)
  }

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
