extension Dialect {
  /// PostgreSQL, as in chapter 4.1 of its manual.
  public static let postgreSQL: Dialect = {
    var dialect = Dialect(name: "postgresql")
    dialect.folding = .lower
    dialect.hasDollarTexts = true
    dialect.hasNestedComments = true
    dialect.defaultSchemas = ["public", "pg_catalog"]
    return dialect
  }()
}
