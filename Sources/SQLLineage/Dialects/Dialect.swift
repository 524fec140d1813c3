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
    /// Case always matters (ClickHouse).
    case sensitive
  }

  /// How an expression without an alias is called.
  public enum Naming: Hashable, Sendable {
    /// A call is called like its function, anything else `?column?` (PostgreSQL).
    case function
    /// By its own text (SQLite, DuckDB).
    case text
    /// By its place behind a prefix; the first place has this number (`_c0` of Hive).
    case numbered(prefix: String, first: Int)
    /// By its number among the expressions without an alias (`f0_` of BigQuery).
    case counted(prefix: String, suffix: String)
  }

  /// Whether a select item may use the alias of an earlier one.
  public enum LateralAliases: Hashable, Sendable {
    /// No.
    case never
    /// When the tables' columns are known and none has the name.
    case whenColumnsAreKnown
    /// Yes, unless a known column has the name.
    case always
  }

  /// Its name: `postgresql`.
  public let name: String
  /// Other names it goes by, in lower case.
  public var aliases: [String] = []
  /// Which spellings are the same name.
  public var folding = Folding.insensitive
  /// How an expression without an alias is called.
  public var naming = Naming.function
  /// Whether `"text"` is a text and no name.
  public var hasDoubleQuotedTexts = false
  /// Whether `[name]` is a name.
  public var hasBracketNames = false
  /// Whether `# …` is a comment.
  public var hasHashComments = false
  /// Whether `#` may be part of a name, as in `#temporary`.
  public var hasHashNames = false
  /// Whether `// …` is a comment.
  public var hasSlashComments = false
  /// Whether `$tag$ … $tag$` is a text.
  public var hasDollarTexts = true
  /// Whether a backslash escapes in every text, not only in `E'…'`.
  public var hasBackslashEscapes = false
  /// Whether `'''…'''` and `"""…"""` are texts.
  public var hasTripleQuotes = false
  /// Whether comments nest.
  public var hasNestedComments = false
  /// Whether `@name/path` is a place with files.
  public var hasStages = false
  /// Whether `column:path` reaches into a value.
  public var hasColonPaths = false
  /// Whether `alias = expression` names a select item.
  public var hasEqualsAliases = false
  /// Whether `x -> expression` is a function; otherwise `->` reaches into JSON.
  public var hasLambdas = true
  /// Whether statements may follow each other without `;`.
  public var hasOptionalSemicolons = false
  /// Whether `` `a.b.c` `` is three names.
  public var splitsQuotedPaths = false
  /// Whether a part of a table's name may hold `-` without quotes.
  public var hasDashesInNames = false
  /// Whether ``format.`path` `` is a file.
  public var hasFileTables = false
  /// Whether `USE x` names the schema, because there is nothing above it.
  public var usesSchemas = false
  /// Whether catalogs stand above schemas although `USE x` names a schema.
  public var hasCatalogs = false
  /// Whether EXECUTE runs a text or a prepared statement, never a procedure.
  public var executesTexts = false
  /// Whether UNNEST of structures gives a column for each field.
  public var spreadsStructures = false
  /// Whether `FROM t, t.items` reads the elements of an array.
  public var hasImplicitUnnest = false
  /// Whether a common table may read itself without RECURSIVE.
  public var hasImplicitRecursion = false
  /// Whether `"name"` that names nothing is a text.
  public var readsUnknownNamesAsTexts = false
  /// Whether a select item may use the alias of an earlier one.
  public var lateralAliases = LateralAliases.never
  /// Whether an alias wins over a column inside an expression of ORDER BY, and not only as the whole of one.
  public var sortsByAliasesInExpressions = true
  /// Whether `*` puts the columns of USING before all others, as the standard says.
  public var putsMergedColumnsFirst = true
  /// Whether columns of PIVOT are called aggregate first (BigQuery) and not value first.
  public var namesPivotsByAggregate = false
  /// Whether `COLUMNS(…)` in a select list stands for several columns.
  public var hasColumnsExpression = false
  /// Whether suffixes make other aggregates of one: `sumState`, `quantileIf` (ClickHouse).
  public var hasAggregateCombinators = false
  /// Names without brackets that are no columns, in lower case: `level`, `rownum`.
  public var pseudoColumns: Set<String> = []
  /// Schemas looked in for a table without one, first first.
  public var defaultSchemas: [String] = []

  /// A dialect that does as the standard says; what differs is set afterwards.
  public init(name: String) { self.name = name }

  /// Every dialect by name.
  public static let all: [Dialect] = [
    .ansi, .bigQuery, .clickHouse, .databricks, .duckDB, .generic, .hive, .mySQL, .oracle,
    .postgreSQL, .redshift, .snowflake, .spark, .sqlite, .teradata, .trino, .tSQL,
  ]

  /// The dialect of a database technology as catalogs write it, or the standard.
  public static func named(_ technology: String) -> Dialect {
    known(technology) ?? .ansi
  }

  /// The dialect of a name or alias, nil when there is none.
  public static func known(_ technology: String) -> Dialect? {
    let name = technology.lowercased()
    return byName[name]
  }

  private static let byName: [String: Dialect] = {
    var result: [String: Dialect] = [:]
    for dialect in all {
      result[dialect.name] = dialect
      for alias in dialect.aliases { result[alias] = dialect }
    }
    return result
  }()
}
