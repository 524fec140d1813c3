extension Dialect {
  /// Teradata: names without regard to case, aliases that other items may use, `SEL` for `SELECT`.
  public static let teradata: Dialect = {
    var dialect = Dialect(name: "teradata")
    dialect.folding = .insensitive
    dialect.naming = .text
    dialect.hasDollarTexts = false
    dialect.hasHashNames = true
    dialect.lateralAliases = .always
    dialect.usesSchemas = true
    return dialect
  }()
}
