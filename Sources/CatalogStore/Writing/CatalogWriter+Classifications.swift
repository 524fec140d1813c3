import GRDB
public import GroundworkModel

extension CatalogWriter {
  /// Adds a classification. One that a person has judged stays as the person left it.
  @discardableResult
  public func save(_ classification: Classification) throws -> Revision.Action? {
    let subject = try subject(of: classification)
    let old = try stored(subject)
    if let old, old.origin.isHuman, !classification.origin.isHuman { return nil }
    let action = try record(subject, old, classification)
    guard action != nil else { return nil }
    let statement = try db.cachedStatement(
      sql: """
        INSERT INTO classification
          (entity, category, sensitivity, confidence, evidence, verdict, origin)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT DO UPDATE SET sensitivity = excluded.sensitivity,
          confidence = excluded.confidence, evidence = excluded.evidence,
          verdict = excluded.verdict, origin = excluded.origin
        """)
    try statement.execute(arguments: [
      subject.key, classification.category, classification.sensitivity.rawValue,
      classification.confidence, CanonicalJSON.list(classification.evidence),
      classification.verdict.rawValue, try key(of: classification.origin),
    ])
    if action == .created {
      try search.classified(subject.key, classification)
    } else {
      try search.touch(subject.key)
    }
    return action
  }

  /// The classification that is there; most are new, so a look at the key comes first.
  private func stored(_ subject: RevisionRow.Subject) throws -> Classification? {
    let place: StatementArguments = [subject.key, subject.relation]
    let isThere = try db.cachedStatement(
      sql: "SELECT 1 FROM classification WHERE entity = ? AND category = ?")
    guard try Row.fetchOne(isThere, arguments: place) != nil else { return nil }
    return try ClassificationRow.fetch(db, where: "c.entity = ? AND c.category = ?", place).first
  }

  private func record(
    _ subject: RevisionRow.Subject, _ old: Classification?, _ new: Classification
  ) throws -> Revision.Action? {
    guard let old else {
      try record(subject, .created)
      return .created
    }
    return try record(
      subject, from: ClassificationRow.json(old), to: ClassificationRow.json(new))
  }

  /// Removes a classification, if it is there.
  public func delete(_ classification: Classification) throws {
    guard let key = try storedKey(of: classification.column),
      let old = try ClassificationRow.fetch(
        db, where: "c.entity = ? AND c.category = ?", [key, classification.category]
      ).first
    else { return }
    try db.execute(
      sql: "DELETE FROM classification WHERE entity = ? AND category = ?",
      arguments: [key, classification.category])
    _ = try record(subject(of: classification), from: ClassificationRow.json(old), to: nil)
    try search.touch(key)
  }

  /// Removes classifications of an origin that are not among those to keep.
  public func retract(
    classificationsOf origin: Origin.Kind, actor: String, except kept: Set<Classification>
  ) throws {
    let keys = Set(kept.map(ClassificationRow.name))
    let spoken = try ClassificationRow.fetch(
      db, where: OriginRow.isSpokenBy("c"), [origin.rawValue, actor])
    for one in spoken where !keys.contains(ClassificationRow.name(one)) { try delete(one) }
  }

  private func subject(of classification: Classification) throws -> RevisionRow.Subject {
    RevisionRow.Subject(
      kind: .classification, key: try key(of: classification.column),
      relation: classification.category)
  }
}
