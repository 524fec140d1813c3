public import CatalogStore
public import GroundworkModel

/// Everything a person wants to know about one entity, on one page. A pure function of an excerpt.
public struct EntityCard: Encodable, Sendable {
  /// A column of a dataset.
  public struct Column: Encodable, Sendable {
    /// The column.
    public var id: EntityID
    /// Its name.
    public var name: String
    /// The type as the source writes it, or the common type when the source says nothing.
    public var type: String
    /// Whether it may be empty.
    public var isNullable: Bool
    /// `primary key`, `unique`, `→ dataset/x` for a reference; empty for most.
    public var keys: [String]
    /// Classes of personal or sensitive data that nobody rejected.
    public var classes: [String]
    /// What it means.
    public var description: String?
    /// Share of rows without a value, 0…1, when it was profiled.
    public var nullShare: Double?
    /// Distinct values seen, when it was profiled.
    public var distinct: Int?
    /// How far it has come.
    public var status: Entity.Status
  }

  /// A link, seen from the entity.
  public struct Relation: Encodable, Sendable {
    /// The verb: `measured-by`; read from the entity, or to it when ``isIncoming``.
    public var verb: LinkKind
    /// Whether the other end is on the left: the other *measured-by* this one.
    public var isIncoming: Bool
    /// The other end.
    public var other: EntityID
    /// The other end's name.
    public var name: String
    /// Whether it is fact or proposal.
    public var status: Link.Status
  }

  /// A quality issue.
  public struct Issue: Encodable, Sendable {
    /// The issue.
    public var id: EntityID
    /// The dataset or column.
    public var subject: EntityID
    /// `missing`, `duplicates`, …
    public var kind: String
    /// How much it matters.
    public var severity: Diagnostic.Severity
    /// What was seen.
    public var evidence: String?
    /// SQL that counts the rows again.
    public var query: String?
  }

  /// The entity.
  public var id: EntityID
  /// Its name.
  public var name: String
  /// How far it has come.
  public var status: Entity.Status
  /// What it means.
  public var description: String?
  /// Who answers for it.
  public var owner: String?
  /// Labels.
  public var tags: [String]
  /// Who recorded it.
  public var origin: Origin
  /// Who wrote single fields, where that is somebody else.
  public var fieldOrigins: [String: Origin]
  /// What only its kind has.
  public var details: JSONValue
  /// Classes of the entity, when it is a column, rejected ones too.
  public var classifications: [Classification]
  /// Columns of a dataset.
  public var columns: [Column]
  /// Other things that stand in it: datasets of a source, components of a KPI, steps of a pipeline.
  public var inside: [EntityID]
  /// How much of ``columns`` or ``inside`` there is.
  public var insideExtent: Extent
  /// Links at either end.
  public var relations: [Relation]
  /// How much of ``relations`` there is.
  public var relationExtent: Extent
  /// Where its data comes from.
  public var upstream: [EntityID]
  /// Where its data goes.
  public var downstream: [EntityID]
  /// How much of ``upstream`` and ``downstream`` there is.
  public var lineageExtent: Extent
  /// What is wrong with it or its columns.
  public var issues: [Issue]
  /// How many rows were looked at of how many, when the figures of it or its columns come from a sample.
  public var sample: String?

  /// The card of an entity; nil when the excerpt does not hold it (it was not there yet).
  public init?(of id: EntityID, in excerpt: Excerpt) throws {
    let content = excerpt.content
    guard let entity = content[id] else { return nil }
    self.id = id
    name = entity.name
    status = entity.status
    description = entity.description
    owner = entity.owner
    tags = entity.tags
    origin = entity.origin
    fieldOrigins = entity.fieldOrigins
    details = try entity.fields()["details"] ?? .null
    classifications = content.classifications[id] ?? []
    let children = content.entities.values.filter { $0.parent == id }
    columns = children.filter { $0.kind == .column }.sorted { $0.position < $1.position }
      .compactMap { Column($0, of: entity, in: content) }
    inside = children.filter { $0.kind != .column }.map(\.id).sorted()
    insideExtent = Extent(total: excerpt.totalInside, shown: columns.count + inside.count)
    relations = Self.relations(of: id, in: content)
    relationExtent = Extent(total: excerpt.totalLinks, shown: relations.count)
    upstream = Set(content.edges(to: id).map(\.source)).sorted()
    downstream = Set(content.edges(from: id).map(\.target)).sorted()
    let edges = content.edges(to: id).count + content.edges(from: id).count
    lineageExtent = Extent(total: excerpt.totalEdges, shown: edges)
    issues = content.entities(.issue).compactMap(Issue.init)
    sample = ([entity] + children).lazy.compactMap(\.sample).first
  }

  private static func relations(of id: EntityID, in content: CatalogContent) -> [Relation] {
    let outgoing = content.links(from: id).map { ($0, $0.target, false) }
    let incoming = content.links(to: id).map { ($0, $0.source, true) }
    return (outgoing + incoming).map { link, other, isIncoming in
      Relation(
        verb: link.kind, isIncoming: isIncoming, other: other,
        name: content[other]?.name ?? String(other.path), status: link.status)
    }
  }
}

extension EntityCard.Column {
  init?(_ entity: Entity, of owner: Entity, in content: CatalogContent) {
    guard case .column(let column) = entity.details else { return nil }
    id = entity.id
    name = entity.name
    type = column.nativeType.isEmpty ? column.type.rawValue : column.nativeType
    isNullable = column.isNullable
    description = entity.description
    status = entity.status
    classes = (content.classifications[id] ?? []).filter { $0.verdict != .rejected }.map(\.category)
    distinct = column.profile?.distinct
    nullShare = column.profile.flatMap {
      $0.rows == 0 ? nil : Double($0.nulls) / Double($0.rows)
    }
    guard case .dataset(let dataset) = owner.details else { return nil }
    keys = dataset.roles(of: entity.name)
  }
}

extension EntityCard.Issue {
  init?(_ entity: Entity) {
    guard case .issue(let issue) = entity.details else { return nil }
    id = entity.id
    subject = issue.subject
    kind = issue.kind
    severity = issue.severity
    evidence = issue.evidence
    query = issue.query
  }
}

extension Dataset {
  /// What a column does in the keys: `primary key`, `unique`, `→ dataset/x`.
  func roles(of column: String) -> [String] {
    var roles: [String] = []
    if primaryKey?.columns.contains(column) == true { roles.append("primary key") }
    if uniqueKeys.contains(where: { $0.columns == [column] }) { roles.append("unique") }
    for key in foreignKeys where key.columns.contains(column) { roles.append("→ \(key.target)") }
    return roles
  }
}

extension Entity {
  /// What it stands in: the dataset of a column, the source of a dataset, the KPI of a component, the pipeline of a step.
  fileprivate var parent: EntityID? {
    switch details {
    case .column(let column): column.dataset
    case .dataset(let dataset): dataset.source
    case .component(let component): component.metric
    case .step(let step): step.pipeline
    default: nil
    }
  }

  /// Of a column of which only some rows were looked at, how many of how many.
  fileprivate var sample: String? {
    guard case .column(let column) = details, let profile = column.profile, profile.isSampled
    else { return nil }
    return "\(profile.rows) of \(profile.total.map(String.init) ?? "more") rows"
  }

  fileprivate var position: Int {
    if case .column(let column) = details { return column.position }
    return 0
  }
}
