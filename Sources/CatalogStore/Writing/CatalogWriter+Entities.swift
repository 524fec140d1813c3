import GRDB
public import GroundworkModel

extension CatalogWriter {
  /// Adds an entity, or brings the one of the same id up to date.
  ///
  /// A field that a person or stakeholder wrote is kept when the new origin is a scan, import, rule, propagation or
  /// generator; what a person changes on a machine's record is the person's from then on (``Entity/fieldOrigins``).
  /// Saving what is there already records nothing.
  ///
  /// - Returns: what happened: nil when nothing changed.
  @discardableResult
  public func save(_ entity: Entity) throws -> Revision.Action? {
    guard let key = try storedKey(of: entity.id) else {
      try add(entity)
      return .created
    }
    let details = try CanonicalJSON.encode(entity.details)
    let stored = try StoredEntity(key, db)
    if try stored.isSame(as: entity, details: details, originKey: self.key(of: entity.origin)) {
      return nil
    }
    let old = try stored.entity(entity.id, db)
    let new = try entity.merged(over: old)
    let subject = RevisionRow.Subject(kind: .entity, key: key)
    guard let action = try record(subject, from: old.fields(), to: new.fields()) else { return nil }
    try update(new, from: old, key: key)
    return action
  }

  /// Adds an entity that the catalog is known not to hold; where it does, the transaction fails.
  public func add(_ entity: Entity) throws {
    let parent = try parentKey(of: entity)
    try EntityRow.add(
      entity, parent: parent, origin: try key(of: entity.origin), changeSet: try changeSetKey(),
      to: adding)
    let key = db.lastInsertedRowID
    try writeTags(of: entity, key: key)
    try writeFieldOrigins(of: entity, key: key)
    try writeReferences(of: entity, key: key)
    try search.created(entity, key: key, parent: parent)
  }

  private func update(_ entity: Entity, from old: Entity, key: Int64) throws {
    let parent = try parentKey(of: entity)
    let statement = try db.cachedStatement(
      sql: """
        UPDATE entity SET name = ?, description = ?, owner = ?, status = ?, parent = ?, details = ?,
          origin = ? WHERE key = ?
        """)
    try statement.execute(arguments: [
      entity.name, entity.description, entity.owner, entity.status.rawValue, parent,
      try CanonicalJSON.encode(entity.details), try self.key(of: entity.origin), key,
    ])
    if entity.tags != old.tags {
      try db.execute(sql: "DELETE FROM entity_tag WHERE entity = ?", arguments: [key])
      try writeTags(of: entity, key: key)
    }
    if entity.fieldOrigins != old.fieldOrigins {
      try db.execute(sql: "DELETE FROM field_origin WHERE entity = ?", arguments: [key])
      try writeFieldOrigins(of: entity, key: key)
    }
    if entity.references != old.references {
      try db.execute(sql: "DELETE FROM column_reference WHERE dataset = ?", arguments: [key])
      try writeReferences(of: entity, key: key)
    }
    try search.touch(key)
    if entity.name != old.name || entity.status != old.status {
      try touchDataset(of: entity, parent: parent)
    }
  }

  private func writeTags(of entity: Entity, key: Int64) throws {
    for tag in Set(entity.tags) {
      try db.cachedStatement(sql: "INSERT INTO entity_tag (entity, tag) VALUES (?, ?)")
        .execute(arguments: [key, tag])
    }
  }

  private func writeFieldOrigins(of entity: Entity, key: Int64) throws {
    for (field, origin) in entity.fieldOrigins {
      try db.cachedStatement(
        sql: "INSERT INTO field_origin (entity, field, origin) VALUES (?, ?, ?)"
      ).execute(arguments: [key, field, try self.key(of: origin)])
    }
  }

  /// Copies the foreign keys of a dataset, column by column. A trigger would cost each insert of an entity a journal of
  /// its own, which is most of a first scan's writing.
  private func writeReferences(of entity: Entity, key: Int64) throws {
    for reference in entity.references {
      try db.cachedStatement(
        sql: """
          INSERT OR IGNORE INTO column_reference (target, target_column, dataset, column_name)
          VALUES (?, ?, ?, ?)
          """
      ).execute(arguments: [
        reference.target.rawValue, reference.targetColumn, key, reference.column,
      ])
    }
  }

  /// A dataset is also found by the names of its columns.
  private func touchDataset(of entity: Entity, parent: Int64?) throws {
    if entity.kind == .column, let parent { try search.touch(parent) }
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
}

/// One column that refers to a column of another dataset.
private struct ColumnReference: Equatable {
  var column: String
  var target: EntityID
  var targetColumn: String
}

extension Entity {
  /// The foreign keys of a dataset, column by column; nothing for other entities.
  fileprivate var references: [ColumnReference] {
    guard case .dataset(let dataset) = details else { return [] }
    return dataset.foreignKeys.flatMap { key in
      zip(key.columns, key.targetColumns).map {
        ColumnReference(column: $0, target: key.target, targetColumn: $1)
      }
    }
  }
}
