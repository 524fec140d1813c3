import GroundworkModel
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
    var json = JSONWriter()
    json.object { json in
      json.member("id", textOrNull: id.string)
      json.name("tables")
      json.object {
        $0.member("sources", texts: script.sources.map(name))
        $0.member("targets", texts: script.targets.map(name))
      }
      writeEdges(of: script, &json)
      json.member("output_columns", texts: script.statements.last?.columns ?? [])
      json.member("outcomes", texts: statements.map(\.outcome.rawValue))
      json.member(
        "diagnostics",
        texts: statements.flatMap(\.diagnostics).map { "\($0.position) \($0.rule): \($0.message)" })
    }
    return json.text
  }

  private static func writeEdges(of script: ScriptLineage, _ json: inout JSONWriter) {
    let edges = allEdges(script)
    json.name("columns")
    json.array(edges.lazy.filter { $0.edge.target != nil }) { one, json in
      json.array {
        writeEnds(of: one, &$0)
        $0.element(text: one.edge.kind.subtype.lowercased())
      }
    }
    json.name("transformations")
    json.array(edges) { one, json in
      json.array {
        writeEnds(of: one, &$0)
        $0.element(text: one.edge.kind.type)
        $0.element(text: one.edge.kind.subtype)
        $0.element(flag: one.edge.isMasked)
      }
    }
  }

  private static func writeEnds(of one: TargetedEdge, _ json: inout JSONWriter) {
    json.element(text: one.edge.table.isEmpty ? nil : name(one.edge.table))
    json.element(text: one.edge.column)
    json.element(text: one.target.map(name))
    json.element(text: one.edge.target)
  }

  private typealias TargetedEdge = (
    target: StatementLineage.TableName?, edge: StatementLineage.Edge
  )

  private static func allEdges(_ script: ScriptLineage) -> [TargetedEdge] {
    script.statements.flatMap { statement in
      statement.edges.map { (statement.target, $0) }
    }
  }

  private static func name(_ table: StatementLineage.TableName) -> String {
    table.joined(separator: ".")
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
