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
    // "Pseudocolumns" of its reference; none of these words can be a column's name.
    dialect.pseudoColumns = ["level", "connect_by_isleaf", "connect_by_iscycle", "ora_rowscn"]
    return dialect
  }()
}
