/// How a database writes names, texts and comments, and which name finds which.
///
/// A dialect is a value: what differs between databases is said here once, the lexer, parser and resolver read it.
/// Adding one touches its file, its cases and the list ``all``.
public struct Dialect: Hashable, Sendable {
  /// Which spellings of a name are the same name.
  public enum Folding: Hashable, Sendable {
    /// Unquoted names become lower case; quoted ones are as they stand (PostgreSQL).
    case lower
    /// Unquoted names become upper case; quoted ones are as they stand (the standard).
    case upper
    /// Case never matters, quoted or not; the spelling is kept (SQLite, DuckDB).
    case insensitive
  }

  /// How an expression without an alias is called.
  public enum Naming: Hashable, Sendable {
    /// A call is called like its function, anything else `?column?` (PostgreSQL).
    case function
    /// By its own text (SQLite, DuckDB).
    case text
  }

  /// Its name: `postgresql`.
  public let name: String
  /// Which spellings are the same name.
  public var folding = Folding.insensitive
  /// How an expression without an alias is called.
  public var naming = Naming.function
  /// Whether `` `name` `` is a name.
  public var hasBacktickNames = false
  /// Whether `[name]` is a name.
  public var hasBracketNames = false
  /// Whether `$tag$ … $tag$` is a text.
  public var hasDollarTexts = false
  /// Whether a backslash escapes in every text, not only in `E'…'`.
  public var hasBackslashEscapes = false
  /// Whether comments nest.
  public var hasNestedComments = false
  /// Whether `"name"` that names nothing is a text.
  public var readsUnknownNamesAsTexts = false
  /// Whether a select item may use the alias of an earlier one.
  public var hasLateralAliases = false
  /// Whether `*` puts the columns of USING before all others, as the standard says.
  public var putsMergedColumnsFirst = true
  /// Schemas looked in for a table without one, first first.
  public var defaultSchemas: [String] = []

  /// A dialect that does as the standard says; what differs is set afterwards.
  public init(name: String) { self.name = name }

  /// Every dialect by name.
  public static let all: [Dialect] = [.ansi, .duckDB, .postgreSQL, .sqlite]

  /// The dialect of a database technology as catalogs write it, or the standard.
  public static func named(_ technology: String) -> Dialect {
    switch technology.lowercased() {
    case "postgres", "postgresql": .postgreSQL
    case "sqlite", "sqlite3": .sqlite
    case "duckdb": .duckDB
    default: .ansi
    }
  }
}
