extension Dialect {
  /// DuckDB: PostgreSQL's texts, names without regard to case, aliases that later items may use.
  public static let duckDB: Dialect = {
    var dialect = Dialect(name: "duckdb")
    dialect.aliases = ["motherduck"]
    dialect.folding = .insensitive
    dialect.naming = .text
    dialect.putsMergedColumnsFirst = false
    dialect.hasNestedComments = true
    dialect.hasColumnsExpression = true
    dialect.lateralAliases = .always
    dialect.defaultSchemas = ["main"]
    dialect.sortsByAliasesInExpressions = false
    dialect.executesTexts = true
    return dialect
  }()
}
