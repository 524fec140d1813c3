import Foundation
import GRDB
import GroundworkModel

/// The catalog in one SQLite file: open, migrate, read, write. Rows stay inside this module.
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
    /// Open what is there, and change nothing.
    case readOnly
  }

  /// Where the file is, as it was named.
  public let path: String
  let queue: any DatabaseWriter

  /// Opens a catalog, migrating an older one.
  ///
  /// - Parameters:
  ///   - path: the SQLite file.
  ///   - schema: the folder of numbered migrations.
  ///   - mode: whether it may be made.
  public init(path: String, schema: String, mode: Mode) throws {
    guard mode == .create || FileManager.default.fileExists(atPath: path) else {
      throw CatalogStoreError.notFound(path: path)
    }
    self.path = path
    queue = try DatabaseQueue(path: path, configuration: Self.configuration(mode))
    if mode != .readOnly { try migrate(Migrations(folder: schema)) }
  }

  private static func configuration(_ mode: Mode) -> Configuration {
    var configuration = Configuration()
    configuration.busyMode = .timeout(10)
    configuration.readonly = mode == .readOnly
    configuration.prepareDatabase { db in
      if mode != .readOnly { try db.execute(sql: "PRAGMA journal_mode = WAL") }
      try db.execute(sql: "PRAGMA synchronous = FULL")
    }
    return configuration
  }

  private func migrate(_ migrations: Migrations) throws {
    let known = Set(migrations.files.map(\.name))
    let applied = try queue.read { try migrations.migrator.appliedIdentifiers($0) }
    let unknown = applied.subtracting(known).sorted()
    guard unknown.isEmpty else {
      throw CatalogStoreError.newerSchema(path: path, unknown: unknown)
    }
    try migrations.migrator.migrate(queue)
  }

  /// Runs a reading block in one consistent view of the catalog.
  public func read<Value>(_ body: (CatalogReader) throws -> Value) throws -> Value {
    try queue.read { try body(CatalogReader(db: $0)) }
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
    try queue.write { db in
      try body(CatalogWriter(db: db, actor: actor, reason: reason, time: time ?? Self.now()))
    }
  }

  /// The present time as the catalog writes it.
  public static func now() -> String {
    Date().formatted(.iso8601.dateTimeSeparator(.standard).time(includingFractionalSeconds: true))
  }
}
