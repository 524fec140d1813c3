extension Dialect {
  /// Spark SQL: double quotes are texts, files are tables, aliases that later items may use (since 3.4).
  public static let spark: Dialect = {
    var dialect = hiveFamily("spark")
    dialect.aliases = ["sparksql", "spark2", "delta", "iceberg", "synapse-spark"]
    dialect.naming = .text
    dialect.lateralAliases = .always
    return dialect
  }()

  /// Databricks SQL: Spark's, with paths into JSON (`column:path`).
  public static let databricks: Dialect = {
    var dialect = hiveFamily("databricks")
    dialect.naming = .text
    dialect.hasColonPaths = true
    dialect.lateralAliases = .always
    return dialect
  }()

  /// Apache Hive.
  public static let hive: Dialect = {
    var dialect = hiveFamily("hive")
    dialect.aliases = ["impala"]
    dialect.naming = .numbered(prefix: "_c", first: 0)
    return dialect
  }()

  private static func hiveFamily(_ name: String) -> Dialect {
    var dialect = Dialect(name: name)
    dialect.folding = .insensitive
    dialect.hasDoubleQuotedTexts = true
    dialect.hasDollarTexts = false
    dialect.hasBackslashEscapes = true
    dialect.hasFileTables = true
    dialect.usesSchemas = true
    dialect.hasCatalogs = name != "hive"
    dialect.defaultSchemas = ["default"]
    return dialect
  }
}
