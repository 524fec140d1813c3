import GRDBSQLite

/// What SQLite says while it prepares a query: its authorizer is told of every column of a table that an expression
/// names. Of tables without such a column it is told by an empty name, but not of all, and of common tables as well:
/// so tables are not compared, and a common table's columns, of which it may tell too, are none that are read.
final class SQLiteOracle {
  private var connection: OpaquePointer?
  private var reads = ReadSet()

  init() {
    sqlite3_open(":memory:", &connection)
    sqlite3_exec(connection, FixtureSchema.definition, nil, nil, nil)
    let context = Unmanaged.passUnretained(self).toOpaque()
    sqlite3_set_authorizer(connection, Self.note, context)
  }

  deinit { sqlite3_close(connection) }

  private typealias Text = UnsafePointer<CChar>

  private static let note:
    @convention(c) (
      UnsafeMutableRawPointer?, CInt, Text?, Text?, Text?, Text?
    ) -> CInt = { context, action, table, column, _, _ in
      guard action == SQLITE_READ, let context, let table, let column else { return SQLITE_OK }
      let oracle = Unmanaged<SQLiteOracle>.fromOpaque(context).takeUnretainedValue()
      oracle.note(String(cString: table), String(cString: column))
      return SQLITE_OK
    }

  private static let columns = Set(
    FixtureSchema.tables.flatMap { table in
      table.columns.map { "\(table.name).\($0)".unquoted }
    })

  private func note(_ table: String, _ column: String) {
    let name = table + "." + column
    if Self.columns.contains(name) { reads.columns.insert(name) }
  }

  /// What a query reads, or why it is refused.
  func answer(to query: String) -> Result<ReadSet, EngineRefusal> {
    reads = ReadSet()
    var statement: OpaquePointer?
    defer { sqlite3_finalize(statement) }
    guard sqlite3_prepare_v2(connection, query, -1, &statement, nil) == SQLITE_OK else {
      return .failure(EngineRefusal(why: String(cString: sqlite3_errmsg(connection))))
    }
    reads.names = (0..<sqlite3_column_count(statement)).map { place in
      sqlite3_column_name(statement, place).map { String(cString: $0) } ?? ""
    }
    return .success(reads)
  }
}
