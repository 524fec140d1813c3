import GRDB
public import GroundworkModel

extension CatalogReader {
  /// What personal data flows along: lineage between columns that are there, and their classifications; no entities.
  ///
  /// Nothing at all when there is no such lineage.
  public func columnFlow() throws -> CatalogContent {
    let edges = try EdgeRow.fetch(
      db,
      where: """
        s.kind = 'column' AND t.kind = 'column' AND s.status <> 'removed' AND t.status <> 'removed'
        """, [])
    guard !edges.isEmpty else { return CatalogContent() }
    return CatalogContent(
      edges: edges,
      classifications: try ClassificationRow.fetch(
        db,
        where:
          "c.entity IN (SELECT source FROM lineage_edge UNION SELECT target FROM lineage_edge)",
        []))
  }

  /// Where personal data stands: all classifications with their columns, the datasets of these, and links of what consumes
  /// the datasets.
  public func personalData() throws -> CatalogContent {
    let columns = "SELECT entity FROM classification"
    let datasets = "SELECT parent FROM entity WHERE key IN (\(columns))"
    return CatalogContent(
      entities: try EntityRow.fetch(
        db, where: "e.key IN (\(columns)) OR e.key IN (\(datasets))", []),
      links: try LinkRow.fetch(
        db, where: "l.kind = 'consumes' AND l.target IN (\(datasets))", []),
      classifications: try ClassificationRow.fetch(db, where: "TRUE", []))
  }

  /// What is known about personal data at a column: lineage that enters it, classifications of it and of the columns this
  /// comes from, and every inherited classification, whose origin says along which columns it came.
  public func personalData(at column: EntityID) throws -> CatalogContent {
    let (edges, _) = try edges(of: column)
    let near = try ([column] + edges.map(\.source)).flatMap { try classifications(of: $0) }
    let inherited = try ClassificationRow.fetch(
      db, where: "o.kind = ?", [Origin.Kind.propagation.rawValue])
    return CatalogContent(edges: edges, classifications: Array(Set(near + inherited)))
  }
}
