import Foundation
import GRDB
import GroundworkModel

/// The catalog in one SQLite file: open, migrate, read, write, search. Rows stay inside this module.
///
/// ```swift
/// let store = try CatalogStore(path: "catalog.sqlite", schema: assets.schema, mode: .create)
/// try store.write(by: "ada", because: "scaffold init") { try $0.save(goal) }
/// let goals = try store.read { try $0.entities(.goal) }
/// ```
///
/// Several processes may hold the same catalog: the journal is WAL, writers wait for each other up to ten seconds,
/// and one call to ``write(by:because:at:_:)`` is one transaction that is either there or not.
public final class CatalogStore: Sendable {
  /// What to do about a file that is, or is not, there.
  public enum Mode: Sendable {
    /// Make it when it is missing.
    case create
    /// Open what is there and migrate it.
    case open
    /// Open what is there, and change nothing; an older catalog is refused.
    case readOnly
  }

  /// Where the file is, as it was named.
  public let path: String
  let queue: DatabaseQueue

  /// Opens a catalog. An older one is migrated, after a copy has been put beside it
  /// (`catalog.sqlite.backup-<last migration>`); a newer one is refused and left untouched.
  ///
  /// - Parameters:
  ///   - path: the SQLite file.
  ///   - schema: the folder of numbered migrations.
  ///   - mode: whether it may be made.
  public init(path: String, schema: String, mode: Mode) throws {
    self.path = path
    try Self.check(CatalogFile(path: path), path, mode)
    do {
      queue = try DatabaseQueue(path: path, configuration: Self.configuration(mode))
      try migrate(Migrations(folder: schema), mode)
    } catch let error as DatabaseError {
      throw CatalogStoreError(error, path: path)
    }
  }

  private static func check(_ file: CatalogFile, _ path: String, _ mode: Mode) throws {
    switch file {
    case .catalog: return
    case .missing where mode == .create, .empty where mode == .create: return
    case .missing: throw CatalogStoreError.notFound(path: path)
    case .empty: throw CatalogStoreError.notACatalog(path: path, reason: "it is empty")
    case .foreign(let what): throw CatalogStoreError.notACatalog(path: path, reason: what)
    }
  }

  private static func configuration(_ mode: Mode) -> Configuration {
    var configuration = Configuration()
    configuration.busyMode = .timeout(10)
    configuration.readonly = mode == .readOnly
    configuration.prepareDatabase { db in
      try db.execute(sql: "PRAGMA temp_store = MEMORY")
      if mode == .readOnly { try db.execute(sql: "PRAGMA mmap_size = 1073741824") }
      if mode == .create { try db.execute(sql: "PRAGMA journal_mode = WAL") }
    }
    return configuration
  }

  private func migrate(_ migrations: Migrations, _ mode: Mode) throws {
    let applied = try queue.read { try Migrations.applied(in: $0) }
    guard applied != migrations.names else { return }
    let unknown = applied.filter { !migrations.names.contains($0) }
    guard unknown.isEmpty else {
      throw CatalogStoreError.newerSchema(path: path, unknown: unknown)
    }
    guard mode != .readOnly else { throw CatalogStoreError.olderSchema(path: path) }
    try queue.write { try migrations.apply(to: $0, backUp: backUp(before:)) }
  }

  /// Copies what is committed beside the catalog; the migration's own transaction keeps others from writing.
  private func backUp(before migration: String) throws {
    let copy = "\(path).backup-\(migration)"
    var reading = Configuration()
    reading.readonly = true
    let source = try DatabaseQueue(path: path, configuration: reading)
    try? FileManager.default.removeItem(atPath: copy)
    try source.backup(to: DatabaseQueue(path: copy))
  }

  /// Runs a reading block in one consistent view of the catalog.
  public func read<Value>(_ body: (CatalogReader) throws -> Value) throws -> Value {
    do {
      return try queue.read { try body(CatalogReader(db: $0)) }
    } catch let error as DatabaseError {
      throw CatalogStoreError(error, path: path)
    }
  }

  /// Runs a writing block in one transaction, recorded as one change set.
  ///
  /// - Parameters:
  ///   - actor: who: user name, stakeholder id, rule or scanner.
  ///   - reason: why: the command, or the person's own words.
  ///   - time: when, ISO 8601 UTC; the present time when nil.
  public func write<Value>(
    by actor: String, because reason: String, at time: String? = nil,
    _ body: (CatalogWriter) throws -> Value
  ) throws -> Value {
    do {
      return try queue.write { db in
        try db.execute(sql: "PRAGMA cache_size = -16000")
        let writer = try CatalogWriter(
          db: db, actor: actor, reason: reason, time: time ?? Self.now())
        let value = try body(writer)
        try writer.finish()
        return value
      }
    } catch let error as DatabaseError {
      throw CatalogStoreError(error, path: path)
    }
  }

  /// The present time as the catalog writes it.
  public static func now() -> String {
    Date().formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
  }
}
