import GroundworkModel

/// The content of a catalog, taken back one revision after another.
struct EarlierContent {
  private let answers: [Answer]
  private var entities: [EntityID: Entity]
  private var links: [String: Link]
  private var edges: [String: LineageEdge]
  private var classifications: [String: Classification]

  init(_ content: CatalogContent) {
    answers = content.answers
    entities = content.entities
    links = Dictionary(content.links.map { (LinkRow.name($0), $0) }) { $1 }
    edges = Dictionary(content.edges.map { (EdgeRow.name($0), $0) }) { $1 }
    classifications = Dictionary(
      content.classifications.values.joined().map { (ClassificationRow.name($0), $0) }
    ) { $1 }
  }

  /// Takes back a change; changes must come newest first.
  mutating func undo(_ change: RevisionRow.Change) throws {
    switch change.kind {
    case .entity: try undoEntity(change)
    case .link: try undoLink(change)
    case .edge: try undoEdge(change)
    case .classification: try undoClassification(change)
    }
  }

  /// What is left, answers up to a time.
  func content(answersUntil time: String = "") throws -> CatalogContent {
    CatalogContent(
      entities: Array(entities.values),
      links: links.keys.sorted().compactMap { links[$0] },
      edges: edges.keys.sorted().compactMap { edges[$0] },
      classifications: classifications.keys.sorted().compactMap { classifications[$0] },
      answers: answers.filter { $0.time <= time })
  }

  private mutating func undoEntity(_ change: RevisionRow.Change) throws {
    guard change.action != .created, let entity = entities[change.subject] else {
      entities[change.subject] = nil
      return
    }
    entities[change.subject] = try Entity(
      id: entity.id, fields: entity.fields().merging(change.before))
  }

  private mutating func undoLink(_ change: RevisionRow.Change) throws {
    guard let object = change.object, let kind = LinkKind(rawValue: change.relation) else { return }
    let name = "\(change.subject) \(change.relation) \(object)"
    let present = links[name].map(LinkRow.json) ?? .object([:])
    links[name] =
      change.action == .created
      ? nil : try LinkRow.link(change.subject, kind, object, present.merging(change.before))
  }

  private mutating func undoEdge(_ change: RevisionRow.Change) throws {
    guard let object = change.object,
      let transformation = LineageEdge.Transformation(rawValue: change.relation)
    else { return }
    let name = "\(change.subject) \(change.relation) \(object)"
    let present = edges[name].map(EdgeRow.json) ?? .object([:])
    edges[name] =
      change.action == .created
      ? nil
      : try EdgeRow.edge(change.subject, transformation, object, present.merging(change.before))
  }

  private mutating func undoClassification(_ change: RevisionRow.Change) throws {
    let name = "\(change.subject) \(change.relation)"
    let present = classifications[name].map(ClassificationRow.json) ?? .object([:])
    classifications[name] =
      change.action == .created
      ? nil
      : try ClassificationRow.classification(
        change.subject, change.relation, present.merging(change.before))
  }
}
