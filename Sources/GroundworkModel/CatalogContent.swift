/// Everything a catalog holds, as one value: what plan, generation, tracing and drawing read.
///
/// Pure functions take it and return entities, links and edges to be saved; they never see a database.
/// Verbs that must work on a million columns ask the store instead.
public struct CatalogContent: Sendable {
  /// All entities by id.
  public private(set) var entities: [EntityID: Entity] = [:]
  /// All links, in the order given.
  public private(set) var links: [Link] = []
  /// All lineage edges, in the order given.
  public private(set) var edges: [LineageEdge] = []
  /// All classifications by column.
  public private(set) var classifications: [EntityID: [Classification]] = [:]
  /// All answers, oldest first.
  public private(set) var answers: [Answer] = []

  private var linksBySource: [EntityID: [Int]] = [:]
  private var linksByTarget: [EntityID: [Int]] = [:]
  private var edgesBySource: [EntityID: [Int]] = [:]
  private var edgesByTarget: [EntityID: [Int]] = [:]
  private var columnsByDataset: [EntityID: [EntityID]] = [:]

  /// Nothing yet.
  public init() {}

  /// What a catalog holds.
  public init(
    entities: [Entity] = [], links: [Link] = [], edges: [LineageEdge] = [],
    classifications: [Classification] = [], answers: [Answer] = []
  ) {
    self.entities.reserveCapacity(entities.count)
    for entity in entities { insert(entity) }
    for link in links { insert(link) }
    for edge in edges { insert(edge) }
    for one in classifications { insert(one) }
    self.answers = answers
  }

  /// Adds or replaces an entity.
  public mutating func insert(_ entity: Entity) {
    let isNew = entities.updateValue(entity, forKey: entity.id) == nil
    if isNew, case .column(let column) = entity.details {
      columnsByDataset[column.dataset, default: []].append(entity.id)
    }
  }

  /// Adds a link.
  public mutating func insert(_ link: Link) {
    linksBySource[link.source, default: []].append(links.count)
    linksByTarget[link.target, default: []].append(links.count)
    links.append(link)
  }

  /// Adds a lineage edge.
  public mutating func insert(_ edge: LineageEdge) {
    edgesBySource[edge.source, default: []].append(edges.count)
    edgesByTarget[edge.target, default: []].append(edges.count)
    edges.append(edge)
  }

  /// Adds a classification.
  public mutating func insert(_ classification: Classification) {
    classifications[classification.column, default: []].append(classification)
  }

  /// Adds an answer, the newest.
  public mutating func insert(_ answer: Answer) { answers.append(answer) }
}

extension CatalogContent {
  /// The entity of an id, or nil.
  public subscript(id: EntityID) -> Entity? { entities[id] }

  /// Entities of a kind, sorted by id.
  public func entities(_ kind: EntityKind) -> [Entity] {
    entities.values.filter { $0.kind == kind }.sorted { $0.id < $1.id }
  }

  /// Columns of a dataset in no particular order; those that vanished from the source too.
  public func columnsIncludingRemoved(of dataset: EntityID) -> [Entity] {
    (columnsByDataset[dataset] ?? []).compactMap { entities[$0] }
  }

  /// Columns of a dataset by position; those that vanished from the source are left out.
  public func columns(of dataset: EntityID) -> [Entity] {
    (columnsByDataset[dataset] ?? []).compactMap { entities[$0] }
      .filter { $0.status != .removed }
      .sorted { Self.position($0) < Self.position($1) }
  }

  /// Links that start at an entity, of a kind or of all kinds.
  public func links(from source: EntityID, _ kind: LinkKind? = nil) -> [Link] {
    (linksBySource[source] ?? []).map { links[$0] }.filter { kind == nil || $0.kind == kind }
  }

  /// Links that end at an entity, of a kind or of all kinds.
  public func links(to target: EntityID, _ kind: LinkKind? = nil) -> [Link] {
    (linksByTarget[target] ?? []).map { links[$0] }.filter { kind == nil || $0.kind == kind }
  }

  /// Lineage that leaves a dataset or column.
  public func edges(from source: EntityID) -> [LineageEdge] {
    (edgesBySource[source] ?? []).map { edges[$0] }
  }

  /// Lineage that enters a dataset or column.
  public func edges(to target: EntityID) -> [LineageEdge] {
    (edgesByTarget[target] ?? []).map { edges[$0] }
  }

  /// Whether a column is classified as personal and nobody has rejected that.
  public func isPersonal(_ column: EntityID) -> Bool {
    (classifications[column] ?? []).contains { $0.verdict != .rejected }
  }

  /// The newest answer of each respondent to a question about a record.
  public func latestAnswers(to question: String, about subject: EntityID? = nil) -> [Answer] {
    var latest: [EntityID: Answer] = [:]
    for answer in answers where answer.question == question && answer.subject == subject {
      latest[answer.respondent] = answer
    }
    return latest.values.sorted { $0.respondent < $1.respondent }
  }

  private static func position(_ entity: Entity) -> Int {
    if case .column(let column) = entity.details { return column.position }
    return 0
  }
}
