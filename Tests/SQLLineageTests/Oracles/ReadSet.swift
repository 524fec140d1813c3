import SQLLineage

/// What a query reads and gives, as an engine or the SQL reader says.
struct ReadSet: Equatable {
  /// `table.column`, whether values arrive or only decide.
  var columns: Set<String> = []
  /// Tables read, also those of which no column is.
  var tables: Set<String> = []
  /// The query's own columns in order.
  var names: [String] = []

  init() {}

  /// What the SQL reader says.
  init(of query: String, _ dialect: Dialect) {
    let statements = SQLScript(query, dialect).lineage(in: FixtureSchema.schema)
    for statement in statements {
      for edge in statement.edges {
        columns.insert((edge.table.last ?? "?") + "." + edge.column)
      }
      tables.formUnion(statement.sources.map { $0.last ?? "" })
      names += statement.columns
      // What was not understood is a difference as well.
      columns.formUnion(statement.diagnostics.map { "\($0.position) \($0.rule): \($0.message)" })
    }
  }

  /// Without what stands in USING and NATURAL only, of which SQLite's authorizer is not told, unless it was.
  func forgiving(_ shared: Set<String>, known other: ReadSet) -> ReadSet {
    let names = Set(shared.map { "." + $0.unquoted })
    var result = self
    result.columns = columns.filter { column in
      other.columns.contains(column) || !names.contains { column.hasSuffix($0) }
    }
    result.tables = []
    return result
  }

  /// Forgets what another does not have.
  mutating func limit(to other: ReadSet) {
    columns.formIntersection(other.columns)
    tables.formIntersection(other.tables)
  }

  /// What this has more than another.
  func surplus(over other: ReadSet) -> [String] {
    columns.subtracting(other.columns).sorted() + tables.subtracting(other.tables).sorted()
  }
}

/// Queries about which the SQL reader and an engine differ.
struct Disagreements: CustomStringConvertible {
  /// Whether the engine's columns are all to be found; otherwise they are a bound.
  let isComplete: Bool
  private var texts: [String] = []
  private var refused: [String] = []
  private var count = 0

  init(isComplete: Bool) { self.isComplete = isComplete }

  var isEmpty: Bool { texts.isEmpty }

  /// Queries that the engine took, of every hundred.
  var accepted: Int { count == 0 ? 0 : 100 - refused.count * 100 / count }

  /// Compares with what the engine says, if it took the query.
  mutating func judge(
    _ ours: ReadSet, _ answer: Result<ReadSet, EngineRefusal>, _ seed: UInt64, _ query: String
  ) {
    count += 1
    switch answer {
    case .success(let theirs): compare(ours, theirs, seed, query)
    case .failure(let refusal): refused.append("\(refusal.why): seed \(seed): \(query)")
    }
  }

  private mutating func compare(_ ours: ReadSet, _ theirs: ReadSet, _ seed: UInt64, _ query: String)
  {
    var theirs = theirs
    if !isComplete { theirs.limit(to: ours) }
    guard ours != theirs else { return }
    var text = "seed \(seed): \(query)"
    text += "\n  only ours: \(ours.surplus(over: theirs))"
    text += "\n  only the engine's: \(theirs.surplus(over: ours))"
    if ours.names != theirs.names { text += "\n  names: \(ours.names) and \(theirs.names)" }
    texts.append(text)
  }

  /// The shortest first, as they are the easiest to read.
  var description: String {
    let shown = texts.sorted { ($0.count, $0) < ($1.count, $1) }.prefix(5)
    let why = refused.sorted { ($0.count, $0) < ($1.count, $1) }.prefix(5)
    return (["\(texts.count) of \(count) differ; \(refused.count) refused"] + shown + why)
      .joined(separator: "\n")
  }
}
