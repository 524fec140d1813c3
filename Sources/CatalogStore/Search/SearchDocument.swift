import GRDB
import GroundworkModel

/// What of an entity stands in the search index, and how important it is.
struct SearchDocument {
  /// The words.
  private(set) var words: SearchWords
  private let kind: EntityKind
  private let status: String
  /// Links that end at the entity and lineage that leaves it.
  private var degree = 0

  /// 0…7, higher is shown first among equal matches.
  var importance: Int64 { SearchImportance.of(kind, status: status, degree: degree) }
  /// What its importance is as long as nothing is connected to it: as a new row has it.
  var importanceAlone: Int64 { SearchImportance.of(kind, status: status, degree: 0) }

  /// The document of an entity that nothing is said about yet but what it says itself, and the names of its columns.
  init(_ entity: Entity, place: SearchPlace, columns: [String] = []) {
    (kind, status) = (entity.kind, entity.status.rawValue)
    words = place.words
    words.add(entity.id.name)
    words.add(texts: [entity.name, entity.description, entity.owner])
    for column in columns { words.add(column) }
    for text in entity.details.prose { words.add(text) }
    words.add(name: entity.name, owner: entity.owner, tags: entity.tags, classes: [])
  }

  /// This document of an entity that one thing more is connected to.
  mutating func connect() { degree += 1 }

  /// This document of a column that was taken for something.
  mutating func add(_ classification: Classification) {
    guard classification.verdict != .rejected else { return }
    words.add(classes: [classification.category, classification.sensitivity.rawValue])
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
    (kind, status) = (id.kind, row[4])
    degree = row[9] as Int + row[10] as Int
    words = SearchPlace(id).words
    words.add(id.name)
    words.add(texts: [row[1], row[2], row[3], row[11]])
    let details: String? = row[6]
    for text in try details.map({ try EntityRow.details($0, of: id).prose }) ?? [] {
      words.add(text)
    }
    words.add(
      name: row[1], owner: row[3], tags: Self.list(row[7]), classes: Self.list(row[8]))
  }

  private static func list(_ joined: String?) -> [String] {
    joined?.split(separator: "\u{1F}").map(String.init) ?? []
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
