import GRDB
import GroundworkModel

/// `revision` with its `change_set`, and what `created` of entities and edges tells ↔ ``Revision``.
enum RevisionRow {
  enum Kind: String { case entity, link, edge, classification }

  /// What a revision is about, by the internal numbers of its entities.
  struct Subject {
    let kindOfRow: Kind
    let key: Int64
    let relation: String?
    let object: Int64?

    var kind: String { kindOfRow.rawValue }

    init(kind: Kind, key: Int64, relation: String? = nil, object: Int64? = nil) {
      kindOfRow = kind
      self.key = key
      self.relation = relation
      self.object = object
    }
  }

  /// A revision with the ids it is about, as history undoes it.
  struct Change {
    let kind: Kind
    let subject: EntityID
    let relation: String
    let object: EntityID?
    let action: Revision.Action
    let before: JSONValue
  }

  /// Which changes: conditions on `revision`, and on `entity` and `lineage_edge` for what was created.
  struct Range {
    var revisions = "TRUE"
    var entities = "TRUE"
    var edges = "TRUE"

    /// A query of these changes, newest first; of one transaction what was created comes before what became of it.
    var query: String {
      """
      WITH change AS (
        SELECT change_set, sequence, subject_kind, subject, relation, object, action, before, after
        FROM revision WHERE \(revisions)
        UNION ALL SELECT created, 0, 'edge', source, transformation, target, 'created', NULL, NULL
        FROM lineage_edge WHERE created IS NOT NULL AND \(edges)
        UNION ALL SELECT created, -1, 'entity', key, NULL, NULL, 'created', NULL, NULL
        FROM entity WHERE \(entities))
      SELECT c.key AS change_set, c.time, c.actor, c.reason, r.subject_kind, s.id AS subject, r.relation,
        o.id AS object, r.action, r.before, r.after
      FROM change r JOIN change_set c ON c.key = r.change_set JOIN entity s ON s.key = r.subject
        LEFT JOIN entity o ON o.key = r.object
      ORDER BY r.change_set DESC, r.sequence DESC, r.subject DESC, r.object DESC, r.relation DESC
      """
    }

    /// A query of how many these are.
    var count: String {
      """
      SELECT (SELECT count(*) FROM revision WHERE \(revisions))
        + (SELECT count(*) FROM lineage_edge WHERE created IS NOT NULL AND \(edges))
        + (SELECT count(*) FROM entity WHERE \(entities))
      """
    }
  }

  static func revision(_ row: Row) -> Revision {
    Revision(
      changeSet: row["change_set"], time: row["time"], actor: row["actor"], reason: row["reason"],
      subjectKind: row["subject_kind"], subject: name(of: row),
      action: Revision.Action(rawValue: row["action"]) ?? .updated, before: row["before"],
      after: row["after"])
  }

  static func change(_ row: Row) -> Change? {
    guard let kind = Kind(rawValue: row["subject_kind"]), let subject = EntityID(row["subject"]),
      let action = Revision.Action(rawValue: row["action"])
    else { return nil }
    return Change(
      kind: kind, subject: subject, relation: row["relation"] ?? "",
      object: (row["object"] as String?).flatMap { EntityID($0) }, action: action,
      before: (row["before"] as String?).flatMap { JSONValue($0) } ?? .null)
  }

  /// `goal/a measured-by kpi/b`, `column/a email`, or just the id.
  private static func name(of row: Row) -> String {
    let parts: [String?] = [row["subject"], row["relation"], row["object"]]
    return parts.compactMap { $0 }.joined(separator: " ")
  }
}
