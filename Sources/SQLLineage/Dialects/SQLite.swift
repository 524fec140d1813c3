extension Dialect {
  /// SQLite, which reads the quotes of all others (https://sqlite.org/quirks.html, items 8 and 9).
  public static let sqlite: Dialect = {
    var dialect = Dialect(name: "sqlite")
    dialect.folding = .insensitive
    dialect.naming = .text
    dialect.putsMergedColumnsFirst = false
    dialect.hasBacktickNames = true
    dialect.hasBracketNames = true
    dialect.readsUnknownNamesAsTexts = true
    dialect.defaultSchemas = ["main", "temp"]
    return dialect
  }()
}
