/// Base tables and columns as numbers. Table 0 stands for the one that nobody knows.
struct TableCatalog {
  struct Table {
    let path: StatementLineage.TableName
    /// Known columns; nil when the schema does not know the table.
    let columns: [Relation.Column]?
    let types: [String]
  }

  struct BaseColumn: Hashable {
    let table: Int32
    let name: NameID
  }

  private(set) var tables: [Table] = [Table(path: [], columns: nil, types: [])]
  private(set) var columns: [BaseColumn] = []
  private var tableIDs: [StatementLineage.TableName: Int32] = [:]
  private var columnIDs: [BaseColumn: Int32] = [:]
  /// Tables by the name they were written with, so that a name is looked up once.
  var written: [[NameID]: Int32] = [:]

  /// The table that nobody knows: one of several has the column.
  static let unknown: Int32 = 0

  /// The number of a table, made with its columns when it is new.
  mutating func table(
    _ path: StatementLineage.TableName, _ types: [String], columns: () -> [NameID]?
  ) -> Int32 {
    if let id = tableIDs[path] { return id }
    let id = Int32(tables.count)
    tableIDs[path] = id
    let names = columns()
    let known = names?.map { name in
      self.columns.append(BaseColumn(table: id, name: name))
      return Relation.Column(name: name, sources: SetID(column: Int32(self.columns.count - 1)))
    }
    tables.append(Table(path: path, columns: known, types: types))
    return id
  }

  /// The number of a column of a table of unknown columns.
  mutating func column(_ name: NameID, of table: Int32) -> Int32 {
    let column = BaseColumn(table: table, name: name)
    if let id = columnIDs[column] { return id }
    let id = Int32(columns.count)
    columnIDs[column] = id
    columns.append(column)
    return id
  }

  /// Forgets a table's columns, because the script made it anew.
  mutating func forget(_ path: StatementLineage.TableName) {
    tableIDs[path] = nil
    written.removeAll(keepingCapacity: true)
  }
}
