extension Dialect {
  /// SQLite, which reads the quotes of all others (https://sqlite.org/quirks.html, items 8 and 9).
  public static let sqlite: Dialect = {
    var dialect = Dialect(name: "sqlite")
    dialect.aliases = ["sqlite3"]
    dialect.folding = .insensitive
    dialect.naming = .text
    dialect.putsMergedColumnsFirst = false
    dialect.hasBracketNames = true
    dialect.hasDollarTexts = false
    dialect.hasLambdas = false
    dialect.readsUnknownNamesAsTexts = true
    dialect.defaultSchemas = ["main", "temp"]
    dialect.hasImplicitRecursion = true
    dialect.sortsByAliasesInExpressions = false
    return dialect
  }()
}
