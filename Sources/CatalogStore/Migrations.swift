import Foundation
import GRDB

/// Numbered SQL files, applied once each in order of name; what is released never changes.
struct Migrations {
  /// File name without ending → SQL, sorted by name.
  let files: [(name: String, sql: String)]

  /// Reads `NNNN-*.sql` of a folder.
  init(folder: String) throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    files = try names.filter { $0.hasSuffix(".sql") }.sorted().map {
      (String($0.dropLast(4)), try String(contentsOfFile: folder + "/" + $0, encoding: .utf8))
    }
  }

  /// The files as GRDB migrations.
  var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    for file in files {
      migrator.registerMigration(file.name) { try $0.execute(sql: file.sql) }
    }
    return migrator
  }
}
