extension Dialect {
  /// Transact-SQL: bracketed names, `alias = expression`, `#temporary` tables, statements without semicolons.
  public static let tSQL: Dialect = {
    var dialect = Dialect(name: "tsql")
    dialect.aliases = ["mssql", "sqlserver", "fabric", "synapse", "azuresql", "sybase"]
    dialect.folding = .insensitive
    dialect.naming = .text
    dialect.hasBracketNames = true
    dialect.hasHashNames = true
    dialect.hasDollarTexts = false
    dialect.hasNestedComments = true
    dialect.hasEqualsAliases = true
    dialect.hasLambdas = false
    dialect.hasOptionalSemicolons = true
    dialect.defaultSchemas = ["dbo"]
    dialect.hasImplicitRecursion = true
    dialect.sortsByAliasesInExpressions = false
    return dialect
  }()
}
