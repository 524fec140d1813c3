import GRDB
public import GroundworkModel

extension CatalogWriter {
  /// Adds a lineage edge, or brings the one with the same ends and transformation up to date. What a person said stays.
  @discardableResult
  public func save(_ edge: LineageEdge) throws -> Revision.Action? {
    let subject = try subject(of: edge)
    let old = try stored(edge, subject)
    if let old, old.origin.isHuman, !edge.origin.isHuman { return nil }
    guard let action = try record(subject, from: old.map(EdgeRow.json), to: EdgeRow.json(edge))
    else { return nil }
    let statement = try db.cachedStatement(
      sql: """
        INSERT INTO lineage_edge (source, target, transformation, step, expression, origin)
        VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT DO UPDATE SET step = excluded.step, expression = excluded.expression,
          origin = excluded.origin
        """)
    try statement.execute(arguments: [
      subject.key, subject.object, edge.transformation.rawValue,
      try edge.step.map { try key(of: $0) }, edge.expression, try key(of: edge.origin),
    ])
    if action == .created { try search.touch(subject.key) }
    return action
  }

  /// The edge with the same ends and transformation; most are new, so a look at the key comes first.
  private func stored(_ edge: LineageEdge, _ subject: RevisionRow.Subject) throws -> LineageEdge? {
    let ends: StatementArguments = [subject.key, subject.object, edge.transformation.rawValue]
    let isThere = try db.cachedStatement(
      sql: "SELECT 1 FROM lineage_edge WHERE source = ? AND target = ? AND transformation = ?")
    guard try Row.fetchOne(isThere, arguments: ends) != nil else { return nil }
    return try EdgeRow.fetch(
      db, where: "l.source = ? AND l.target = ? AND l.transformation = ?", ends
    ).first
  }

  /// Removes a lineage edge, if it is there.
  public func delete(_ edge: LineageEdge) throws {
    guard let source = try storedKey(of: edge.source), let target = try storedKey(of: edge.target),
      let old = try EdgeRow.fetch(
        db, where: "l.source = ? AND l.target = ? AND l.transformation = ?",
        [source, target, edge.transformation.rawValue]
      ).first
    else { return }
    try db.execute(
      sql: "DELETE FROM lineage_edge WHERE source = ? AND target = ? AND transformation = ?",
      arguments: [source, target, edge.transformation.rawValue])
    _ = try record(subject(of: edge), from: EdgeRow.json(old), to: nil)
    try search.touch(source)
  }

  /// Removes lineage edges of an origin that are not among those to keep.
  ///
  /// - Parameter reference: only those that were said about this: a rule that runs for one source at a time.
  public func retract(
    edgesOf origin: Origin.Kind, actor: String, reference: String? = nil,
    except kept: Set<LineageEdge>
  ) throws {
    let keys = Set(kept.map(EdgeRow.name))
    for edge in try EdgeRow.fetch(db, where: OriginRow.isSpokenBy("l"), [origin.rawValue, actor])
    where !keys.contains(EdgeRow.name(edge)) {
      guard reference == nil || edge.origin.reference == reference else { continue }
      try delete(edge)
    }
  }

  private func subject(of edge: LineageEdge) throws -> RevisionRow.Subject {
    RevisionRow.Subject(
      kind: .edge, key: try key(of: edge.source), relation: edge.transformation.rawValue,
      object: try key(of: edge.target))
  }
}
