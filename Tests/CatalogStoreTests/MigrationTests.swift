import CatalogStore
import Foundation
import GRDB
import GroundworkModel
import TestSupport
import Testing

/// Older, newer, foreign and damaged files.
@Suite struct MigrationTests {
  let folder: TemporaryFolder
  let path: String
  let newer: String

  /// A catalog of today, and the schema folder of tomorrow with one more migration.
  init() throws {
    folder = try TemporaryFolder()
    path = folder.path("catalog.sqlite")
    newer = folder.path("schema")
    try FileManager.default.copyItem(atPath: TemporaryCatalog.schema, toPath: newer)
    try write("9001-tomorrow.sql", "ALTER TABLE entity ADD COLUMN colour TEXT;")
    let store = try CatalogStore(path: path, schema: TemporaryCatalog.schema, mode: .create)
    try store.write(by: "ada", because: "test") { _ = try $0.save(Entity.goal("Grow")) }
  }

  private func write(_ name: String, _ sql: String) throws {
    try sql.write(toFile: newer + "/" + name, atomically: true, encoding: .utf8)
  }

  private var backups: [String] {
    get throws {
      try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
        .filter { $0.contains(".backup-") }.sorted()
    }
  }

  private func names(_ store: CatalogStore) throws -> [String] {
    try store.read { try $0.entities(.goal).map(\.name) }
  }

  @Test func anOlderCatalogIsCopiedAsideAndMigrated() throws {
    let migrated = try CatalogStore(path: path, schema: newer, mode: .open)
    #expect(try names(migrated) == ["Grow"])
    let last = try #require(
      try FileManager.default.contentsOfDirectory(atPath: TemporaryCatalog.schema)
        .filter { $0.hasSuffix(".sql") }.max()?.dropLast(4))
    #expect(try backups == ["catalog.sqlite.backup-\(last)"])
    let copy = try CatalogStore(
      path: folder.path("catalog.sqlite.backup-\(last)"), schema: TemporaryCatalog.schema,
      mode: .readOnly)
    #expect(try names(copy) == ["Grow"])
  }

  @Test func aCatalogOfTodayIsOpenedWithoutACopy() throws {
    _ = try CatalogStore(path: path, schema: TemporaryCatalog.schema, mode: .open)
    #expect(try backups == [])
  }

  @Test func aNewerCatalogIsRefusedAndLeftAlone() throws {
    _ = try CatalogStore(path: path, schema: newer, mode: .open)
    let before = FileManager.default.contents(atPath: path)
    let error = #expect(throws: CatalogStoreError.self) {
      try CatalogStore(path: path, schema: TemporaryCatalog.schema, mode: .open)
    }
    #expect(error == .newerSchema(path: path, unknown: ["9001-tomorrow"]))
    #expect(error?.description.contains("help: update Groundwork") == true)
    #expect(FileManager.default.contents(atPath: path) == before)
  }

  @Test func anOlderCatalogIsNotMigratedForReadingOnly() throws {
    #expect(throws: CatalogStoreError.olderSchema(path: path)) {
      try CatalogStore(path: path, schema: newer, mode: .readOnly)
    }
  }

  @Test func aMigrationThatFailsChangesNothing() throws {
    try write("9002-broken.sql", "CREATE TABLE half (a); CREATE TABLE half (b);")
    #expect(throws: CatalogStoreError.self) {
      try CatalogStore(path: path, schema: newer, mode: .open)
    }
    let store = try CatalogStore(path: path, schema: TemporaryCatalog.schema, mode: .open)
    #expect(try names(store) == ["Grow"])
  }

  @Test func severalThatOpenAnOlderCatalogAtOnceAllSucceed() async throws {
    try await withThrowingTaskGroup(of: [String].self) { group in
      for _ in 0..<6 {
        group.addTask {
          try CatalogStore(path: path, schema: newer, mode: .open).read {
            try $0.entities(.goal).map(\.name)
          }
        }
      }
      for try await found in group { #expect(found == ["Grow"]) }
    }
  }

  @Test(arguments: [
    (
      "plain text, long enough to be looked at by anybody who opens it as a database file",
      "SQLite file"
    ),
    ("", "empty"),
  ])
  func whatIsNoCatalogIsRefused(_ text: String, _ reason: String) throws {
    let other = folder.path("other")
    try text.write(toFile: other, atomically: true, encoding: .utf8)
    let error = #expect(throws: CatalogStoreError.self) {
      try CatalogStore(path: other, schema: TemporaryCatalog.schema, mode: .open)
    }
    #expect(error?.description.contains("is not a Groundwork catalog") == true)
    #expect(error?.description.contains(reason) == true)
    #expect(try String(contentsOfFile: other, encoding: .utf8) == text)
  }

  @Test func theDatabaseOfAnotherProgramIsNeverTouched() throws {
    let other = folder.path("shop.sqlite")
    let queue = try DatabaseQueue(path: other)
    try queue.write { try $0.execute(sql: "CREATE TABLE customer (id)") }
    for mode in [CatalogStore.Mode.open, .create, .readOnly] {
      #expect(
        throws: CatalogStoreError.notACatalog(
          path: other, reason: "it is the SQLite file of another program")
      ) {
        try CatalogStore(path: other, schema: TemporaryCatalog.schema, mode: mode)
      }
    }
    #expect(try queue.read { try $0.tableExists("entity") } == false)
  }

  @Test func aDamagedFileIsReportedAsDamaged() throws {
    let handle = try #require(FileHandle(forWritingAtPath: path))
    let size = try handle.seekToEnd()
    for page in stride(from: UInt64(4096), to: size, by: 4096) {
      try handle.seek(toOffset: page)
      try handle.write(contentsOf: Data(repeating: 0xA5, count: 2048))
    }
    try handle.close()
    let error = #expect(throws: CatalogStoreError.self) {
      let store = try CatalogStore(path: path, schema: TemporaryCatalog.schema, mode: .open)
      _ = try store.read { try $0.content() }
    }
    guard case .corrupt = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(error?.description.contains("help: restore a copy") == true)
  }

  @Test func releasedMigrationsNeverChange() throws {
    let output = try BuiltCommand(program: "/usr/bin/sha256sum").run(
      "--check", "--strict", "released.sha256", in: URL(filePath: TemporaryCatalog.schema))
    #expect(output.exit == 0, "\(output)")
  }
}
