import Foundation
import GRDB

/// The numbered SQL files of `catalog/schema`, applied once each in order of name; what is released never changes.
///
/// All that are missing are applied in one transaction, so a catalog is never half migrated, also when two processes
/// open it at once: the second waits, looks again, and finds nothing to do.
struct Migrations {
  let folder: String
  /// File names without ending, sorted.
  let names: [String]

  init(folder: String) throws {
    self.folder = folder
    names = try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { $0.hasSuffix(".sql") }.map { String($0.dropLast(4)) }.sorted()
  }

  /// The names recorded in a catalog, sorted; none in an empty file.
  static func applied(in db: Database) throws -> [String] {
    // Asked of SQLite itself: GRDB would read the whole schema to know.
    let sql = "SELECT count(*) FROM sqlite_schema WHERE name = 'schema_migration'"
    guard try Int.fetchOne(db, sql: sql) == 1 else { return [] }
    return try String.fetchAll(db, sql: "SELECT name FROM schema_migration ORDER BY name")
  }

  /// Applies what is missing, after `backUp` has been called with the last name when there is something to lose.
  func apply(to db: Database, backUp: (String) throws -> Void) throws {
    let applied = try Self.applied(in: db)
    let missing = names.filter { !applied.contains($0) }
    guard !missing.isEmpty else { return }
    if let last = applied.last { try backUp(last) }
    try db.execute(
      sql: """
        PRAGMA defer_foreign_keys = ON;
        CREATE TABLE IF NOT EXISTS schema_migration (
          -- The migrations of this catalog, by the names of their files.
          name TEXT PRIMARY KEY -- file name without ending
        ) STRICT, WITHOUT ROWID;
        """)
    for name in missing {
      try db.execute(sql: String(contentsOfFile: "\(folder)/\(name).sql", encoding: .utf8))
      try db.execute(sql: "INSERT INTO schema_migration (name) VALUES (?)", arguments: [name])
    }
  }
}
