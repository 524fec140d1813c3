import GRDB
public import GroundworkModel

extension CatalogReader {
  /// Entities that a speaker recorded, by id; those that are gone too.
  public func entities(spokenBy origin: Origin.Kind, actor: String) throws -> [Entity] {
    try EntityRow.fetch(db, where: OriginRow.isSpokenBy("e"), [origin.rawValue, actor])
  }
}
