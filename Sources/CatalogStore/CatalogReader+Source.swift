import GRDB
public import GroundworkModel

extension CatalogReader {
  /// What the catalog holds of a source, vanished things too: the source, its datasets, their columns, and the issues
  /// that scans of it found.
  public func holdings(of source: EntityID) throws -> [Entity] {
    try EntityRow.fetch(db, where: Self.isHolding, [source.rawValue])
  }

  /// The same, to be compared with what a scan found.
  public func undecodedHoldings(of source: EntityID) throws -> Holdings {
    try Holdings(of: source, self)
  }

  static let isHolding = """
    e.key IN (
      SELECT key FROM entity WHERE id = ?1
      UNION ALL SELECT key FROM entity WHERE parent = (SELECT key FROM entity WHERE id = ?1)
      UNION ALL SELECT c.key FROM entity d JOIN entity c ON c.parent = d.key
        WHERE d.parent = (SELECT key FROM entity WHERE id = ?1)
      UNION ALL SELECT i.key FROM entity i JOIN origin s ON s.key = i.origin
        WHERE i.kind = 'issue' AND s.kind = 'scan' AND s.actor = ?1)
    """

  /// Datasets with a foreign key that nobody declared, sorted by id.
  public func datasetsWithInferredKeys() throws -> [Entity] {
    try EntityRow.fetch(
      db, where: #"e.kind = 'dataset' AND instr(e.details, '"isDeclared":false')"#, [])
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
