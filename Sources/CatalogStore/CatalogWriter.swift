import GRDB
public import GroundworkModel

/// One transaction of changes, recorded as one change set. Valid only inside the block that receives it.
public final class CatalogWriter {
  let db: Database
  let actor: String
  let reason: String
  let time: String
  private var changeSet: Int64?

  init(db: Database, actor: String, reason: String, time: String) {
    self.db = db
    self.actor = actor
    self.reason = reason
    self.time = time
  }

  /// What the catalog holds, the changes of this transaction included.
  public var reader: CatalogReader { CatalogReader(db: db) }

  /// Adds an entity, or brings the one of the same id up to date.
  ///
  /// A field that somebody of another origin wrote (``Entity/fieldOrigins``) is kept when the new origin is a scan,
  /// import, rule, propagation or generator. Saving what is there already records nothing.
  ///
  /// - Returns: what happened: nil when nothing changed.
  @discardableResult
  public func save(_ entity: Entity) throws -> Revision.Action? {
    guard let stored = try storedEntity(entity.id) else {
      try insert(entity)
      try record("entity", entity.id.rawValue, .created, nil, nil)
      return .created
    }
    let merged = entity.keepingFieldsOfOthers(from: stored.entity)
    guard merged != stored.entity else { return nil }
    let change = try FieldChanges(from: stored.entity, to: merged)
    try update(merged, key: stored.key)
    try record("entity", entity.id.rawValue, .updated, change.before, change.after)
    return .updated
  }

  /// Adds a link, or brings the one with the same ends and verb up to date; refuses pairs that the verb may not join.
  @discardableResult
  public func save(_ link: Link) throws -> Revision.Action? {
    guard link.kind.allows(link.source.kind, link.target.kind) else {
      throw CatalogStoreError.linkNotAllowed(link.source, link.kind, link.target)
    }
    let source = try key(of: link.source)
    let target = try key(of: link.target)
    let old = try LinkRow.fetch(
      db, where: "l.source = ? AND l.kind = ? AND l.target = ?",
      [source, link.kind.rawValue, target]
    ).first
    guard old != link else { return nil }
    try db.execute(
      sql: """
        INSERT OR REPLACE INTO link (source, kind, target, status, confidence, evidence, origin)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        source, link.kind.rawValue, target, link.status.rawValue, link.confidence,
        try CanonicalJSON.encode(link.evidence), try OriginRow.key(of: link.origin, db),
      ])
    let subject = "\(link.source) \(link.kind.rawValue) \(link.target)"
    try record(
      "link", subject, old == nil ? .created : .updated,
      old.map { "{\"status\":\"\($0.status.rawValue)\"}" },
      "{\"status\":\"\(link.status.rawValue)\"}")
    return old == nil ? .created : .updated
  }

  /// Removes a link, if it is there.
  public func delete(_ link: Link) throws {
    try db.execute(
      sql: """
        DELETE FROM link WHERE kind = ? AND source = (SELECT key FROM entity WHERE id = ?)
          AND target = (SELECT key FROM entity WHERE id = ?)
        """, arguments: [link.kind.rawValue, link.source.rawValue, link.target.rawValue])
    guard db.changesCount > 0 else { return }
    try record(
      "link", "\(link.source) \(link.kind.rawValue) \(link.target)", .deleted,
      "{\"status\":\"\(link.status.rawValue)\"}", nil)
  }

  /// Adds a lineage edge, or brings the one with the same ends and transformation up to date.
  @discardableResult
  public func save(_ edge: LineageEdge) throws -> Revision.Action? {
    let source = try key(of: edge.source)
    let target = try key(of: edge.target)
    let old = try EdgeRow.fetch(
      db, where: "l.source = ? AND l.target = ? AND l.transformation = ?",
      [source, target, edge.transformation.rawValue]
    ).first
    guard old != edge else { return nil }
    try db.execute(
      sql: """
        INSERT OR REPLACE INTO lineage_edge (source, target, transformation, step, expression, origin)
        VALUES (?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        source, target, edge.transformation.rawValue, try edge.step.map { try key(of: $0) },
        edge.expression, try OriginRow.key(of: edge.origin, db),
      ])
    let action = old == nil ? Revision.Action.created : .updated
    try record("edge", "\(edge.source) → \(edge.target)", action, nil, nil)
    return action
  }

  /// Adds a classification. One that a person has judged stays as the person left it.
  @discardableResult
  public func save(_ classification: Classification) throws -> Revision.Action? {
    let column = try key(of: classification.column)
    let old = try ClassificationRow.fetch(
      db, where: "c.entity = ? AND c.category = ?", [column, classification.category]
    ).first
    if let old, old.origin.kind == .person, classification.origin.kind != .person { return nil }
    guard old != classification else { return nil }
    try db.execute(
      sql: """
        INSERT OR REPLACE INTO classification
          (entity, category, sensitivity, confidence, evidence, verdict, origin)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        column, classification.category, classification.sensitivity.rawValue,
        classification.confidence, try CanonicalJSON.encode(classification.evidence),
        classification.verdict.rawValue, try OriginRow.key(of: classification.origin, db),
      ])
    let action = old == nil ? Revision.Action.created : .updated
    try record(
      "classification", "\(classification.column) \(classification.category)", action, nil, nil)
    return action
  }

  /// Appends an answer.
  public func append(_ answer: Answer) throws { try AnswerRow.insert(answer, db) }

  /// Removes links, edges and classifications of an origin that are not among those to keep.
  ///
  /// What a re-run rule, scan or generator no longer says goes; what people and others said stays.
  public func retract(
    linksOf origin: Origin.Kind, actor: String, except kept: Set<Link>
  ) throws {
    let all = try LinkRow.fetch(db, where: "o.kind = ? AND o.actor = ?", [origin.rawValue, actor])
    let keys = Set(kept.map { "\($0.source) \($0.kind.rawValue) \($0.target)" })
    for link in all where !keys.contains("\(link.source) \(link.kind.rawValue) \(link.target)") {
      try delete(link)
    }
  }

  /// Removes lineage edges of an origin that are not among those to keep.
  public func retract(
    edgesOf origin: Origin.Kind, actor: String, except kept: Set<LineageEdge>
  ) throws {
    let all = try EdgeRow.fetch(db, where: "o.kind = ? AND o.actor = ?", [origin.rawValue, actor])
    for edge in all where !kept.contains(edge) {
      try db.execute(
        sql: """
          DELETE FROM lineage_edge WHERE transformation = ?
            AND source = (SELECT key FROM entity WHERE id = ?)
            AND target = (SELECT key FROM entity WHERE id = ?)
          """,
        arguments: [edge.transformation.rawValue, edge.source.rawValue, edge.target.rawValue])
      try record("edge", "\(edge.source) → \(edge.target)", .deleted, nil, nil)
    }
  }
}

extension CatalogWriter {
  func key(of id: EntityID) throws -> Int64 {
    let statement = try db.cachedStatement(sql: "SELECT key FROM entity WHERE id = ?")
    guard let key = try Int64.fetchOne(statement, arguments: [id.rawValue]) else {
      throw CatalogStoreError.unknownEntity(id, suggestions: [])
    }
    return key
  }

  private func storedEntity(_ id: EntityID) throws -> (key: Int64, entity: Entity)? {
    let statement = try db.cachedStatement(sql: "SELECT key FROM entity WHERE id = ?")
    guard let key = try Int64.fetchOne(statement, arguments: [id.rawValue]),
      let entity = try EntityRow.fetch(db, where: "e.key = ?", [key]).first
    else { return nil }
    return (key, entity)
  }

  private func insert(_ entity: Entity) throws {
    let statement = try db.cachedStatement(
      sql: """
        INSERT INTO entity (id, kind, name, description, owner, status, parent, details, origin)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
    try statement.execute(arguments: [
      entity.id.rawValue, entity.kind.rawValue, entity.name, entity.description, entity.owner,
      entity.status.rawValue, try parentKey(of: entity),
      try CanonicalJSON.encode(entity.details.payload), try OriginRow.key(of: entity.origin, db),
    ])
    try writeTagsAndFieldOrigins(of: entity, key: db.lastInsertedRowID)
  }

  private func update(_ entity: Entity, key: Int64) throws {
    try db.execute(
      sql: """
        UPDATE entity SET name = ?, description = ?, owner = ?, status = ?, parent = ?, details = ?,
          origin = ? WHERE key = ?
        """,
      arguments: [
        entity.name, entity.description, entity.owner, entity.status.rawValue,
        try parentKey(of: entity), try CanonicalJSON.encode(entity.details.payload),
        try OriginRow.key(of: entity.origin, db), key,
      ])
    try db.execute(sql: "DELETE FROM entity_tag WHERE entity = ?", arguments: [key])
    try db.execute(sql: "DELETE FROM field_origin WHERE entity = ?", arguments: [key])
    try writeTagsAndFieldOrigins(of: entity, key: key)
  }

  private func writeTagsAndFieldOrigins(of entity: Entity, key: Int64) throws {
    for tag in Set(entity.tags) {
      try db.execute(
        sql: "INSERT INTO entity_tag (entity, tag) VALUES (?, ?)", arguments: [key, tag])
    }
    for (field, origin) in entity.fieldOrigins {
      try db.execute(
        sql: "INSERT INTO field_origin (entity, field, origin) VALUES (?, ?, ?)",
        arguments: [key, field, try OriginRow.key(of: origin, db)])
    }
  }

  private func parentKey(of entity: Entity) throws -> Int64? {
    switch entity.details {
    case .column(let column): try key(of: column.dataset)
    case .dataset(let dataset): try key(of: dataset.source)
    case .component(let component): try key(of: component.metric)
    case .step(let step): try key(of: step.pipeline)
    default: nil
    }
  }

  func record(
    _ subjectKind: String, _ subject: String, _ action: Revision.Action, _ before: String?,
    _ after: String?
  ) throws {
    let statement = try db.cachedStatement(
      sql: """
        INSERT INTO revision (change_set, subject_kind, subject, action, before, after)
        VALUES (?, ?, ?, ?, ?, ?)
        """)
    try statement.execute(arguments: [
      try changeSetKey(), subjectKind, subject, action.rawValue, before, after,
    ])
  }

  private func changeSetKey() throws -> Int64 {
    if let changeSet { return changeSet }
    try db.execute(
      sql: "INSERT INTO change_set (time, actor, reason) VALUES (?, ?, ?)",
      arguments: [time, actor, reason])
    changeSet = db.lastInsertedRowID
    return db.lastInsertedRowID
  }
}
