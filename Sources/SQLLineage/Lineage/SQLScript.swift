/// SQL text, read once; ask it for lineage.
///
/// ```swift
/// let script = SQLScript("CREATE VIEW v AS SELECT o.id, sum(o.total) AS total FROM orders o GROUP BY 1", .postgreSQL)
/// script.lineage(in: schema)[0].edges
/// // orders.id → id (identity), orders.total → total (aggregation), orders.id → all rows (groupBy)
/// ```
///
/// Bytes become tokens, tokens a tree in one array, the tree is resolved scope by scope: every query is looked at once
/// and gives a relation whose columns carry the base columns they come from. What is not understood becomes a
/// diagnostic with its place; nothing is guessed.
public struct SQLScript: Sendable {
  private let text: String
  private let dialect: Dialect

  /// A text in a dialect.
  public init(_ text: String, _ dialect: Dialect = .ansi) {
    self.text = text
    self.dialect = dialect
  }

  /// What each statement reads and writes; tables that the script makes are known to what follows.
  public func lineage(in schema: SQLSchema = SQLSchema()) -> [StatementLineage] {
    var parser = Parser(text, dialect)
    let root = parser.parseScript()
    var schema = schema
    return parser.tree.children(of: root).map { statement in
      var resolver = Resolver(parser.tree, dialect, schema)
      let lineage = resolver.resolve(statement, parser.diagnostics)
      if let target = lineage.target, !lineage.columns.contains("*"), !lineage.columns.isEmpty,
        resolver.isDefinition(statement)
      {
        schema.insert(SQLSchema.Table(path: target, columns: lineage.columns))
      }
      return lineage
    }
  }
}
