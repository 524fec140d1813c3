import GRDB
import GroundworkModel

/// What of an entity stands in the search index, and how important it is.
struct SearchDocument {
  /// The words, joined by blanks.
  let text: String
  /// 0…7, higher is shown first among equal matches.
  let importance: Int64

  /// The document of an entity that nothing is said about yet but what it says itself.
  init(_ entity: Entity, place: SearchPlace) {
    var words = SearchWords(place)
    words.add(texts: [entity.name, entity.description, entity.owner])
    for text in entity.details.prose { words.add(text) }
    words.add(name: entity.name, owner: entity.owner, tags: entity.tags, classes: [])
    text = words.text
    importance = SearchImportance.of(entity.kind, status: entity.status.rawValue, degree: 0)
  }

  /// The document of a stored entity with all that has been said about it.
  ///
  /// - Returns: also its importance as its row has it now; nil when there is no such entity.
  static func fetch(_ key: Int64, _ db: Database) throws -> (SearchDocument, stored: Int64)? {
    guard let row = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [key]),
      let id = EntityID(row[0])
    else { return nil }
    return (try SearchDocument(row, id), row[5])
  }

  private static let sql = """
    SELECT id, name, description, owner, status, importance,
      CASE WHEN kind NOT IN ('column', 'dataset') THEN details END,
      (SELECT group_concat(tag, char(31)) FROM entity_tag WHERE entity = e.key),
      (SELECT group_concat(category || char(31) || sensitivity, char(31))
        FROM classification WHERE entity = e.key AND verdict <> 'rejected'),
      (SELECT count(*) FROM (SELECT 1 FROM link WHERE target = e.key LIMIT 50)),
      (SELECT count(*) FROM (SELECT 1 FROM lineage_edge WHERE source = e.key LIMIT 50)),
      CASE WHEN kind = 'dataset' THEN
        (SELECT group_concat(name, ' ') FROM entity WHERE parent = e.key AND status <> 'removed') END
    FROM entity e WHERE key = ?
    """

  private init(_ row: Row, _ id: EntityID) throws {
    var words = SearchWords(SearchPlace(id))
    words.add(texts: [row[1], row[2], row[3], row[11]])
    let details: String? = row[6]
    for text in try details.map({ try EntityRow.details($0, of: id).prose }) ?? [] {
      words.add(text)
    }
    words.add(
      name: row[1], owner: row[3], tags: Self.list(row[7]), classes: Self.list(row[8]))
    text = words.text
    importance = SearchImportance.of(
      id.kind, status: row[4], degree: row[9] as Int + row[10] as Int)
  }

  private static func list(_ joined: String?) -> [String] {
    joined?.split(separator: "\u{1F}").map(String.init) ?? []
  }
}

/// The words that the things of one place share: a dataset's columns have all but the last of theirs in common.
struct SearchPlace {
  /// The entity's place: its id without the last segment.
  let words: [String]
  /// The last segment, for its own words.
  let last: String?

  init(_ id: EntityID) {
    let segments = id.segments
    last = segments.last
    words = Self.words(id, segments)
  }

  /// The place of another entity in the same parent.
  init(_ id: EntityID, beside other: SearchPlace) {
    words = other.words
    last = id.segments.last
  }

  private static func words(_ id: EntityID, _ segments: [String]) -> [String] {
    var words = segments.dropLast().flatMap(SearchText.words)
    words.append(SearchWord.kind(id.kind))
    if let system = id.system { words.append(SearchWord.system(system)) }
    return words
  }
}

/// Words in the order they came, each once.
private struct SearchWords {
  private var words: [String] = []
  private var seen: Set<String> = []

  init(_ place: SearchPlace) {
    if let last = place.last { add(last) }
    for word in place.words { add(word: word) }
  }

  var text: String { words.joined(separator: " ") }

  mutating func add(_ text: String) { for word in SearchText.words(text) { add(word: word) } }

  mutating func add(texts: [String?]) { for case let text? in texts { add(text) } }

  mutating func add(name: String, owner: String?, tags: [String], classes: [String]) {
    add(word: SearchWord.name(name))
    if let owner { add(word: SearchWord.owner(owner)) }
    for tag in tags {
      add(tag)
      add(word: SearchWord.tag(tag))
    }
    if !classes.isEmpty { add(word: SearchWord.classification("personal")) }
    for one in classes {
      add(one)
      add(word: SearchWord.classification(one))
    }
  }

  /// Few words are compared one by one, many through a set.
  private mutating func add(word: String) {
    if words.count < 24 {
      guard !words.contains(word) else { return }
    } else {
      if seen.isEmpty { seen = Set(words) }
      guard seen.insert(word).inserted else { return }
    }
    words.append(word)
  }
}

extension EntityID {
  /// The path as text to take words from.
  var words: String { segments.joined(separator: " ") }

  /// The short name of the source system, for what stands in one.
  var system: String? {
    switch kind {
    case .source, .dataset, .column: segments.first
    default: nil
    }
  }
}

extension EntityDetails {
  /// What people wrote about it beside the description, in prose.
  var prose: [String] {
    let texts: [String?] =
      switch self {
      case .goal(let goal): [goal.statement]
      case .decision(let decision): [decision.statement]
      case .kpi(let metric): [metric.definition, metric.numerator, metric.denominator]
      case .component(let component): [component.role, component.meaning]
      case .requirement(let requirement): [requirement.text]
      case .gap(let gap): [gap.reason]
      case .assumption(let assumption): [assumption.text]
      case .question(let question): [question.text]
      case .term(let term): [term.definition] + term.synonyms
      case .issue(let issue): [issue.kind, issue.evidence]
      case .project(let project): [project.outcome]
      default: []
      }
    return texts.compactMap { $0 }
  }
}
