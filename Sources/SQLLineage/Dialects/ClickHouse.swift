extension Dialect {
  /// ClickHouse: case matters, aliases are known everywhere in a query ("Syntax" of its reference).
  public static let clickHouse: Dialect = {
    var dialect = Dialect(name: "clickhouse")
    dialect.folding = .sensitive
    dialect.naming = .text
    dialect.hasHashComments = true
    dialect.hasBackslashEscapes = true
    dialect.lateralAliases = .always
    dialect.usesSchemas = true
    dialect.hasAggregateCombinators = true
    dialect.hasColumnsExpression = true
    dialect.defaultSchemas = ["default"]
    return dialect
  }()
}
