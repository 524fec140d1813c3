import GRDB
public import GroundworkModel

extension CatalogReader {
  /// Looks for words in names, ids, descriptions, tags, owners, classifications and column names.
  ///
  /// Better matches come first (``SearchResult/Quality``), among equals the more important, then by kind and name. Each
  /// stage reads at most a window of the most important matches, however many there are.
  public func search(_ query: SearchQuery) throws -> SearchResult {
    let stages = SearchStages(db: db, query: query)
    var candidates = SearchCandidates(window: max(query.limit, SearchCandidates.smallestWindow))
    for id in try ids(named: query) { candidates.add(id, quality: .exact) }
    for quality in SearchResult.Quality.allCases {
      if quality == .spelling, candidates.count >= SearchCandidates.enough { break }
      guard let expression = try stages.expression(quality) else { continue }
      candidates.add(
        try expression.rowNumbers(db, limit: SearchCandidates.stageWindow), quality)
    }
    let facetKeys = candidates.facetKeys
    let rows = try SearchRow.fetch(facetKeys, db)
    let ranked = try SearchRanking(db: db, query: query).matches(candidates, rows)
    return SearchResult(
      matches: ranked, total: candidates.count, isTotalCapped: !candidates.isComplete,
      shown: ranked.count, truncated: candidates.count > ranked.count,
      facets: SearchFacets.count(facetKeys.compactMap { rows[$0] }),
      facetBase: facetKeys.count)
  }

  /// Ids that look like an unknown one, for a suggestion: the same path under another kind, or a similar name.
  public func idsLike(_ id: EntityID) throws -> [EntityID] {
    var query = SearchQuery(id.segments.last ?? String(id.path))
    query.limit = 3
    return try search(query).matches.map(\.id)
  }

  /// Entities with every word of a path or name among their words, at most ``namedLimit``: whatever has that name or ends
  /// in that path is among them.
  public func named(_ text: String) throws -> [(id: EntityID, name: String, status: Entity.Status)]
  {
    let words = SearchText.words(EntityID("term/" + text)?.words ?? text)
    guard let expression = SearchExpression.all(words.compactMap { .any([$0]) }) else { return [] }
    let keys = try expression.rowNumbers(db, limit: Self.namedLimit)
      .map { SearchImportance.split(rowNumber: $0).key }
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT e.id, e.name, e.status FROM json_each(?) f CROSS JOIN entity e ON e.key = f.value
        """, arguments: ["[" + keys.map(String.init).joined(separator: ",") + "]"])
    return rows.compactMap { row in
      EntityID(row[0]).map { ($0, row[1], Entity.Status(rawValue: row[2]) ?? .draft) }
    }
  }

  /// Enough for every name that is not shared by most of a catalog.
  static let namedLimit = 20_000

  /// Entities whose id is the text, or whose path is.
  private func ids(named query: SearchQuery) throws -> [Int64] {
    let text = query.text.split(whereSeparator: \.isWhitespace).joined()
    guard !text.isEmpty, !query.hasFilters else { return [] }
    let ids = [text] + EntityKind.allCases.map { "\($0.rawValue)/\(text)" }
    let places = ids.map { _ in "?" }.joined(separator: ",")
    let rows = try Row.fetchAll(
      db, sql: "SELECT key, importance FROM entity WHERE id IN (\(places))",
      arguments: StatementArguments(ids))
    return rows.map { SearchImportance.rowNumber(key: $0[0], importance: $0[1]) }
  }
}

/// The rows that the stages found: each with the best quality it was found by.
struct SearchCandidates {
  /// How many matches of a stage are ranked at least.
  static let smallestWindow = 50
  /// With so many matches, nobody looks for typing errors.
  static let enough = 20
  /// How many matches of a stage are read.
  static let stageWindow = 1000
  /// Up to so many matches, facets are counted over all.
  static let manyMatches = 200
  /// How many matches facets are counted over when there are more.
  static let facetWindow = 100

  let window: Int
  private(set) var toRank: [(row: Int64, quality: SearchResult.Quality)] = []
  private(set) var isComplete = true
  private var seen: Set<Int64> = []

  init(window: Int) { self.window = window }

  var count: Int { seen.count }

  /// Adds what the stage of a quality found, the most important first.
  mutating func add(_ rows: [Int64], _ quality: SearchResult.Quality) {
    if rows.count >= Self.stageWindow { isComplete = false }
    var ranked = 0
    for row in rows where seen.insert(row).inserted {
      guard ranked < window else { continue }
      toRank.append((row, quality))
      ranked += 1
    }
  }

  /// Adds one row.
  mutating func add(_ row: Int64, quality: SearchResult.Quality) { add([row], quality) }

  /// The keys of what is ranked.
  var keysToRank: [Int64] { toRank.map { SearchImportance.split(rowNumber: $0.row).key } }

  /// The keys of what facets are counted over: all matches when they are not many, else what is ranked, filled up with the
  /// most important.
  var facetKeys: [Int64] {
    var keys = keysToRank
    let ranked = Set(keys)
    let wanted = count <= Self.manyMatches ? count : Self.facetWindow
    for row in seen.sorted() where keys.count < wanted {
      let key = SearchImportance.split(rowNumber: row).key
      if !ranked.contains(key) { keys.append(key) }
    }
    return keys
  }
}
