import GRDB
import GroundworkModel

/// Counts matches by kind, system, owner, tag and class.
struct SearchFacets {
  let db: Database

  /// Facets over entities by their keys; those without any value are left out.
  func count(_ keys: [Int64], _ rows: [Int64: SearchRow]) throws -> [SearchResult.Facet] {
    let list = keys.map(String.init).joined(separator: ",")
    var kinds: [String: Int] = [:]
    var systems: [String: Int] = [:]
    var owners: [String: Int] = [:]
    for row in keys.compactMap({ rows[$0] }) {
      kinds[row.id.kind.rawValue, default: 0] += 1
      if let system = row.id.system { systems[system, default: 0] += 1 }
      if let owner = row.owner { owners[owner, default: 0] += 1 }
    }
    return [
      facet("kind", kinds), facet("system", systems), facet("owner", owners),
      facet("tag", try counts("tag", "entity_tag", list)),
      facet("class", try counts("category", "classification", list, "AND verdict <> 'rejected'")),
    ].compactMap { $0 }
  }

  private func counts(
    _ value: String, _ table: String, _ keys: String, _ condition: String = ""
  ) throws -> [String: Int] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT \(value), count(*) FROM \(table) WHERE entity IN (\(keys)) \(condition) GROUP BY 1
        """)
    return Dictionary(uniqueKeysWithValues: rows.map { ($0[0], $0[1]) })
  }

  private func facet(_ name: String, _ counts: [String: Int]) -> SearchResult.Facet? {
    guard !counts.isEmpty else { return nil }
    let values = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    return SearchResult.Facet(
      name: name, values: values.map { SearchResult.Facet.Count(value: $0.key, count: $0.value) })
  }
}
