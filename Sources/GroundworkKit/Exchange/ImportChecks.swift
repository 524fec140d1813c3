import GroundworkModel

/// What cannot be seen in one record: ids that stand twice, ends that are not there, pairs that a verb may not join.
struct ImportChecks {
  private(set) var diagnostics: [Diagnostic] = []
  private var places: [EntityID: SourceLocation] = [:]

  init(_ reading: ImportReading, isKnown: (EntityID) -> Bool) {
    for entity in reading.entities { addEntity(entity) }
    let here = Set(places.keys)
    func exists(_ id: EntityID) -> Bool { here.contains(id) || isKnown(id) }
    for entity in reading.entities {
      for id in entity.value.details.parents where !exists(id) { miss(id, at: entity.location) }
    }
    for link in reading.links { check(link, exists) }
    for edge in reading.edges {
      for end in [edge.value.source, edge.value.target] + [edge.value.step].compactMap({ $0 })
      where !exists(end) {
        miss(end, at: edge.location)
      }
    }
  }

  private mutating func addEntity(_ entity: Placed<Entity>) {
    if let first = places[entity.value.id] {
      diagnostics.append(
        Diagnostic(
          rule: "duplicate-id", message: "`\(entity.value.id)` stands twice",
          location: entity.location, help: "it stands first at \(first)"))
    } else {
      places[entity.value.id] = entity.location
    }
  }

  private mutating func check(_ link: Placed<Link>, _ exists: (EntityID) -> Bool) {
    let (source, kind, target) = (link.value.source, link.value.kind, link.value.target)
    for end in [source, target] where !exists(end) { miss(end, at: link.location) }
    guard !kind.allows(source.kind, target.kind) else { return }
    diagnostics.append(
      Diagnostic(
        rule: "link-not-allowed",
        message: "a \(source.kind.rawValue) may not be \(kind.rawValue) a \(target.kind.rawValue)",
        location: link.location))
  }

  private mutating func miss(_ id: EntityID, at location: SourceLocation) {
    diagnostics.append(
      Diagnostic(
        rule: "dangling-reference", message: "nothing has the id `\(id)`", location: location))
  }
}

extension EntityDetails {
  /// What must be there before it.
  fileprivate var parents: [EntityID] {
    switch self {
    case .column(let column): [column.dataset]
    case .dataset(let dataset): [dataset.source]
    case .component(let component): [component.metric]
    case .step(let step): [step.pipeline]
    default: []
    }
  }
}
