import GRDB
public import GroundworkModel

extension CatalogReader {
  /// Ids of the entities that a speaker recorded, sorted; those that are gone too.
  public func ids(spokenBy origin: Origin.Kind, actor: String) throws -> [EntityID] {
    try String.fetchAll(
      db, sql: "SELECT id FROM entity e WHERE \(OriginRow.isSpokenBy("e")) ORDER BY id",
      arguments: [origin.rawValue, actor]
    ).compactMap { EntityID($0) }
  }
}
