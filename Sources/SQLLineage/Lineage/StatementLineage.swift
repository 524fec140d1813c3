/// What one statement reads and writes.
public struct StatementLineage: Hashable, Sendable {
  /// How much of it was understood.
  public enum Outcome: String, Hashable, Sendable {
    /// All of it.
    case exact
    /// Tables, and columns except those that a diagnostic names.
    case partial
    /// Nothing; a diagnostic says why.
    case failed
  }

  /// A table's name, its parts as the schema or the text spells them.
  public typealias TableName = [String]

  /// A column that the target's column comes from or depends on.
  public struct Edge: Hashable, Sendable {
    /// The table read.
    public var table: TableName
    /// The column read.
    public var column: String
    /// The column made of it; nil when it decides about rows and so about all of them.
    public var target: String?
    /// What happens on the way.
    public var kind: SQLLineageKind
    /// Whether a hash stands in between.
    public var isMasked: Bool
  }

  /// The table or view it writes; nil for a query.
  public var target: TableName?
  /// Tables it reads, in order of their first mention.
  public var sources: [TableName] = []
  /// Columns it gives, in order; `*` where a star could not be expanded.
  public var columns: [String] = []
  /// Columns and what they come from, in order of the target's columns.
  public var edges: [Edge] = []
  /// How much was understood.
  public var outcome = Outcome.exact
  /// What was not understood for sure.
  public var diagnostics: [SQLDiagnostic] = []
}
