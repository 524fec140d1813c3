import GroundworkModel
public import SQLLineage

/// The lineage of a SQL text, ready to print.
public struct SQLLineageReport {
  private let statements: [StatementLineage]
  private let dialect: Dialect

  /// Reads a text.
  public init(_ text: String, _ dialect: Dialect, in schema: SQLSchema = SQLSchema()) {
    self.dialect = dialect
    statements = SQLScript(text, dialect).lineage(in: schema)
  }

  /// Whether every statement was understood at least to its tables.
  public var isUnderstood: Bool {
    statements.allSatisfy { $0.outcome == .exact || $0.outcome == .partial }
  }

  // MARK: Text

  /// One paragraph a statement: what it writes and reads, its columns, what decides about rows, what was not
  /// understood.
  public var text: String {
    guard !statements.isEmpty else { return "No statement reads or writes a table." }
    return statements.map { Self.paragraph($0) }.joined(separator: "\n\n")
  }

  private static func paragraph(_ statement: StatementLineage) -> String {
    let target = statement.target.map { name($0) + " ← " } ?? ""
    let sources = statement.sources.map(name).joined(separator: ", ")
    var lines = [
      "\(statement.position) \(statement.kind.rawValue) (\(statement.outcome.rawValue)): "
        + "\(target)\(sources.isEmpty ? "no table" : sources)"
    ]
    for edge in statement.edges { lines.append("  " + line(edge)) }
    for said in statement.diagnostics {
      lines.append("  ! \(said.position) \(said.rule): \(said.message)")
    }
    return lines.joined(separator: "\n")
  }

  private static func line(_ edge: StatementLineage.Edge) -> String {
    let source = (edge.table.isEmpty ? "?" : name(edge.table)) + "." + edge.column
    let kind = edge.kind.subtype.lowercased() + (edge.isMasked ? ", masked" : "")
    return "\(edge.target ?? "rows") ← \(source) (\(kind))"
  }

  private static func name(_ table: StatementLineage.TableName) -> String {
    table.joined(separator: ".")
  }

  // MARK: JSON

  /// `{"statements": [{"kind", "position", "outcome", "target", "sources", "columns", "edges", "diagnostics"}]}`
  public var json: String {
    var json = JSONWriter()
    json.object {
      $0.name("statements")
      $0.array(statements) { statement, json in json.object { Self.write(statement, &$0) } }
    }
    return json.text
  }

  private static func write(_ statement: StatementLineage, _ json: inout JSONWriter) {
    json.member("kind", text: statement.kind.rawValue)
    json.member("position", text: statement.position.description)
    json.member("outcome", text: statement.outcome.rawValue)
    json.member("target", textOrNull: statement.target.map(name))
    json.member("sources", texts: statement.sources.map(name))
    json.member("columns", texts: statement.columns)
    json.name("edges")
    json.array(statement.edges) { edge, json in json.object { write(edge, &$0) } }
    json.name("diagnostics")
    json.array(statement.diagnostics) { said, json in json.object { write(said, &$0) } }
  }

  private static func write(_ edge: StatementLineage.Edge, _ json: inout JSONWriter) {
    json.member("table", textOrNull: edge.table.isEmpty ? nil : name(edge.table))
    json.member("column", text: edge.column)
    json.member("target", textOrNull: edge.target)
    json.member("type", text: edge.kind.type)
    json.member("subtype", text: edge.kind.subtype)
    json.member("masking", flag: edge.isMasked)
  }

  private static func write(_ said: SQLDiagnostic, _ json: inout JSONWriter) {
    json.member("position", text: said.position.description)
    json.member("rule", text: said.rule)
    json.member("message", text: said.message)
  }

  // MARK: OpenLineage

  /// The column lineage facet 1-2-0 of each target, one JSON object a line: `fields` for the columns, `dataset` for
  /// what decides about rows. https://openlineage.io/spec/facets/1-2-0/ColumnLineageDatasetFacet.json
  public var openLineage: String {
    statements.filter { $0.target != nil && !$0.edges.isEmpty }.map { facet($0) }
      .joined(separator: "\n")
  }

  private func facet(_ statement: StatementLineage) -> String {
    let columns = Dictionary(grouping: statement.edges.filter { $0.target != nil }) {
      $0.target ?? ""
    }
    let facet = OpenLineageFacet.columnLineage(
      fields: columns.mapValues(inputs), rows: inputs(statement.edges.filter { $0.target == nil }))
    let dataset = names(statement.target ?? []).merging(
      ["facets": .object(["columnLineage": facet])]) { $1 }
    return JSONValue.object(dataset).canonical
  }

  private func names(_ table: some Sequence<String>) -> [String: JSONValue] {
    ["namespace": .text(dialect.name), "name": .text(table.joined(separator: "."))]
  }

  /// One input field a column, sorted, with every transformation it goes through.
  private func inputs(_ edges: [StatementLineage.Edge]) -> [JSONValue] {
    let columns = Dictionary(grouping: edges.filter { !$0.table.isEmpty }) {
      $0.table + [$0.column]
    }
    return columns.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { key, edges in
      OpenLineageFacet.input(
        names(key.dropLast()), field: key.last ?? "",
        transformations: edges.map {
          OpenLineageFacet.transformation(
            $0.kind.type, $0.kind.subtype, isMasking: $0.isMasked)
        })
    }
  }
}
