public import GroundworkModel

extension CatalogWriter {
  /// Saves everything a content holds: entities with what they stand in first, then links, lineage, classifications and
  /// answers. Answers are appended, so give them once.
  public func save(_ content: CatalogContent) throws {
    for entity in content.parentsFirst { try save(entity) }
    for link in content.links { try save(link) }
    for edge in content.edges { try save(edge) }
    for id in content.classifications.keys.sorted() {
      for one in content.classifications[id] ?? [] { try save(one) }
    }
    for answer in content.answers { try append(answer) }
  }
}

extension CatalogContent {
  /// All entities in an order in which they can be saved: a column after its dataset, a dataset after its source.
  public var parentsFirst: [Entity] {
    entities.values.sorted { ($0.kind.depth, $0.id) < ($1.kind.depth, $1.id) }
  }
}

extension EntityKind {
  /// How many kinds of things a thing of this kind stands in: a column in a dataset in a source.
  public var depth: Int {
    switch self {
    case .column: 2
    case .dataset, .component, .step: 1
    default: 0
    }
  }
}
