public import GroundworkModel
public import SQLLineage

extension SQLSchema {
  /// The tables and columns of a catalog, by their paths behind the source.
  public init(tablesOf content: CatalogContent) {
    let datasets = content.entities(.dataset).filter { $0.status != .removed }
    self.init(
      datasets.map { entity in
        let columns = content.columns(of: entity.id)
        return Table(
          path: Array(entity.id.segments.dropFirst()), columns: columns.map(\.name))
      })
  }
}
