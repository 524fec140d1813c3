import GRDB
public import GroundworkModel

/// What keeps a catalog from being opened, read or written.
public enum CatalogStoreError: Error, Hashable, Sendable {
  /// There is no catalog at the path.
  case notFound(path: String)
  /// The file was written by a newer Groundwork.
  case newerSchema(path: String, unknown: [String])
  /// The file was written by an older Groundwork and may not be changed now.
  case olderSchema(path: String)
  /// The file is not a Groundwork catalog.
  case notACatalog(path: String, reason: String)
  /// The file is damaged.
  case corrupt(path: String, reason: String)
  /// Another process has been writing for longer than one waits.
  case busy(path: String)
  /// The disk or its permissions stand in the way.
  case notWritable(path: String, reason: String)
  /// SQLite refused a statement.
  case refused(path: String, reason: String)
  /// No entity has this id; ids that look alike.
  case unknownEntity(EntityID, suggestions: [EntityID])
  /// The verb may not join these kinds; what it may join.
  case linkNotAllowed(EntityID, LinkKind, EntityID)
  /// Details could not be read back.
  case unreadableDetails(EntityID, reason: String)
}

extension CatalogStoreError {
  /// SQLite's own error in the words of the catalog.
  init(_ error: DatabaseError, path: String) {
    let reason = error.message ?? "\(error)"
    self =
      switch error.resultCode {
      case .SQLITE_NOTADB: .notACatalog(path: path, reason: reason)
      case .SQLITE_CORRUPT: .corrupt(path: path, reason: reason)
      case .SQLITE_BUSY, .SQLITE_LOCKED: .busy(path: path)
      case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_FULL, .SQLITE_IOERR, .SQLITE_PERM:
        .notWritable(path: path, reason: reason)
      default: .refused(path: path, reason: reason)
      }
  }
}

extension CatalogStoreError: CustomStringConvertible {
  /// What happened, and what to do next.
  public var description: String {
    switch self {
    case .notFound(let path):
      "no catalog at `\(path)`\nhelp: make one with `scaffold init`, or name another with `--catalog PATH`"
    case .newerSchema(let path, let unknown):
      "the catalog `\(path)` was written by a newer Groundwork (unknown migrations: \(unknown.joined(separator: ", ")))\n"
        + "help: update Groundwork; this version leaves the file untouched"
    case .olderSchema(let path):
      "the catalog `\(path)` was written by an older Groundwork\nhelp: any verb that writes brings it up to date"
    case .notACatalog(let path, let reason):
      "`\(path)` is not a Groundwork catalog: \(reason)\nhelp: name another with `--catalog PATH`"
    case .corrupt(let path, let reason):
      "the catalog `\(path)` is damaged: \(reason)\n"
        + "help: restore a copy, or rescue what is readable with `sqlite3 \(path) .recover`"
    case .busy(let path):
      "another process has been writing to `\(path)` for more than ten seconds\nhelp: try again when it is done"
    case .notWritable(let path, let reason): "the catalog `\(path)` cannot be used: \(reason)"
    case .refused(let path, let reason): "the catalog `\(path)` refused a change: \(reason)"
    case .unknownEntity(let id, let suggestions):
      "nothing has the id `\(id)`" + Self.suggest(suggestions)
    case .linkNotAllowed(let source, let kind, let target):
      "`\(source)` \(kind.rawValue) `\(target)` is not allowed\nhelp: \(kind.rawValue) joins "
        + Self.allowed(kind)
    case .unreadableDetails(let id, let reason): "the details of `\(id)` cannot be read: \(reason)"
    }
  }

  private static func suggest(_ ids: [EntityID]) -> String {
    ids.isEmpty ? "" : "\nhelp: did you mean \(ids.map { "`\($0)`" }.joined(separator: ", "))?"
  }

  private static func allowed(_ kind: LinkKind) -> String {
    kind.allowedPairs.map { "\(names($0.sources)) → \(names($0.targets))" }.joined(separator: "; ")
  }

  private static func names(_ kinds: Set<EntityKind>) -> String {
    if kinds.count == EntityKind.allCases.count { return "anything" }
    return kinds.sorted().map(\.rawValue).joined(separator: "|")
  }
}
