extension Dialect {
  /// Trino, Presto and Athena: names without regard to case, expressions without an alias are `_col0`, `_col1`.
  public static let trino: Dialect = {
    var dialect = Dialect(name: "trino")
    dialect.aliases = ["presto", "prestodb", "athena", "starburst"]
    dialect.folding = .insensitive
    dialect.naming = .numbered(prefix: "_col", first: 0)
    dialect.executesTexts = true
    dialect.spreadsStructures = true
    return dialect
  }()
}
