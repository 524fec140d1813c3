import GRDB
import GroundworkModel

/// Puts candidates in order and says where each matched.
struct SearchRanking {
  let db: Database
  let query: SearchQuery
  private let words: [String]
  private let squashed: String

  init(db: Database, query: SearchQuery) {
    self.db = db
    self.query = query
    words = SearchText.words(query.text)
    squashed = words.joined()
  }

  /// The best matches, at most as many as the query wants.
  func matches(
    _ candidates: SearchCandidates, _ rows: [Int64: SearchRow]
  ) throws -> [SearchResult.Match] {
    let ranked = candidates.toRank.compactMap { candidate -> Ranked? in
      let (key, importance) = SearchImportance.split(rowNumber: candidate.row)
      return rows[key].map { rank($0, key, found: candidate.quality, Int(importance)) }
    }
    return try ranked.sorted { $0.precedes($1) }.prefix(query.limit).map { ranked in
      var match = ranked.match
      match.matchedIn = try SearchFields(db: db, key: ranked.key, match: match).matching(words)
      return match
    }
  }

  private func rank(
    _ row: SearchRow, _ key: Int64, found: SearchResult.Quality, _ importance: Int
  ) -> Ranked {
    let quality = min(found, quality(of: row.name, row.id))
    let match = SearchResult.Match(
      id: row.id, name: row.name, description: row.description, owner: row.owner,
      status: row.status, quality: quality, matchedIn: [], isPersonal: !row.classes.isEmpty,
      importance: importance)
    let isCorrectedName = quality == .spelling && isAlmostAllInName(row.name)
    return Ranked(
      key: key, match: match, isCorrectedName: isCorrectedName, kindRank: Ranked.rank(row.kind))
  }

  private func quality(of name: String, _ id: EntityID) -> SearchResult.Quality {
    guard !squashed.isEmpty else { return .spelling }
    if name.lowercased() == query.text.lowercased() { return .exact }
    let ownName = SearchText.squashed(name)
    if ownName == squashed { return .exactWithoutSeparators }
    if ownName.hasPrefix(squashed) { return .prefix }
    return isAllInNameOrPath(name, id) ? .wordsInName : .spelling
  }

  private func isAllInNameOrPath(_ name: String, _ id: EntityID) -> Bool {
    let inName = SearchText.words(name)
    guard words.contains(where: { word in inName.contains { $0.hasPrefix(word) } }) else {
      return false
    }
    let inEither = inName + SearchText.words(id.words)
    return words.allSatisfy { word in inEither.contains { $0.hasPrefix(word) } }
  }

  private func isAlmostAllInName(_ name: String) -> Bool {
    let inName = SearchText.words(name)
    return words.allSatisfy { word in
      inName.contains { $0 == word || Spelling.isOneErrorApart($0, word) }
    }
  }
}

/// A match with what decides its place.
private struct Ranked {
  let key: Int64
  let match: SearchResult.Match
  /// Whether, of the matches with a typing error, it is one by its name.
  let isCorrectedName: Bool
  let kindRank: Int

  func precedes(_ other: Ranked) -> Bool {
    let (left, right) = (match, other.match)
    if left.quality != right.quality { return left.quality < right.quality }
    if isCorrectedName != other.isCorrectedName { return isCorrectedName }
    if left.importance != right.importance { return left.importance > right.importance }
    if kindRank != other.kindRank { return kindRank < other.kindRank }
    if left.isPersonal != right.isPersonal { return left.isPersonal }
    if left.name.count != right.name.count { return left.name.count < right.name.count }
    return left.id < right.id
  }

  /// Data before intent before flow: most people look for data.
  static func rank(_ kind: EntityKind) -> Int {
    let first: [EntityKind] = [.dataset, .kpi, .term, .goal, .subject, .column, .source]
    return first.firstIndex(of: kind)
      ?? first.count + (EntityKind.allCases.firstIndex(of: kind) ?? 0)
  }
}

/// The searchable fields of one match, to say where it matched.
private struct SearchFields {
  private let fields: [(name: String, words: Set<String>)]

  init(db: Database, key: Int64, match: SearchResult.Match) throws {
    let row = try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT CASE WHEN kind NOT IN ('column', 'dataset') THEN details END,
            (SELECT group_concat(tag, ' ') FROM entity_tag WHERE entity = key),
            (SELECT group_concat(category || ' ' || sensitivity, ' ')
              FROM classification WHERE entity = key AND verdict <> 'rejected')
          FROM entity WHERE key = ?
          """), arguments: [key])
    let details = try (row?[0] as String?).map { try EntityRow.details($0, of: match.id).prose }
    var fields: [(String, String?)] = [
      ("name", match.name), ("id", match.id.words), ("description", match.description),
      ("owner", match.owner), ("tags", row?[1]), ("classification", row?[2]),
      ("details", details?.joined(separator: " ")),
    ]
    if match.id.kind == .dataset { fields += try Self.columns(of: key, db) }
    self.fields = fields.map { ($0, Set(SearchText.words($1 ?? ""))) }
  }

  private static func columns(of key: Int64, _ db: Database) throws -> [(String, String?)] {
    let names = try String.fetchAll(
      db.cachedStatement(
        sql: "SELECT name FROM entity WHERE parent = ? AND status <> 'removed' ORDER BY key"),
      arguments: [key])
    return names.map { ("column \($0)", $0) }
  }

  /// The fields that hold one of the words, the beginning of one, or one with an error; those of the name alone when it
  /// holds them all.
  func matching(_ words: [String]) -> [String] {
    let exact = Self.names(fields, words) { $0 == $1 || $1.hasPrefix($0) }
    if exact.first == "name", words.allSatisfy({ holds(fields[0].words, $0) }) { return ["name"] }
    return exact.isEmpty ? Self.names(fields, words, Spelling.isOneErrorApart) : exact
  }

  private func holds(_ words: Set<String>, _ wanted: String) -> Bool {
    words.contains { $0.hasPrefix(wanted) }
  }

  private static func names(
    _ fields: [(name: String, words: Set<String>)], _ words: [String],
    _ isMatch: (String, String) -> Bool
  ) -> [String] {
    fields.filter { field in
      words.contains { wanted in field.words.contains { isMatch(wanted, $0) } }
    }.map(\.name)
  }
}
