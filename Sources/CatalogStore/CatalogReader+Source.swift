import GRDB
public import GroundworkModel

extension CatalogReader {
  /// What the catalog holds of a source, vanished things too: the source, its datasets, their columns, and the issues
  /// that scans of it found.
  public func holdings(of source: EntityID) throws -> [Entity] {
    let data = try EntityRow.fetch(
      db,
      where: """
        e.id = ?1 OR e.parent = (SELECT key FROM entity WHERE id = ?1)
          OR e.parent IN (SELECT d.key FROM entity d
            WHERE d.parent = (SELECT key FROM entity WHERE id = ?1))
        """, [source.rawValue])
    let issues = try EntityRow.fetch(
      db, where: "e.kind = 'issue' AND o.kind = 'scan' AND o.actor = ?", [source.rawValue])
    return data + issues
  }

  /// Classifications of the columns of a source.
  public func classifications(in source: EntityID) throws -> [Classification] {
    try ClassificationRow.fetch(
      db,
      where: """
        e.parent IN (SELECT d.key FROM entity d
          WHERE d.parent = (SELECT key FROM entity WHERE id = ?))
        """, [source.rawValue])
  }
}
