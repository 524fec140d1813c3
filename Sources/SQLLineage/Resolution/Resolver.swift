/// Tree → lineage, statement by statement.
///
/// Every query is resolved once into a ``Relation``; common tables are resolved where they are defined and shared.
/// Base tables and columns are numbers and sets of sources are interned, so that what is read twice is one entry.
/// While an expression is looked at, its sources stand in one buffer: no set is made before a column needs one.
struct Resolver {
  let tree: SyntaxTree
  let dialect: Dialect
  var schema: SQLSchema
  var names: NameTable

  // What a script knows.
  var catalog: TableCatalog
  var sets = SourceSets()
  /// Temporary tables and views of the script, by their full names.
  var temporaries: [StatementLineage.TableName: Relation] = [:]
  /// What `USE` said.
  var database: String?
  var namespace: String?
  /// Schemas that names without one are looked for in, first first, where the script said so.
  var searchPath: [String] = []

  // What one statement knows.
  var diagnostics: [SQLDiagnostic] = []
  var saidAt: Set<Int64> = []
  var scopes: [Scope] = []
  var commonTables: [CommonTable] = []
  /// Sources of the expression that is being looked at.
  var buffer: [Source] = []
  /// The fields of the expression that was looked at last.
  var shape = ShapeID.none
  /// Structures of the script by number.
  var shapes: [[Relation.Column]] = [[]]
  /// Columns that decide about rows, whatever column is asked for.
  var indirect: [Source] = []
  /// Queries and expressions resolved so far.
  var work = 0
  /// Tables the statement reads, in order of their first mention.
  var sources: [Int32] = []
  var temporarySources: [StatementLineage.TableName] = []
  /// Stages of a pipe that are being looked at, which pass all columns on without a word.
  var stages = 0
  /// Windows that are being looked at.
  var openWindows: [NodeID] = []
  /// Rows of loops in procedures, and the cursors that give them.
  var cursors: [NameID: NameID] = [:]
  /// What cursors and the queries of loops give.
  var cursorRows: [NameID: Relation] = [:]
  /// Values that a WITH gives names.
  var namedValues: [Relation.Column] = []
  /// Tables of a FROM that several inserts share.
  var inherited: Scope?
  /// What statements inside the statement write.
  var sideEffects: [StatementLineage] = []
  /// Queries of the schema that are being looked into, so that they cannot go round.
  var opened: [String] = []

  /// The name of all columns of a table whose columns are not known.
  let starName: NameID

  /// Far above any statement that people write.
  static let workLimit = 20_000_000
  /// Diagnostics kept of one statement.
  static let mostDiagnostics = 100

  init(_ tree: SyntaxTree, _ names: NameTable, _ dialect: Dialect, _ schema: SQLSchema) {
    self.tree = tree
    self.dialect = dialect
    self.schema = schema
    var names = names
    starName = names.exact("*")
    self.names = names
    catalog = TableCatalog()
    database = schema.defaultDatabase
    namespace = schema.defaultSchema
  }

  /// Forgets the statement before.
  mutating func begin() {
    diagnostics.removeAll(keepingCapacity: true)
    saidAt.removeAll(keepingCapacity: true)
    scopes.removeAll(keepingCapacity: true)
    commonTables.removeAll(keepingCapacity: true)
    buffer.removeAll(keepingCapacity: true)
    indirect.removeAll(keepingCapacity: true)
    sources.removeAll(keepingCapacity: true)
    temporarySources.removeAll()
    sideEffects.removeAll()
    namedValues.removeAll()
    work = 0
  }

  /// Counts a step of work; false when there were too many.
  mutating func mayWork(at id: NodeID) -> Bool {
    work += 1
    guard work >= Self.workLimit else { return true }
    say("too-much-work", "more than \(Self.workLimit) steps", at: id)
    return false
  }

  // MARK: Sources

  /// Changes what stands in the buffer behind a mark.
  mutating func apply(_ kind: SQLLineageKind, isMasked: Bool = false, from mark: Int) {
    guard kind != .identity || isMasked else { return }
    for index in mark..<buffer.count {
      buffer[index] = buffer[index].applying(kind, isMasked: isMasked)
    }
  }

  /// Moves what stands in the buffer behind a mark to what decides about rows.
  mutating func decide(_ kind: SQLLineageKind, from mark: Int) {
    for index in mark..<buffer.count {
      let source = buffer[index].applying(kind, isMasked: false)
      if indirect.last != source { indirect.append(source) }
    }
    buffer.removeLast(buffer.count - mark)
    // Long conditions say the same again and again.
    if indirect.count > 4096 { SourceSets.normalize(&indirect, from: 0) }
  }

  mutating func take(from mark: Int) -> SetID { sets.take(&buffer, from: mark) }

  mutating func push(_ set: SetID) {
    guard set != .empty else { return }
    sets.append(set, to: &buffer)
    work += 1
  }

  mutating func union(_ first: SetID, _ second: SetID) -> SetID {
    guard first != second, second != .empty else { return first }
    guard first != .empty else { return second }
    let mark = buffer.count
    push(first)
    push(second)
    return take(from: mark)
  }

  // MARK: Saying

  mutating func say(_ rule: String, _ message: @autoclosure () -> String, at node: NodeID) {
    let offset = tree.offset(of: node)
    let key = Int64(offset) << 8 | Int64(rule.utf8.count)
    guard diagnostics.count < Self.mostDiagnostics, saidAt.insert(key).inserted else { return }
    diagnostics.append(SQLDiagnostic(rule: rule, message: message(), offset: offset))
  }
}
