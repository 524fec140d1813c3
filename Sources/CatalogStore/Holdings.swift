import GRDB
public import GroundworkModel

/// What the catalog holds of a source, undecoded: most of what a scan finds again is the same, byte for byte.
///
/// Valid only inside the block that received the reader it came from.
public struct Holdings {
  /// What the catalog holds of something that was found.
  public enum Match {
    /// Nothing yet.
    case new
    /// The same.
    case same
    /// This, which has to be looked at closely.
    case other(Entity)
  }

  /// A row as it is stored.
  private struct Held {
    let name: String
    let description: String?
    let owner: String?
    let status: String
    let details: String
    let origin: Origin
    /// Whether it has tags, or fields of other speakers.
    let hasMore: Bool

    func isSame(as entity: Entity) throws -> Bool {
      guard !hasMore, entity.tags.isEmpty, entity.fieldOrigins.isEmpty, name == entity.name,
        description == entity.description, owner == entity.owner,
        status == entity.status.rawValue, origin == entity.origin
      else { return false }
      return details.utf8.elementsEqual(try CanonicalJSON.bytes(of: entity.details))
    }
  }

  private let reader: CatalogReader
  private let source: EntityID
  private var rows: [EntityID: Held] = [:]

  init(of source: EntityID, _ reader: CatalogReader) throws {
    self.reader = reader
    self.source = source
    let cursor = try Row.fetchCursor(
      reader.db,
      sql: """
        SELECT e.id, e.name, e.description, e.owner, e.status, e.details,
          EXISTS (SELECT 1 FROM entity_tag WHERE entity = e.key)
            OR EXISTS (SELECT 1 FROM field_origin WHERE entity = e.key),
          o.kind AS origin_kind, o.actor AS origin_actor, o.reference AS origin_reference
        FROM entity e JOIN origin o ON o.key = e.origin WHERE \(CatalogReader.isHolding)
        """, arguments: [source.rawValue])
    while let row = try cursor.next() {
      guard let id = EntityID(row[0]) else { continue }
      rows[id] = Held(
        name: row[1], description: row[2], owner: row[3], status: row[4], details: row[5],
        origin: OriginRow.origin(row), hasMore: row[6])
    }
  }

  /// What the catalog holds of an entity that was found.
  public func match(_ entity: Entity) throws -> Match {
    guard let held = rows[entity.id] else { return .new }
    if try held.isSame(as: entity) { return .same }
    return .other(try reader.existing(entity.id))
  }

  /// What the catalog holds beside some entities, decoded and sorted by id.
  public func others(than found: Set<EntityID>) throws -> [Entity] {
    guard rows.keys.contains(where: { !found.contains($0) }) else { return [] }
    return try reader.holdings(of: source).filter { !found.contains($0.id) }.sorted {
      $0.id < $1.id
    }
  }
}
