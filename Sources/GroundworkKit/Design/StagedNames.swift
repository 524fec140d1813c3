import GroundworkModel

/// The safe names of all source tables and columns, each unique where it stands, handed out in a fixed order.
struct StagedNames: Sendable {
  private var tables: [EntityID: String] = [:]
  private var raws: [EntityID: String] = [:]
  private var columns: [EntityID: String] = [:]

  init(_ catalog: SourceCatalog) {
    var tableNames = NameRegistry()
    var rawNames = NameRegistry()
    let shared = Self.sharedNames(catalog)
    for id in catalog.datasets.keys.sorted() {
      let segments = id.segments
      let source = WarehouseName.make(segments.first ?? "", limit: 16)
      let table = WarehouseName.make(segments.last ?? "")
      let isShared = shared.contains(table)
      let schema = segments.count > 2 && isShared ? WarehouseName.make(segments[1]) + "_" : ""
      let wanted = isShared ? source + "_" + schema + table : table
      tables[id] = tableNames.claim(WarehouseName.make(wanted))
      raws[id] = rawNames.claim(
        source + "__" + WarehouseName.make(schema + table, limit: Self.rawLimit))
      var names = NameRegistry(reserved: Self.technical)
      for column in catalog.content.columns(of: id) {
        columns[column.id] = names.claim(WarehouseName.make(column.name))
      }
    }
  }

  /// Table names that stand in more than one source or schema.
  private static func sharedNames(_ catalog: SourceCatalog) -> Set<String> {
    let names = catalog.datasets.keys.map { WarehouseName.make($0.segments.last ?? "") }
    return Set(Dictionary(grouping: names) { $0 }.filter { $1.count > 1 }.keys)
  }

  private static let rawLimit = 36

  /// Columns that the loader adds, and those that dimensions add.
  private static let technical: Set<String> = [
    "source_row", "valid_from", "valid_to", "is_current",
  ]

  /// The table's name without its source, unless another source has one of the same name.
  func tableName(of dataset: EntityID) -> String { tables[dataset] ?? "unnamed" }

  /// The table's name in the raw layer: `shop__order_items`.
  func rawName(of dataset: EntityID) -> String { raws[dataset] ?? "unnamed" }

  /// The column's name from the raw layer on.
  func name(of column: EntityID) -> String { columns[column] ?? "unnamed" }
}
