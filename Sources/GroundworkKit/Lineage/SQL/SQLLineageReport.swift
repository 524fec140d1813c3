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
    var json = JSONText()
    json.raw("{\"statements\":")
    json.list(statements) { Self.write(&$0, $1) }
    json.raw("}")
    return json.text
  }

  private static func write(_ json: inout JSONText, _ statement: StatementLineage) {
    json.raw("{\"kind\":")
    json.string(statement.kind.rawValue)
    json.raw(",\"position\":")
    json.string(statement.position.description)
    json.raw(",\"outcome\":")
    json.string(statement.outcome.rawValue)
    json.raw(",\"target\":")
    json.stringOrNull(statement.target.map(name))
    json.raw(",\"sources\":")
    json.list(statement.sources) { $0.string(name($1)) }
    json.raw(",\"columns\":")
    json.list(statement.columns) { $0.string($1) }
    json.raw(",\"edges\":")
    json.list(statement.edges) { write(&$0, $1) }
    json.raw(",\"diagnostics\":")
    json.list(statement.diagnostics) { write(&$0, $1) }
    json.raw("}")
  }

  private static func write(_ json: inout JSONText, _ edge: StatementLineage.Edge) {
    json.raw("{\"table\":")
    json.stringOrNull(edge.table.isEmpty ? nil : name(edge.table))
    json.raw(",\"column\":")
    json.string(edge.column)
    json.raw(",\"target\":")
    json.stringOrNull(edge.target)
    json.raw(",\"type\":")
    json.string(edge.kind.type)
    json.raw(",\"subtype\":")
    json.string(edge.kind.subtype)
    json.raw(edge.isMasked ? ",\"masking\":true}" : ",\"masking\":false}")
  }

  private static func write(_ json: inout JSONText, _ said: SQLDiagnostic) {
    json.raw("{\"position\":")
    json.string(said.position.description)
    json.raw(",\"rule\":")
    json.string(said.rule)
    json.raw(",\"message\":")
    json.string(said.message)
    json.raw("}")
  }

  // MARK: OpenLineage

  /// The column lineage facet 1-2-0 of each target, one JSON object a line: `fields` for the columns, `dataset` for
  /// what decides about rows. https://openlineage.io/spec/facets/1-2-0/ColumnLineageDatasetFacet.json
  public var openLineage: String {
    statements.filter { $0.target != nil && !$0.edges.isEmpty }.map { facet($0) }
      .joined(separator: "\n")
  }

  private func facet(_ statement: StatementLineage) -> String {
    var json = JSONText()
    json.raw("{\"namespace\":")
    json.string(dialect.name)
    json.raw(",\"name\":")
    json.string(Self.name(statement.target ?? []))
    json.raw(",\"facets\":{\"columnLineage\":{\"_producer\":\"urn:groundwork:catalog\",")
    json.raw(
      "\"_schemaURL\":\"https://openlineage.io/spec/facets/1-2-0/ColumnLineageDatasetFacet.json\",")
    json.raw("\"fields\":{")
    for (index, target) in Self.targets(statement).enumerated() {
      if index > 0 { json.raw(",") }
      json.string(target)
      json.raw(":{\"inputFields\":")
      writeInputs(&json, statement.edges.filter { $0.target == target })
      json.raw("}")
    }
    json.raw("},\"dataset\":")
    writeInputs(&json, statement.edges.filter { $0.target == nil })
    json.raw("}}}")
    return json.text
  }

  private static func targets(_ statement: StatementLineage) -> [String] {
    var seen: Set<String> = []
    return statement.edges.compactMap(\.target).filter { seen.insert($0).inserted }
  }

  /// One input field a column, with every transformation it goes through.
  private func writeInputs(_ json: inout JSONText, _ edges: [StatementLineage.Edge]) {
    var order: [[String]] = []
    var groups: [[String]: [StatementLineage.Edge]] = [:]
    for edge in edges where !edge.table.isEmpty {
      let key = edge.table + [edge.column]
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(edge)
    }
    json.list(order) { json, key in
      json.raw("{\"namespace\":")
      json.string(dialect.name)
      json.raw(",\"name\":")
      json.string(Self.name(key.dropLast()))
      json.raw(",\"field\":")
      json.string(key.last ?? "")
      json.raw(",\"transformations\":")
      json.list(groups[key] ?? []) { Self.writeTransformation(&$0, $1) }
      json.raw("}")
    }
  }

  private static func writeTransformation(_ json: inout JSONText, _ edge: StatementLineage.Edge) {
    json.raw("{\"type\":")
    json.string(edge.kind.type)
    json.raw(",\"subtype\":")
    json.string(edge.kind.subtype)
    json.raw(edge.isMasked ? ",\"masking\":true}" : ",\"masking\":false}")
  }
}
