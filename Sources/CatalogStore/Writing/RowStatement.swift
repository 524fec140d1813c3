import GRDB
import GRDBSQLite

/// A statement for very many rows: prepared once, its values given to SQLite one by one and in order, without a list of
/// values in between.
///
/// ```swift
/// statement.bind(id)
/// statement.bind(key)
/// try statement.run()
/// ```
final class RowStatement {
  private let statement: Statement
  private let db: Database
  private var position: Int32 = 0

  init(_ sql: String, _ db: Database) throws {
    statement = try db.makeStatement(sql: sql)
    self.db = db
  }

  /// Gives a text, or NULL when there is none, as the next value.
  func bind(_ text: String?) {
    guard var text else { return bindNull() }
    text.withUTF8 { bind($0) }
  }

  /// Gives a text as the next value.
  func bind(utf8 bytes: [UInt8]) { bytes.withUnsafeBufferPointer { bind($0) } }

  /// Gives a number, or NULL when there is none, as the next value.
  func bind(_ number: Int64?) {
    guard let number else { return bindNull() }
    position += 1
    sqlite3_bind_int64(statement.sqliteStatement, position, number)
  }

  /// Runs the statement with the values given since it last ran.
  func run() throws {
    defer { finish() }
    try check(sqlite3_step(statement.sqliteStatement), SQLITE_DONE)
  }

  /// Runs a query with the values given since it last ran; the number it finds, or nil when it finds no row.
  func number() throws -> Int64? {
    defer { finish() }
    let code = sqlite3_step(statement.sqliteStatement)
    if code == SQLITE_DONE { return nil }
    try check(code, SQLITE_ROW)
    return sqlite3_column_int64(statement.sqliteStatement, 0)
  }

  private func bind(_ bytes: UnsafeBufferPointer<UInt8>) {
    position += 1
    bytes.withMemoryRebound(to: CChar.self) { text in
      _ = sqlite3_bind_text(
        statement.sqliteStatement, position, text.baseAddress, Int32(text.count), Self.copied)
    }
  }

  private func bindNull() {
    position += 1
    sqlite3_bind_null(statement.sqliteStatement, position)
  }

  private func finish() {
    sqlite3_reset(statement.sqliteStatement)
    position = 0
  }

  private func check(_ code: Int32, _ wanted: Int32) throws {
    guard code != wanted else { return }
    throw DatabaseError(
      resultCode: ResultCode(rawValue: sqlite3_extended_errcode(db.sqliteConnection)),
      message: db.lastErrorMessage, sql: statement.sql)
  }

  /// Tells SQLite to copy a text at once: `SQLITE_TRANSIENT`.
  private static let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
}
