extension Dialect {
  /// DuckDB: PostgreSQL's texts, names without regard to case, aliases that later items may use.
  public static let duckDB: Dialect = {
    var dialect = Dialect(name: "duckdb")
    dialect.folding = .insensitive
    dialect.naming = .text
    dialect.putsMergedColumnsFirst = false
    dialect.hasDollarTexts = true
    dialect.hasNestedComments = true
    dialect.hasLateralAliases = true
    dialect.defaultSchemas = ["main"]
    return dialect
  }()
}
