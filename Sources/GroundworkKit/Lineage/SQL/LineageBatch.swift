public import SQLLineage

/// Lineage of many texts: one JSON object a line in, one a line out.
///
/// In: `{"id", "dialect", "sql": text or list, "schema": {"db.schema.table": {"column": type}}, "default_db",
/// "default_schema", "sources": {name: query}}`. Out: `{"id", "tables": {"sources", "targets"}, "columns": [[source
/// table, source column, target table, target column, kind]], "transformations": [[table, column, target table, target
/// column or null, "DIRECT" or "INDIRECT", subtype, masking]], "output_columns", "outcome", "diagnostics"}`.
public struct LineageBatch {
  private var lastSchema: (json: OrderedJSON, schema: SQLSchema)?

  /// The dialect of lines that name none.
  private let dialect: String

  /// A batch that has read nothing.
  public init(dialect: String = "ansi") { self.dialect = dialect }

  /// The answer to a line; what is wrong with the line is said in it.
  public mutating func answer(_ line: some Sequence<UInt8>) -> String {
    guard let request = OrderedJSON(line) else {
      return #"{"id":null,"error":"the line is no JSON object"}"#
    }
    let name = request["dialect"]?.string ?? dialect
    let dialect = Dialect.named(name)
    let statements = SQLScript(Self.text(request["sql"]), dialect).lineage(in: schema(of: request))
    return Self.render(request["id"] ?? .null, statements)
  }

  private static func text(_ sql: OrderedJSON?) -> String {
    sql?.string ?? (sql?.items.compactMap(\.string).joined(separator: "\n;\n") ?? "")
  }

  /// The schema of a line; lines that follow each other often have the same.
  private mutating func schema(of request: OrderedJSON) -> SQLSchema {
    let json = request["schema"] ?? .null
    var schema: SQLSchema
    if let lastSchema, lastSchema.json == json {
      schema = lastSchema.schema
    } else {
      schema = SQLSchema(json: json)
      lastSchema = (json, schema)
    }
    schema.defaultDatabase = request["default_db"]?.string
    schema.defaultSchema = request["default_schema"]?.string
    for member in request["sources"]?.members ?? [] {
      guard let query = member.value.string else { continue }
      schema.queries.append((member.name.split(separator: ".").map(String.init), query))
    }
    return schema
  }

  // MARK: Writing

  private static func render(_ id: OrderedJSON, _ statements: [StatementLineage]) -> String {
    let script = ScriptLineage(statements)
    var json = JSONText()
    json.raw("{\"id\":")
    json.stringOrNull(id.string)
    json.raw(",\"tables\":{\"sources\":")
    json.list(script.sources) { $0.string(name($1)) }
    json.raw(",\"targets\":")
    json.list(script.targets) { $0.string(name($1)) }
    json.raw("},\"columns\":")
    json.list(columnEdges(script)) { writeColumn(&$0, $1.target, $1.edge) }
    json.raw(",\"transformations\":")
    json.list(allEdges(script)) { writeTransformation(&$0, $1.target, $1.edge) }
    json.raw(",\"output_columns\":")
    json.list(script.statements.last?.columns ?? []) { $0.string($1) }
    json.raw(",\"outcomes\":")
    json.list(statements) { $0.string($1.outcome.rawValue) }
    json.raw(",\"diagnostics\":")
    json.list(statements.flatMap(\.diagnostics)) { json, said in
      json.string("\(said.position) \(said.rule): \(said.message)")
    }
    json.raw("}")
    return json.text
  }

  private typealias TargetedEdge = (
    target: StatementLineage.TableName?, edge: StatementLineage.Edge
  )

  private static func allEdges(_ script: ScriptLineage) -> [TargetedEdge] {
    script.statements.flatMap { statement in
      statement.edges.map { (statement.target, $0) }
    }
  }

  private static func columnEdges(_ script: ScriptLineage) -> [TargetedEdge] {
    allEdges(script).filter { $0.edge.target != nil }
  }

  private static func name(_ table: StatementLineage.TableName) -> String {
    table.joined(separator: ".")
  }

  private static func writeColumn(
    _ json: inout JSONText, _ target: StatementLineage.TableName?, _ edge: StatementLineage.Edge
  ) {
    json.raw("[")
    json.stringOrNull(edge.table.isEmpty ? nil : name(edge.table))
    json.raw(",")
    json.string(edge.column)
    json.raw(",")
    json.stringOrNull(target.map(name))
    json.raw(",")
    json.stringOrNull(edge.target)
    json.raw(",")
    json.string(edge.kind.subtype.lowercased())
    json.raw("]")
  }

  private static func writeTransformation(
    _ json: inout JSONText, _ target: StatementLineage.TableName?, _ edge: StatementLineage.Edge
  ) {
    json.raw("[")
    json.stringOrNull(edge.table.isEmpty ? nil : name(edge.table))
    json.raw(",")
    json.string(edge.column)
    json.raw(",")
    json.stringOrNull(target.map(name))
    json.raw(",")
    json.stringOrNull(edge.target)
    json.raw(",")
    json.string(edge.kind.type)
    json.raw(",")
    json.string(edge.kind.subtype)
    json.raw(edge.isMasked ? ",true]" : ",false]")
  }
}

extension SQLSchema {
  /// Tables of `{"db.schema.table": {"column": type or null}}`, columns in the order written.
  public init(json: OrderedJSON) {
    self.init(
      json.members.map { member in
        Table(
          path: member.name.split(separator: ".").map(String.init),
          columns: member.value.members.map(\.name),
          types: member.value.members.map { $0.value.string ?? "" })
      })
  }
}
