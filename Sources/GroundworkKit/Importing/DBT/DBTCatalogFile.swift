import GroundworkModel

/// `catalog.json` of `dbt docs generate`: what the database itself says about tables and columns.
struct DBTCatalogFile {
  private struct Table {
    var columns: [(index: Int, name: String, type: String, comment: String?)] = []
    var comment: String?
    var rows: Int?
  }

  private var tables: [String: Table] = [:]

  /// Reads a file; one of another shape holds nothing.
  init(_ root: JSONSlice) {
    let parts = root.object
    for part in [parts["nodes"], parts["sources"]] {
      for (id, value) in part?.members ?? [] { tables[id] = Self.table(value.object) }
    }
  }

  private static func table(_ part: [String: JSONSlice]) -> Table {
    var table = Table()
    for (key, value) in part["columns"]?.members ?? [] {
      let column = value.object
      table.columns.append(
        (
          number(column["index"]) ?? table.columns.count + 1, column["name"]?.text ?? key,
          column["type"]?.text ?? "", column["comment"]?.text
        ))
    }
    table.columns.sort { $0.index < $1.index }
    table.comment = part["metadata"]?.object["comment"]?.text
    let stats = part["stats"]?.object ?? [:]
    table.rows = number((stats["num_rows"] ?? stats["row_count"])?.object["value"])
    return table
  }

  private static func number(_ part: JSONSlice?) -> Int? {
    if case .number(let spelling)? = part?.value { return Double(spelling).map { Int($0) } }
    return nil
  }

  /// A node with the columns that the database has, in their order, under what the project says about them.
  func completing(_ node: DBTDescription.Node) -> DBTDescription.Node {
    guard let table = tables[node.id], !table.columns.isEmpty else { return node }
    var node = node
    let said = Dictionary(
      node.columns.map { ($0.name.lowercased(), $0) }, uniquingKeysWith: { $1 })
    node.columns = table.columns.map { found in
      var column = said[found.name.lowercased()] ?? DBTDescription.Column(name: found.name)
      column.name = found.name
      column.type = found.type
      column.description = column.description ?? found.comment
      return column
    }
    node.description = node.description ?? table.comment
    node.rowCount = table.rows
    return node
  }

  /// How many tables it describes.
  var count: Int { tables.count }
}
