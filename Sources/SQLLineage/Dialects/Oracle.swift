extension Dialect {
  /// Oracle Database: unquoted names are upper case.
  public static let oracle: Dialect = {
    var dialect = Dialect(name: "oracle")
    dialect.aliases = ["plsql"]
    dialect.folding = .upper
    dialect.naming = .text
    dialect.hasHashNames = true
    dialect.hasDollarTexts = false
    dialect.hasLambdas = false
    dialect.hasImplicitRecursion = true
    return dialect
  }()
}
