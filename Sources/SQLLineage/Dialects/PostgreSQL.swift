extension Dialect {
  /// PostgreSQL, as in chapter 4.1 of its manual.
  public static let postgreSQL: Dialect = {
    var dialect = Dialect(name: "postgresql")
    dialect.aliases = [
      "postgres", "greenplum", "materialize", "cockroachdb", "risingwave", "citus",
    ]
    dialect.folding = .lower
    dialect.hasNestedComments = true
    dialect.hasLambdas = false
    dialect.defaultSchemas = ["public", "pg_catalog"]
    dialect.sortsByAliasesInExpressions = false
    dialect.executesTexts = true
    dialect.spreadsStructures = true
    return dialect
  }()
}
