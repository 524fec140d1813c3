import GroundworkModel

/// How one thing depends directly on another.
enum Dependency: Hashable {
  /// It is made from it.
  case flow(LineageEdge.Transformation, expression: String?)
  /// It tests it.
  case check(kind: String)
  /// It refers to it by a foreign key.
  case reference
  /// It stands in it: a column in its dataset.
  case part
  /// It is linked to it, its left end.
  case link(LinkKind)
}

/// What depends directly on an entity.
struct Dependants {
  /// Links whose left end depends on the right one.
  static let links: [LinkKind] = [
    .satisfiedBy, .realisedBy, .needs, .uses, .measuredBy, .informedBy, .consumes,
  ]

  let content: CatalogContent
  private var known: [EntityID: [(EntityID, Dependency)]] = [:]

  init(content: CatalogContent) {
    self.content = content
    for entity in content.entities.values {
      switch entity.details {
      case .check(let check):
        known[check.subject, default: []].append((entity.id, .check(kind: check.kind)))
      case .dataset(let dataset): add(dataset, entity.id)
      case .column(let column): known[column.dataset, default: []].append((entity.id, .part))
      default: break
      }
    }
  }

  private mutating func add(_ dataset: Dataset, _ id: EntityID) {
    known[dataset.source, default: []].append((id, .part))
    for key in dataset.foreignKeys {
      for (column, target) in zip(key.columns, key.targetColumns) {
        known[key.target.child(.column, target), default: []].append(
          (id.child(.column, column), .reference))
      }
    }
  }

  /// Each thing with how it depends, sorted by id.
  func dependencies(on id: EntityID) -> [(id: EntityID, dependency: Dependency)] {
    let flows = content.edges(from: id).map {
      ($0.target, Dependency.flow($0.transformation, expression: $0.expression))
    }
    let links = content.accepted(to: id).filter { link in
      Self.links.contains(link.kind)
        || link.kind == .derivedFrom && link.source.kind == .requirement
    }.map { ($0.source, Dependency.link($0.kind)) }
    return (flows + (known[id] ?? []) + links)
      .filter { found, _ in content[found].map { $0.status != .removed } ?? false }
      .sorted { $0.0 < $1.0 }.map { (id: $0.0, dependency: $0.1) }
  }

  /// Each thing once, sorted.
  func next(of id: EntityID) -> [EntityID] {
    var seen: Set<EntityID> = []
    return dependencies(on: id).map(\.id).filter { seen.insert($0).inserted }
  }

  /// The owner written on a thing, or the stakeholder who owns or stated it.
  func owner(of id: EntityID) -> String? {
    if let owner = content[id]?.owner {
      return EntityID(owner).flatMap { content[$0]?.name } ?? owner
    }
    let owners = content.accepted(to: id, .owns).map(\.source).sorted()
    let speakers = content.accepted(from: id, .statedBy).map(\.target).sorted()
    return (owners + speakers).first.flatMap { content[$0]?.name }
  }
}
