/// What one statement reads and writes. A statement with several targets gives one of these for each.
public struct StatementLineage: Hashable, Sendable {
  /// How much of it was understood.
  public enum Outcome: String, Hashable, Sendable {
    /// All of it.
    case exact
    /// Tables, and columns except those that a diagnostic names.
    case partial
    /// Tables by their places in the text; the statement itself was not understood.
    case tablesOnly = "tables-only"
    /// Nothing; a diagnostic says why.
    case failed
  }

  /// What a statement does.
  public enum Kind: String, Hashable, Sendable {
    case query, view, table, insert, update, delete, merge, copy, rename, swap, drop
    /// It moves no data.
    case utility
    /// It was not understood, or is put together when it runs.
    case unknown
  }

  /// A table's name, its parts as the schema or the text spells them.
  public typealias TableName = [String]

  /// A column that the target's column comes from or depends on.
  public struct Edge: Hashable, Sendable {
    /// The table read; empty when several may have the column.
    public var table: TableName
    /// The column read; `*` stands for columns that are not known.
    public var column: String
    /// The column made of it; nil when it decides about rows and so about all of them.
    public var target: String?
    /// What happens on the way.
    public var kind: SQLLineageKind
    /// Whether a hash, a count or a cut stands in between, so that the value cannot be read from the target.
    public var isMasked: Bool
  }

  /// What it does.
  public var kind = Kind.query
  /// The table or view it writes; nil for a query.
  public var target: TableName?
  /// Whether the target lives for the session only.
  public var isTemporary = false
  /// Tables it reads, in order of their first mention. Temporary tables of the script are looked through.
  public var sources: [TableName] = []
  /// Temporary tables of the script that it reads.
  public var temporarySources: [TableName] = []
  /// Columns it gives, in order; `*` where a star could not be expanded.
  public var columns: [String] = []
  /// Columns and what they come from, in order of the target's columns.
  public var edges: [Edge] = []
  /// Old and new names, for statements that rename or swap tables.
  public var renamed: [[TableName]] = []
  /// How much was understood.
  public var outcome = Outcome.exact
  /// What was not understood for sure.
  public var diagnostics: [SQLDiagnostic] = []
  /// Where it begins.
  public var position = SQLPosition(line: 1, column: 1)
}
