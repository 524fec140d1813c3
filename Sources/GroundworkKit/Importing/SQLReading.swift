import GroundworkModel
import SQLLineage

/// SQL texts → tables and columns: all that imports need of the lineage engine, so that its interface is used in one
/// place.
struct SQLReading {
  /// A table's name, its parts as the schema or the text spells them.
  typealias TableName = [String]

  /// What one statement reads and writes.
  struct Statement {
    /// The table it writes; nil for a query.
    var target: TableName?
    /// The tables it reads.
    var sources: [TableName]
    /// The columns it gives, in order; nil when a star could not be expanded.
    var columns: [String]?
    /// Columns and what is made of them.
    var edges: [Edge]
    /// What was not understood.
    var problems: [Problem]
    /// Whether nothing of it was understood.
    var isUnread: Bool
  }

  /// A column that a column, or with no target every row, depends on.
  struct Edge: Hashable {
    var table: TableName
    var column: String
    var target: String?
    var transformation: LineageEdge.Transformation
  }

  /// Something that was not understood, with its place in the text.
  struct Problem: Hashable {
    var rule: String
    var message: String
    var line: Int
    var column: Int
  }

  private let dialect: Dialect
  private var schema = SQLSchema()

  /// The names of dialects that are known.
  static var dialectNames: [String] { Dialect.all.map(\.name).sorted() }

  /// Whether a word names a dialect: its own name, or a technology as catalogs write it.
  static func isDialect(_ word: String) -> Bool {
    word.lowercased() == Dialect.ansi.name || Dialect.named(word) != .ansi
  }

  /// A reader of a dialect, or of the standard where it is not known.
  init(dialect name: String) { dialect = Dialect.named(name) }

  /// Makes a table's columns known to the texts that are read next.
  mutating func know(_ table: TableName, columns: [String]) {
    schema.insert(SQLSchema.Table(path: table, columns: columns))
  }

  /// What the statements of a text read and write.
  func read(_ sql: String) -> [Statement] {
    SQLScript(sql, dialect).lineage(in: schema).filter(Self.movesData).map { lineage in
      let isOpen = lineage.columns.contains("*") || lineage.columns.isEmpty
      return Statement(
        target: lineage.target, sources: lineage.sources,
        columns: isOpen ? nil : lineage.columns,
        edges: lineage.edges.filter(Self.isKnown).map(Self.edge),
        problems: lineage.diagnostics.map {
          Problem(
            rule: $0.rule, message: $0.message, line: $0.position.line,
            column: $0.position.column)
        },
        isUnread: lineage.outcome == .failed)
    }
  }

  /// A name that changes or goes moves no rows.
  private static func movesData(_ lineage: StatementLineage) -> Bool {
    lineage.kind != .drop && lineage.kind != .rename
  }

  /// Whether an edge names a table and a column: stars and names of several tables are problems, no lineage.
  private static func isKnown(_ edge: StatementLineage.Edge) -> Bool {
    !edge.table.isEmpty && edge.column != "*" && edge.target != "*"
  }

  private static func edge(_ edge: StatementLineage.Edge) -> Edge {
    Edge(
      table: edge.table, column: edge.column, target: edge.target,
      transformation: LineageEdge.Transformation(edge))
  }
}

/// The dialects in which SQL can be read.
public enum SQLDialects {
  /// Their names, sorted.
  public static var names: [String] { SQLReading.dialectNames }

  /// Whether a word names one: its own name, or a technology as catalogs write it.
  public static func isKnown(_ word: String) -> Bool { SQLReading.isDialect(word) }
}
