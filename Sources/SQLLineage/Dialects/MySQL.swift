extension Dialect {
  /// MySQL and MariaDB: double quotes are texts unless ANSI_QUOTES is set, column names ignore case.
  public static let mySQL: Dialect = {
    var dialect = Dialect(name: "mysql")
    dialect.aliases = ["mariadb", "singlestore", "tidb", "doris", "starrocks"]
    dialect.folding = .insensitive
    dialect.naming = .text
    dialect.hasDoubleQuotedTexts = true
    dialect.hasHashComments = true
    dialect.hasDollarTexts = false
    dialect.hasBackslashEscapes = true
    dialect.hasLambdas = false
    dialect.usesSchemas = true
    dialect.executesTexts = true
    return dialect
  }()
}
