import GRDB
public import GroundworkModel

extension CatalogWriter {
  /// Adds a link, or brings the one with the same ends and verb up to date; refuses pairs that the verb may not join.
  ///
  /// What a person said, confirmed or rejected stays as the person left it.
  @discardableResult
  public func save(_ link: Link) throws -> Revision.Action? {
    guard link.kind.allows(link.source.kind, link.target.kind) else {
      throw CatalogStoreError.linkNotAllowed(link.source, link.kind, link.target)
    }
    let subject = try subject(of: link)
    let old = try LinkRow.fetch(
      db, where: "l.source = ? AND l.kind = ? AND l.target = ?",
      [subject.key, link.kind.rawValue, subject.object]
    ).first
    if let old, old.origin.isHuman, !link.origin.isHuman { return nil }
    guard let action = try record(subject, from: old.map(LinkRow.json), to: LinkRow.json(link))
    else { return nil }
    let statement = try db.cachedStatement(
      sql: """
        INSERT INTO link (source, kind, target, status, confidence, evidence, origin)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT DO UPDATE SET status = excluded.status, confidence = excluded.confidence,
          evidence = excluded.evidence, origin = excluded.origin
        """)
    try statement.execute(arguments: [
      subject.key, link.kind.rawValue, subject.object, link.status.rawValue, link.confidence,
      CanonicalJSON.list(link.evidence), try key(of: link.origin),
    ])
    if action == .created, let target = subject.object { try search.touch(target) }
    return action
  }

  /// Removes a link, if it is there.
  public func delete(_ link: Link) throws {
    guard let source = try storedKey(of: link.source), let target = try storedKey(of: link.target),
      let old = try LinkRow.fetch(
        db, where: "l.source = ? AND l.kind = ? AND l.target = ?",
        [source, link.kind.rawValue, target]
      ).first
    else { return }
    try db.execute(
      sql: "DELETE FROM link WHERE source = ? AND kind = ? AND target = ?",
      arguments: [source, link.kind.rawValue, target])
    _ = try record(subject(of: link), from: LinkRow.json(old), to: nil)
    try search.touch(target)
  }

  /// Removes links of an origin that are not among those to keep.
  ///
  /// What a re-run rule, scan or generator no longer says goes; what people and others said stays.
  public func retract(
    linksOf origin: Origin.Kind, actor: String, except kept: Set<Link>
  ) throws {
    let keys = Set(kept.map(LinkRow.name))
    for link in try LinkRow.fetch(db, where: OriginRow.isSpokenBy("l"), [origin.rawValue, actor])
    where !keys.contains(LinkRow.name(link)) {
      try delete(link)
    }
  }

  private func subject(of link: Link) throws -> RevisionRow.Subject {
    RevisionRow.Subject(
      kind: .link, key: try key(of: link.source), relation: link.kind.rawValue,
      object: try key(of: link.target))
  }
}
