extension Dialect {
  /// Amazon Redshift: PostgreSQL's words; quoted names fold as well ("Names and identifiers" of its manual), and an
  /// item may use an earlier alias ("SELECT list").
  public static let redshift: Dialect = {
    var dialect = Dialect(name: "redshift")
    dialect.folding = .insensitive
    dialect.hasHashNames = true
    dialect.hasBracketNames = true
    dialect.hasLambdas = false
    dialect.lateralAliases = .always
    dialect.defaultSchemas = ["public", "pg_catalog"]
    dialect.hasImplicitUnnest = true
    dialect.sortsByAliasesInExpressions = false
    dialect.executesTexts = true
    return dialect
  }()
}
