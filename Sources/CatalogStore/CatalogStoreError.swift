public import GroundworkModel

/// What keeps a catalog from being opened, read or written.
public enum CatalogStoreError: Error, Hashable, Sendable {
  /// There is no catalog at the path.
  case notFound(path: String)
  /// The file was written by a newer Groundwork.
  case newerSchema(path: String, unknown: [String])
  /// The file is not a Groundwork catalog.
  case notACatalog(path: String)
  /// No entity has this id; ids that look alike.
  case unknownEntity(EntityID, suggestions: [EntityID])
  /// The verb may not join these kinds; what it may join.
  case linkNotAllowed(EntityID, LinkKind, EntityID)
  /// Details could not be read back.
  case unreadableDetails(EntityID, reason: String)
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
    case .notACatalog(let path): "`\(path)` is not a Groundwork catalog"
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
