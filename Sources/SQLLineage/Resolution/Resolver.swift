/// Tree → lineage of one statement.
///
/// Every query is resolved once into a ``Relation``; common tables are resolved where they are defined and shared.
/// Base tables and columns are numbers, so a set of sources is a short sorted array.
struct Resolver {
  let tree: SyntaxTree
  let dialect: Dialect
  let schema: SQLSchema
  var names: NameTable
  var diagnostics: [SQLDiagnostic] = []
  var scopes: [Scope] = []
  var commonTables: [(name: NameID, relation: Relation)] = []
  /// Columns that decide about rows, whatever column is asked for.
  var indirect = SourceSet()
  /// Queries resolved so far; recursion may ask for the same one again.
  var work = 0

  struct BaseColumn: Hashable {
    let table: Int32
    let name: NameID
  }

  private(set) var tables: [StatementLineage.TableName] = []
  private var tableIDs: [StatementLineage.TableName: Int32] = [:]
  private(set) var columns: [BaseColumn] = []
  private var columnIDs: [BaseColumn: Int32] = [:]

  /// Far above any query that people write.
  static let workLimit = 200_000

  init(_ tree: SyntaxTree, _ dialect: Dialect, _ schema: SQLSchema) {
    self.tree = tree
    self.dialect = dialect
    self.schema = schema
    names = tree.names
  }

  /// The number of a column of a base table.
  mutating func column(_ name: NameID, of table: Int32) -> Int32 {
    let column = BaseColumn(table: table, name: name)
    if let id = columnIDs[column] { return id }
    let id = Int32(columns.count)
    columnIDs[column] = id
    columns.append(column)
    return id
  }

  /// The rows of a base table: with its columns when the schema knows them, else open.
  mutating func baseTable(_ path: [NameID]) -> Relation {
    let written = path.map { names.spelling($0) }
    let known = schema.table(named: written, dialect)
    let table = number(of: known?.path ?? written)
    var relation = Relation(alias: path.last ?? .none, path: path)
    guard let known else {
      relation.open = [table]
      return relation
    }
    relation.columns = known.columns.map { spelling in
      let name = names.known(spelling)
      return Relation.Column(name: name, sources: SourceSet(column: column(name, of: table)))
    }
    return relation
  }

  private mutating func number(of name: StatementLineage.TableName) -> Int32 {
    if let id = tableIDs[name] { return id }
    let id = Int32(tables.count)
    tableIDs[name] = id
    tables.append(name)
    return id
  }

  mutating func say(_ rule: String, _ message: String, at node: NodeID) {
    let offset = tree.tokens[Int(tree[node].start)].start
    guard !diagnostics.contains(where: { $0.offset == offset && $0.rule == rule }) else { return }
    diagnostics.append(
      SQLDiagnostic(
        rule: rule, message: message, position: tree.position(of: node), offset: offset))
  }
}
