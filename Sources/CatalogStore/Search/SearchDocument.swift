import GRDB
import GroundworkModel

/// What of an entity stands in the search index, and how important it is.
struct SearchDocument {
  /// The words, joined by blanks.
  let text: String
  /// 0…7, higher is shown first among equal matches.
  let importance: Int64
  /// ``importance`` as the entity's row has it now.
  let storedImportance: Int64

  static func fetch(_ key: Int64, _ db: Database) throws -> SearchDocument? {
    try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [key]).flatMap { try document($0) }
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

  private static func document(_ row: Row) throws -> SearchDocument? {
    guard let id = EntityID(row[0]) else { return nil }
    let columns: String? = row[11]
    let prose = try (row[6] as String?).map { try EntityRow.details($0, of: id).prose } ?? []
    let texts: [String?] = [row[1], id.words, row[2], row[3], columns] + prose
    let tags = list(row[7])
    let classes = list(row[8])
    var words = texts.compactMap { $0 }.flatMap(SearchText.words) + tags.flatMap(SearchText.words)
    words += classes.flatMap(SearchText.words)
    words += facets(of: id, name: row[1], owner: row[3], tags: tags, classes: classes)
    let degree: Int = row[9] as Int + row[10] as Int
    return SearchDocument(
      text: unique(words).joined(separator: " "),
      importance: SearchImportance.of(id.kind, status: row[4], degree: degree),
      storedImportance: row[5])
  }

  private static func facets(
    of id: EntityID, name: String, owner: String?, tags: [String], classes: [String]
  ) -> [String] {
    var words = [SearchWord.name(name), SearchWord.kind(id.kind)]
    if let system = id.system { words.append(SearchWord.system(system)) }
    if let owner { words.append(SearchWord.owner(owner)) }
    words += tags.map(SearchWord.tag)
    if !classes.isEmpty { words.append(SearchWord.classification("personal")) }
    return words + classes.map(SearchWord.classification)
  }

  private static func list(_ joined: String?) -> [String] {
    joined?.split(separator: "\u{1F}").map(String.init) ?? []
  }

  private static func unique(_ words: [String]) -> [String] {
    var seen: Set<String> = []
    return words.filter { seen.insert($0).inserted }
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
