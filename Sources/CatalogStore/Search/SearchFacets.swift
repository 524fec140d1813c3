import GroundworkModel

/// Counts matches by kind, system, owner, tag and class.
enum SearchFacets {
  /// Facets over some rows; those without any value are left out.
  static func count(_ rows: [SearchRow]) -> [SearchResult.Facet] {
    [
      facet("kind", rows.map(\.kind.rawValue)),
      facet("system", rows.compactMap(\.id.system)),
      facet("owner", rows.compactMap(\.owner)),
      facet("tag", rows.flatMap(\.tags)),
      facet("class", rows.flatMap(\.classes)),
    ].compactMap { $0 }
  }

  private static func facet(_ name: String, _ values: [String]) -> SearchResult.Facet? {
    guard !values.isEmpty else { return nil }
    let counts = values.reduce(into: [:]) { $0[$1, default: 0] += 1 }
      .sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    return SearchResult.Facet(
      name: name, values: counts.map { SearchResult.Facet.Count(value: $0.key, count: $0.value) })
  }
}
