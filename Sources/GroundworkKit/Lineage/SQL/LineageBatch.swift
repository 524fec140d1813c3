import GroundworkModel
public import SQLLineage

/// Lineage of many texts: one JSON object a line in, one a line out.
///
/// In: `{"id", "dialect", "sql": text or list, "schema": {"db.schema.table": {"column": type}}, "default_db",
/// "default_schema", "sources": {name: query}}`. Out: `{"id", "tables": {"sources", "targets"}, "columns": [[source
/// table, source column, target table, target column, kind]], "transformations": [[table, column, target table, target
/// column or null, "DIRECT" or "INDIRECT", subtype, masking]], "output_columns", "outcome", "diagnostics"}`.
public struct LineageBatch {
  private var lastSchema: (json: ArraySlice<UInt8>, schema: SQLSchema)?

  /// The dialect of lines that name none.
  private let dialect: String

  /// A batch that has read nothing.
  public init(dialect: String = "ansi") { self.dialect = dialect }

  /// The answer to a line; what is wrong with the line is said in it.
  public mutating func answer(_ line: some Sequence<UInt8>) -> String {
    guard let request = try? JSONSlice(Array(line)).object else {
      return #"{"id":null,"error":"the line is no JSON object"}"#
    }
    let name = request["dialect"]?.string ?? dialect
    let dialect = Dialect.named(name)
    let statements = SQLScript(Self.text(request["sql"]), dialect).lineage(in: schema(of: request))
    return Self.render(request["id"]?.string, statements)
  }

  private static func text(_ sql: JSONSlice?) -> String {
    sql?.string ?? (sql?.texts.joined(separator: "\n;\n") ?? "")
  }

  /// The schema of a line; lines that follow each other often have the same.
  private mutating func schema(of request: [String: JSONSlice]) -> SQLSchema {
    let tables = request["schema"]
    var schema: SQLSchema
    if let lastSchema, lastSchema.json == tables?.utf8 ?? [] {
      schema = lastSchema.schema
    } else {
      schema = tables.map { SQLSchema(tables: $0) } ?? SQLSchema()
      lastSchema = (tables?.utf8 ?? [], schema)
    }
    schema.defaultDatabase = request["default_db"]?.string
    schema.defaultSchema = request["default_schema"]?.string
    for member in request["sources"]?.members ?? [] {
      guard let query = member.value.string else { continue }
      schema.queries.append((member.key.split(separator: ".").map(String.init), query))
    }
    return schema
  }

  // MARK: Writing

  private static func render(_ id: String?, _ statements: [StatementLineage]) -> String {
    let script = ScriptLineage(statements)
    var json = JSONWriter()
    json.object { json in
      json.member("id", textOrNull: id)
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
  /// Tables of `{"db.schema.table": {"column": type or null}}`, columns in the order written; nil when it is no JSON.
  public init?(json: some Sequence<UInt8>) {
    guard let tables = try? JSONSlice(Array(json)) else { return nil }
    self.init(tables: tables)
  }

  init(tables: JSONSlice) {
    self.init(
      tables.members.map { name, table in
        let columns = table.members
        return Table(
          path: name.split(separator: ".").map(String.init), columns: columns.map(\.key),
          types: columns.map { $0.value.string ?? "" })
      })
  }
}
