import GroundworkModel

/// SQL scripts → datasets, columns, one step a script, and lineage.
struct SQLFolderMaterial {
  private struct Script {
    let file: ExchangeFile
    var statements: [SQLReading.Statement]
  }

  private var builder: MaterialBuilder
  private let dialect: String
  private let folder: String
  private let source: String
  private var ids: [[String]: EntityID] = [:]

  init(_ builder: MaterialBuilder, dialect: String, folder: String, source: String) {
    self.builder = builder
    self.dialect = dialect
    self.folder = folder
    self.source = source
  }

  func finished() -> ImportedMaterial { builder.finished() }

  /// Reads scripts twice: first for the tables that they read and write, then, those that write before those that read,
  /// with the columns that are known by then.
  mutating func read(_ files: [ExchangeFile]) {
    var reader = SQLReading(dialect: dialect)
    let drafts = files.map { Script(file: $0, statements: reader.read($0.text)) }
    for table in Set(drafts.flatMap { Self.tables(of: $0) }).sorted(by: Self.precedes) {
      let dataset = id(of: table)
      let columns = builder.columnNames(of: dataset)
      if !columns.isEmpty { reader.know(table, columns: columns) }
    }
    for draft in Self.ordered(drafts) {
      let script = Script(file: draft.file, statements: reader.read(draft.file.text))
      for statement in script.statements {
        guard let target = statement.target, let columns = statement.columns else { continue }
        let dataset = id(of: target)
        if builder.columnNames(of: dataset).isEmpty { reader.know(target, columns: columns) }
      }
      add(script)
    }
  }

  private static func tables(of script: Script) -> [[String]] {
    script.statements.flatMap { $0.sources + [$0.target].compactMap { $0 } }
  }

  private static func precedes(_ left: [String], _ right: [String]) -> Bool {
    left.joined(separator: ".") < right.joined(separator: ".")
  }

  /// Scripts that write a table before those that only read it; by path where nothing decides, and in a circle.
  private static func ordered(_ scripts: [Script]) -> [Script] {
    var writers: [[String]: Set<Int>] = [:]
    for (index, script) in scripts.enumerated() {
      for target in script.statements.compactMap(\.target) {
        writers[target, default: []].insert(index)
      }
    }
    var done: Set<Int> = []
    var order: [Int] = []
    func visit(_ index: Int, _ open: Set<Int>) {
      guard !done.contains(index), !open.contains(index) else { return }
      let before = scripts[index].statements.flatMap(\.sources).flatMap { writers[$0] ?? [] }
      for other in Set(before).sorted() { visit(other, open.union([index])) }
      if done.insert(index).inserted { order.append(index) }
    }
    for index in scripts.indices { visit(index, []) }
    return order.map { scripts[$0] }
  }

  private mutating func id(of table: [String]) -> EntityID {
    let key = table.map { $0.lowercased() }
    if let id = ids[key] { return id }
    let place = KnownDatasets.Place(
      technology: KnownDatasets.plain(dialect), server: nil,
      database: table.count > 2 ? table[table.count - 3] : source,
      path: Array(table.suffix(2)))
    let id = builder.dataset(at: place)
    ids[key] = id
    return id
  }
}

extension SQLFolderMaterial {
  private var pipeline: EntityID { EntityID(.pipeline, path: ["sql", folder]) }

  private func origin(_ file: ExchangeFile) -> Origin {
    Origin(.importer, builder.origin.actor, reference: "\(folder)/\(file.path)")
  }

  private mutating func add(_ script: Script) {
    builder.note { $0.take("scripts") }
    for statement in script.statements { note(statement, in: script.file) }
    let writing = script.statements.filter { $0.target != nil }
    for statement in writing { addTables(statement, origin(script.file)) }
    guard !writing.isEmpty else { return }
    let step = addStep(script.file, writing)
    for statement in writing { addEdges(statement, step, origin(script.file)) }
  }

  private mutating func note(_ statement: SQLReading.Statement, in file: ExchangeFile) {
    let name = "\(folder)/\(file.path)"
    let problems = statement.problems.map { problem in
      Diagnostic(
        rule: problem.rule, severity: .warning, message: problem.message,
        location: SourceLocation(file: name, line: problem.line, column: problem.column))
    }
    builder.note { summary in
      summary.diagnostics += problems
      if statement.isUnread {
        summary.skip("statements", "they were not understood", example: file.path)
      } else if statement.target == nil {
        summary.skip("statements", "they write nothing", example: file.path)
      } else {
        summary.take("statements")
      }
    }
  }

  /// The tables of a statement; those of others' sources stay as they are.
  private mutating func addTables(_ statement: SQLReading.Statement, _ origin: Origin) {
    for table in statement.sources + [statement.target].compactMap({ $0 }) {
      let dataset = id(of: table)
      guard !builder.isMatched(dataset) else { continue }
      var details = Dataset(
        kind: .table, source: EntityID(.source, path: [dataset.segments.first ?? source]))
      if table.count > 1 { details.schema = table[table.count - 2] }
      builder.addOnce(
        Entity(
          id: dataset, name: table.last ?? "", status: .implemented, details: .dataset(details),
          origin: origin))
    }
    if let target = statement.target {
      for name in statement.columns ?? [] { addColumn(name, of: id(of: target), origin) }
    }
    for edge in statement.edges { addColumn(edge.column, of: id(of: edge.table), origin) }
  }

  private mutating func addColumn(_ name: String, of dataset: EntityID, _ origin: Origin) {
    guard builder.column(name, of: dataset) == nil else { return }
    let details = Dataset.Column(
      dataset: dataset, position: builder.columnNames(of: dataset).count + 1, nativeType: "",
      type: .unknown)
    builder.addColumn(
      Entity(
        id: dataset.child(.column, name), name: name, status: .implemented,
        details: .column(details), origin: origin), of: dataset)
  }

  private mutating func addStep(
    _ file: ExchangeFile, _ statements: [SQLReading.Statement]
  ) -> EntityID {
    builder.addOnce(
      Entity(
        id: pipeline, name: folder, status: .implemented,
        details: .pipeline(Pipeline(warehouse: dialect)), origin: builder.origin))
    var step = Pipeline.Step(pipeline: pipeline, kind: .transform, tool: "sql")
    step.inputs = Set(statements.flatMap(\.sources).map { id(of: $0) }).sorted()
    step.outputs = Set(statements.compactMap(\.target).map { id(of: $0) }).sorted()
    step.file = "\(folder)/\(file.path)"
    let stepID = pipeline.child(.step, file.path)
    builder.add(
      Entity(
        id: stepID, name: file.path, status: .implemented, details: .step(step),
        origin: origin(file)))
    return stepID
  }

  private mutating func addEdges(
    _ statement: SQLReading.Statement, _ step: EntityID, _ origin: Origin
  ) {
    guard let target = statement.target.map({ id(of: $0) }) else { return }
    var whole: [EntityID: Set<LineageEdge.Transformation>] = [:]
    for edge in statement.edges {
      let table = id(of: edge.table)
      if edge.target != nil { whole[table, default: []].insert(edge.transformation) }
      guard let from = builder.column(edge.column, of: table) else { continue }
      let column = edge.target.map { builder.column($0, of: target) } ?? target
      guard let to = column else { continue }
      builder.add(
        LineageEdge(
          from: from, to: to, transformation: edge.transformation, step: step, origin: origin))
    }
    for source in Set(statement.sources.map { id(of: $0) }).sorted() {
      let kinds = whole[source] ?? [.derived]
      builder.add(
        LineageEdge(
          from: source, to: target, transformation: .whole(kinds), step: step, origin: origin))
    }
  }
}
