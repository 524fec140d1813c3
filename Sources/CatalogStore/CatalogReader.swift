import GRDB
public import GroundworkModel

/// One consistent view of a catalog. Valid only inside the block that receives it.
public struct CatalogReader {
  let db: Database

  /// The entity of an id, or nil.
  public func entity(_ id: EntityID) throws -> Entity? {
    try EntityRow.fetch(db, where: "e.id = ?", [id.rawValue]).first
  }

  /// The entity of an id; throws with ids that look alike when there is none.
  public func existing(_ id: EntityID) throws -> Entity {
    if let entity = try entity(id) { return entity }
    throw CatalogStoreError.unknownEntity(id, suggestions: try idsLike(id))
  }

  /// Entities of a kind, sorted by id.
  public func entities(_ kind: EntityKind) throws -> [Entity] {
    try EntityRow.fetch(db, where: "e.kind = ?", [kind.rawValue])
  }

  /// Columns of a dataset, vanished ones too, in order of position.
  public func columns(of dataset: EntityID) throws -> [Entity] {
    try EntityRow.fetch(
      db, where: "e.kind = 'column' AND e.parent = (SELECT key FROM entity WHERE id = ?)",
      [dataset.rawValue]
    ).sorted { $0.columnPosition < $1.columnPosition }
  }

  /// Links at an entity: those that start there and those that end there.
  public func links(of id: EntityID) throws -> (from: [Link], to: [Link]) {
    (
      try LinkRow.fetch(db, where: "l.source = (\(Self.keyOfID))", [id.rawValue]),
      try LinkRow.fetch(db, where: "l.target = (\(Self.keyOfID))", [id.rawValue])
    )
  }

  /// Lineage at a dataset or column: what enters and what leaves.
  public func edges(of id: EntityID) throws -> (upstream: [LineageEdge], downstream: [LineageEdge])
  {
    (
      try EdgeRow.fetch(db, where: "l.target = (\(Self.keyOfID))", [id.rawValue]),
      try EdgeRow.fetch(db, where: "l.source = (\(Self.keyOfID))", [id.rawValue])
    )
  }

  /// Classifications of a column.
  public func classifications(of column: EntityID) throws -> [Classification] {
    try ClassificationRow.fetch(db, where: "c.entity = (\(Self.keyOfID))", [column.rawValue])
  }

  /// Classifications of all columns of a dataset.
  public func classifications(inside dataset: EntityID) throws -> [Classification] {
    try ClassificationRow.fetch(
      db, where: "c.entity IN (SELECT key FROM entity WHERE parent = (\(Self.keyOfID)))",
      [dataset.rawValue])
  }

  /// All answers, oldest first.
  public func answers() throws -> [Answer] { try AnswerRow.fetchAll(db) }

  /// Everything, as one value.
  public func content() throws -> CatalogContent {
    CatalogContent(
      entities: try EntityRow.fetch(db, where: "TRUE", []),
      links: try LinkRow.fetch(db, where: "TRUE", []),
      edges: try EdgeRow.fetch(db, where: "TRUE", []),
      classifications: try ClassificationRow.fetch(db, where: "TRUE", []),
      answers: try answers())
  }

  private static let keyOfID = "SELECT key FROM entity WHERE id = ?"
}

extension Entity {
  var columnPosition: Int {
    if case .column(let column) = details { return column.position }
    return 0
  }
}
