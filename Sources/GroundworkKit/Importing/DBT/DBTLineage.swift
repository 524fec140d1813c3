import GroundworkModel

/// Reads the SQL of a project's models, sources first, so that each model knows the columns of those it reads.
struct DBTLineage {
  /// A column of a node that a column of another depends on.
  struct Edge {
    let source: String
    let column: String
    let target: String?
    let transformation: LineageEdge.Transformation
  }

  /// What the SQL of one node says.
  struct Reading {
    let node: DBTDescription.Node
    /// Columns that only the SQL names, with their places.
    var newColumns: [(column: DBTDescription.Column, position: Int)] = []
    /// What its columns, or with no target its rows, come from.
    var edges: [Edge] = []
    /// Nodes that the SQL reads.
    var sources: [String] = []
    var diagnostics: [Diagnostic] = []
    /// Why the SQL could not be read, when it could not.
    var unread: String?
  }

  private let project: DBTDescription
  private let byID: [String: DBTDescription.Node]
  private let names: DBTNames
  private var reader: SQLReading
  private var nodeAt: [[String]: String] = [:]
  private var columns: [String: [String]] = [:]

  /// - Parameter known: columns of nodes, by id, that the catalog knows and the project does not name.
  init(_ project: DBTDescription, known: [String: [String]]) {
    self.project = project
    let nodes = project.nodes.filter { $0.kind != .test }
    byID = Dictionary(nodes.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
    names = DBTNames(project)
    reader = SQLReading(dialect: project.adapter)
    for node in nodes {
      nodeAt[DBTRelation.path(of: node).map { $0.lowercased() }] = node.id
      know(node.id, node.columns.isEmpty ? known[node.id] ?? [] : node.columns.map(\.name))
    }
  }

  /// The SQL of every model and snapshot, in an order in which what is read comes first.
  mutating func readAll(_ body: (Reading) -> Void) {
    for id in order() {
      guard let node = byID[id], node.kind == .model || node.kind == .snapshot else { continue }
      body(read(node))
    }
  }

  private mutating func know(_ id: String, _ names: [String]) {
    guard !names.isEmpty, let node = byID[id] else { return }
    columns[id] = names
    reader.know(DBTRelation.path(of: node), columns: names)
  }

  private mutating func read(_ node: DBTDescription.Node) -> Reading {
    var reading = Reading(node: node)
    guard node.language == "sql" else {
      reading.unread = "\(node.language) models are not read"
      return reading
    }
    guard let sql = rendered(node, &reading) else { return reading }
    let statements = reader.read(sql)
    reading.diagnostics = statements.flatMap(\.problems).map { diagnostic($0, node) }
    guard let statement = statements.last(where: { !$0.sources.isEmpty }) ?? statements.last,
      !statement.isUnread
    else {
      reading.unread = "their SQL was not understood"
      return reading
    }
    take(statement, node, &reading)
    return reading
  }

  private mutating func take(
    _ statement: SQLReading.Statement, _ node: DBTDescription.Node, _ reading: inout Reading
  ) {
    let known = Set((columns[node.id] ?? []).map { $0.lowercased() })
    let found = statement.columns ?? []
    var position = node.columns.count
    for name in found where !known.contains(name.lowercased()) {
      position += 1
      reading.newColumns.append((DBTDescription.Column(name: name), position))
    }
    know(node.id, (columns[node.id] ?? []) + reading.newColumns.map(\.column.name))
    reading.sources = statement.sources.compactMap { self.node(at: $0) }
    for table in statement.sources where self.node(at: table) == nil {
      reading.diagnostics.append(
        Diagnostic(
          rule: "dbt-unknown-table", severity: .info,
          message:
            "`\(node.name)` reads `\(table.joined(separator: "."))`, which the project does not name",
          location: SourceLocation(file: node.file, line: 1, column: 1),
          help: "declare it as a source in the project"))
    }
    for edge in statement.edges {
      guard let source = self.node(at: edge.table) else { continue }
      reading.edges.append(
        Edge(
          source: source, column: edge.column, target: edge.target,
          transformation: edge.transformation))
    }
  }

  private func node(at table: [String]) -> String? { nodeAt[table.map { $0.lowercased() }] }

  private func diagnostic(_ problem: SQLReading.Problem, _ node: DBTDescription.Node) -> Diagnostic
  {
    let place =
      node.isCompiled ? "at \(problem.line):\(problem.column) of its compiled SQL: " : ""
    return Diagnostic(
      rule: "dbt-lineage", severity: .warning,
      message: "`\(node.name)`: \(place)\(problem.message) (\(problem.rule))",
      location: SourceLocation(
        file: node.file, line: node.isCompiled ? 1 : problem.line,
        column: node.isCompiled ? 1 : problem.column))
  }
}

extension DBTLineage {
  /// SQL that can be read: compiled, or rendered here where that can be done without a guess.
  private func rendered(_ node: DBTDescription.Node, _ reading: inout Reading) -> String? {
    guard let sql = node.sql else {
      reading.unread = "they have no SQL"
      return nil
    }
    if node.isCompiled { return sql }
    let jinja = JinjaText(sql, names.meanings(of: node))
    guard jinja.unread.isEmpty else {
      reading.unread = "they are not compiled and use more of Jinja than is read; run `dbt compile`"
      reading.sources =
        jinja.references.compactMap { names.model($0.package, $0.name)?.id }
        + jinja.sources.compactMap { names.source($0.source, $0.table)?.id }
      return nil
    }
    return jinja.text
  }

  /// Parents before children, by id where nothing decides; what stands in a circle comes last.
  private func order() -> [String] {
    var waiting: [String: Int] = [:]
    var children: [String: [String]] = [:]
    for (id, node) in byID {
      let parents = Set(node.parents.filter { byID[$0] != nil && $0 != id })
      waiting[id] = parents.count
      for parent in parents { children[parent, default: []].append(id) }
    }
    var ready = waiting.filter { $0.value == 0 }.map(\.key).sorted()
    var order: [String] = []
    while !ready.isEmpty {
      order += ready
      var next: [String] = []
      for id in ready {
        for child in children[id] ?? [] {
          waiting[child, default: 0] -= 1
          if waiting[child] == 0 { next.append(child) }
        }
      }
      ready = next.sorted()
    }
    let circle = Set(byID.keys).subtracting(order)
    return order + circle.sorted()
  }
}

/// Models and sources of a project by the names that Jinja calls them.
struct DBTNames {
  private var models: [String: DBTDescription.Node] = [:]
  private let project: DBTDescription

  init(_ project: DBTDescription) {
    self.project = project
    for node in project.nodes {
      switch node.kind {
      case .test: continue
      case .source:
        let parts = node.id.split(separator: ".").suffix(2).map(String.init)
        models["source " + parts.joined(separator: ".")] = node
      case .model, .seed, .snapshot:
        models[node.name] = node
        models["\(node.package).\(node.name)"] = node
      }
    }
  }

  func model(_ package: String?, _ name: String) -> DBTDescription.Node? {
    models[package.map { "\($0).\(name)" } ?? name]
  }

  func source(_ source: String, _ table: String) -> DBTDescription.Node? {
    models["source \(source).\(table)"]
  }

  func meanings(of node: DBTDescription.Node) -> JinjaText.Meanings {
    let adapter = project.adapter
    return JinjaText.Meanings(
      reference: { package, name in
        model(package, name).map { DBTRelation.text(of: $0, adapter: adapter) }
      },
      source: { name, table in
        source(name, table).map { DBTRelation.text(of: $0, adapter: adapter) }
      },
      this: DBTRelation.text(of: node, adapter: adapter), variables: project.variables,
      target: ["type": adapter, "schema": node.schema ?? "", "database": node.database ?? ""])
  }
}
