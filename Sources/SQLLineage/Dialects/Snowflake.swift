extension Dialect {
  /// Snowflake: unquoted names are upper case, `//` comments, stages, paths into VARIANT, aliases that later items may
  /// use ("Identifier requirements" and "SELECT" of its reference).
  public static let snowflake: Dialect = {
    var dialect = Dialect(name: "snowflake")
    dialect.folding = .upper
    dialect.naming = .text
    dialect.hasSlashComments = true
    dialect.hasBackslashEscapes = true
    dialect.hasStages = true
    dialect.hasColonPaths = true
    dialect.lateralAliases = .always
    dialect.defaultSchemas = ["PUBLIC"]
    dialect.hasImplicitRecursion = true
    return dialect
  }()
}
