import GRDB
public import GroundworkModel

/// How much a dataset matters, told without reading it.
public struct DatasetStanding: Hashable, Sendable {
  /// The dataset.
  public var id: EntityID
  /// Columns of it that satisfy an input of a KPI.
  public var wanted: Int
  /// Lineage edges of the dataset itself, at most fifty each way.
  public var edges: Int
  /// Datasets it refers to and that refer to it.
  public var references: Int
  /// Whether data flows in or out, to or from it or one of its columns.
  public var hasLineage: Bool
}

extension CatalogReader {
  /// All datasets that are not gone, sorted by id.
  public func datasetStandings() throws -> [DatasetStanding] {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        WITH wanted AS (
          SELECT c.parent AS dataset, count(DISTINCT c.key) AS columns
          FROM link l CROSS JOIN entity c ON c.key = l.target AND c.kind = 'column'
          WHERE l.kind = 'satisfied-by' AND l.status <> 'rejected' GROUP BY c.parent)
        SELECT e.id, coalesce(w.columns, 0),
          (SELECT count(*) FROM (SELECT 1 FROM lineage_edge WHERE source = e.key LIMIT 50))
            + (SELECT count(*) FROM (SELECT 1 FROM lineage_edge WHERE target = e.key LIMIT 50)) AS edges,
          (SELECT count(DISTINCT target) FROM column_reference WHERE dataset = e.key)
            + (SELECT count(DISTINCT dataset) FROM column_reference WHERE target = e.id),
          EXISTS (SELECT 1 FROM entity c WHERE c.parent = e.key AND (
            EXISTS (SELECT 1 FROM lineage_edge WHERE source = c.key)
            OR EXISTS (SELECT 1 FROM lineage_edge WHERE target = c.key)))
        FROM entity e LEFT JOIN wanted w ON w.dataset = e.key
        WHERE e.kind = 'dataset' AND e.status <> 'removed' ORDER BY e.id
        """)
    var found: [DatasetStanding] = []
    while let row = try rows.next() {
      guard let id = EntityID(row[0]) else { continue }
      found.append(
        DatasetStanding(
          id: id, wanted: row[1], edges: row[2], references: row[3],
          hasLineage: row[4] || (row[2] as Int) > 0))
    }
    return found
  }

  /// The ids of what was reached of a kind, nearest first.
  public func ids(of reach: Reach, _ kind: EntityKind) throws -> [EntityID] {
    let keys = reach.only([kind]).order
    let texts = try String.fetchAll(
      db, sql: "SELECT e.id FROM json_each(?) f CROSS JOIN entity e ON e.key = f.value",
      arguments: [Self.list(keys)])
    return texts.compactMap { EntityID($0) }
  }

  /// Every entity of some kinds that is not gone, as the start of a walk.
  public func all(_ kinds: [EntityKind]) throws -> Reach {
    let names = kinds.map { "'\($0.rawValue)'" }.joined(separator: ",")
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT key, kind FROM entity WHERE kind IN (\(names)) AND status <> 'removed' ORDER BY kind, id
        """)
    return Reach(
      from: rows.compactMap { row in EntityKind(rawValue: row[1]).map { (row[0], $0) } })
  }

  /// Columns that are classified as personal, as the start of a walk.
  public func personalColumns() throws -> Reach {
    let keys = try Int64.fetchAll(
      db, sql: "SELECT DISTINCT entity FROM classification WHERE verdict <> 'rejected'")
    return Reach(from: keys.map { ($0, .column) })
  }
}
