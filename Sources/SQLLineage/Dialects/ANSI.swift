extension Dialect {
  /// What all databases have in common, for a text of unknown origin: names without regard to case, because it is not
  /// known which way the database folds them, and both kinds of quotes.
  public static let ansi: Dialect = {
    var dialect = Dialect(name: "ansi")
    dialect.aliases = ["sql", "exasol", "db2", "vertica", "dremio", "informix"]
    dialect.folding = .insensitive
    dialect.naming = .text
    dialect.hasSlashComments = true
    dialect.hasColonPaths = true
    dialect.lateralAliases = .whenColumnsAreKnown
    return dialect
  }()

  /// No database in particular: as ``ansi``, and expressions without an alias are called by their place.
  public static let generic: Dialect = {
    var dialect = Dialect(name: "generic")
    dialect.aliases = [""]
    dialect.naming = .numbered(prefix: "_col_", first: 0)
    dialect.hasColonPaths = true
    dialect.lateralAliases = .whenColumnsAreKnown
    return dialect
  }()
}
