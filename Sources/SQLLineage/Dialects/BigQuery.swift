extension Dialect {
  /// GoogleSQL of BigQuery: double quotes are texts, one pair of backticks may hold a whole path, projects may hold
  /// dashes ("Lexical structure and syntax" of its reference).
  public static let bigQuery: Dialect = {
    var dialect = Dialect(name: "bigquery")
    dialect.aliases = ["googlesql", "spanner"]
    dialect.folding = .insensitive
    dialect.naming = .counted(prefix: "f", suffix: "_")
    dialect.hasDoubleQuotedTexts = true
    dialect.hasHashComments = true
    dialect.hasDollarTexts = false
    dialect.hasBackslashEscapes = true
    dialect.hasTripleQuotes = true
    dialect.splitsQuotedPaths = true
    dialect.hasDashesInNames = true
    dialect.namesPivotsByAggregate = true
    dialect.hasImplicitUnnest = true
    dialect.spreadsStructures = true
    return dialect
  }()
}
