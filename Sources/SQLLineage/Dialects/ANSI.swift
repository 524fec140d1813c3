extension Dialect {
  /// What all databases have in common, for a text of unknown origin: names without regard to case, because it is not
  /// known which way the database folds them, and both kinds of quotes.
  public static let ansi: Dialect = {
    var dialect = Dialect(name: "ansi")
    dialect.folding = .insensitive
    dialect.naming = .text
    dialect.hasBacktickNames = true
    return dialect
  }()
}
