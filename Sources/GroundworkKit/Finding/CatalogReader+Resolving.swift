public import CatalogStore
public import GroundworkModel

extension CatalogReader {
  /// The entity that a person means by what they typed, found through the search index: quick in any catalog.
  ///
  /// In this order: the exact id; a path without its kind (`shop.orders`); the last segments of a path
  /// (`orders.net_amount`); the name.
  public func resolve(_ typed: String) throws -> EntityID {
    if let id = EntityID(typed), try entity(id) != nil { return id }
    var query = SearchQuery(typed)
    query.limit = 50
    let matches = try search(query).matches
    let wanted = typed.lowercased()
    let tests: [(SearchResult.Match) -> Bool] = [
      { $0.id.path.lowercased() == wanted }, { $0.id.path.lowercased().hasSuffix("." + wanted) },
      { $0.name.lowercased() == wanted },
    ]
    for fits in tests {
      let found = matches.filter { fits($0) && $0.status != Entity.Status.removed.rawValue }
      if found.count == 1 { return found[0].id }
      if found.count > 1 {
        throw EntityResolutionError.ambiguous(typed: typed, candidates: found.map(\.id))
      }
    }
    let removed = matches.first { match in tests.contains { $0(match) } }
    if let removed { return removed.id }
    throw EntityResolutionError.unknown(typed: typed, suggestions: matches.prefix(5).map(\.id))
  }
}
