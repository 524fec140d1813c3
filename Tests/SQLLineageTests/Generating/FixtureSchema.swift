import SQLLineage

/// The tables that generated queries read: whole numbers only, so that any expression is valid anywhere; names that
/// several tables share, that are a table's as well, and that want quotes.
enum FixtureSchema {
  static let tables: [(name: String, columns: [String])] = [
    ("customer", ["id", "name", "region", "parent_id"]),
    ("orders", ["id", "customer_id", "total", "region", "day"]),
    ("item", ["order_id", "product_id", "quantity", "price"]),
    ("product", ["product_id", "name", "price", #""Unit""#]),
    ("region", ["region", "rank", "manager_id"]),
    (#""Odd Table""#, [#""Mixed Case""#, #""select""#, "id"]),
  ]

  /// The statements that make them.
  static let definition = tables.map { table in
    let columns = table.columns.map { $0 + " bigint" }.joined(separator: ", ")
    return "CREATE TABLE \(table.name) (\(columns));"
  }.joined(separator: "\n")

  /// The same for the SQL reader.
  static let schema = SQLSchema(
    tables.map { SQLSchema.Table(path: [$0.name.unquoted], columns: $0.columns.map(\.unquoted)) })
}

extension String {
  /// A name without its quotes.
  var unquoted: String { filter { $0 != "\"" } }
}
