public import CatalogStore
public import GroundworkModel

extension CatalogReader {
  /// The entity that a person means by what they typed, by the rules of ``EntityResolver``: quick in any catalog, because
  /// the search index says which entities can be meant.
  ///
  /// What is gone from its source is found when nothing else is meant.
  ///
  /// - Parameters:
  ///   - typed: an id, the end of one, or a name.
  ///   - kinds: what it may be; anything when empty.
  public func resolve(_ typed: String, kinds: Set<EntityKind> = []) throws -> EntityID {
    if let id = EntityID(typed), kinds.isEmpty || kinds.contains(id.kind), try entity(id) != nil {
      return id
    }
    let path = Self.path(of: typed)
    let all = try named(path).filter { kinds.isEmpty || kinds.contains($0.id.kind) }
    let present = all.filter { $0.status != .removed }
    for choice in [present, all] {
      let resolver = EntityResolver(choice.map { ($0.id, $0.name) })
      if let found = try resolver.meant(by: typed) { return found }
    }
    var query = SearchQuery(path)
    query.kinds = EntityKind.allCases.filter { kinds.contains($0) }
    query.limit = 5
    throw EntityResolutionError.unknown(
      typed: typed, suggestions: try search(query).matches.map(\.id))
  }

  /// What stands after a kind, or all of it.
  private static func path(of typed: String) -> String {
    let parts = typed.split(separator: "/", maxSplits: 1)
    guard parts.count == 2, EntityKind(rawValue: parts[0].lowercased()) != nil else { return typed }
    return String(parts[1])
  }
}
