import GroundworkModel

/// Which dataset flows into which, from edges between datasets and, where there are none, between their columns.
struct DatasetFlow {
  /// A pair of datasets.
  struct Pair: Hashable, Comparable {
    let source: EntityID
    let target: EntityID

    static func < (left: Pair, right: Pair) -> Bool {
      (left.source, left.target) < (right.source, right.target)
    }
  }

  /// All pairs, sorted, each with how data flows.
  let pairs: [(pair: Pair, style: Diagram.Style)]

  init(of content: CatalogContent) {
    var found: [Pair: Set<LineageEdge.Transformation>] = [:]
    for edge in content.edges {
      guard let source = Self.dataset(edge.source, content),
        let target = Self.dataset(edge.target, content), source != target
      else { continue }
      found[Pair(source: source, target: target), default: []].insert(edge.transformation)
    }
    pairs = found.sorted { $0.key < $1.key }.map { ($0.key, Self.style(of: $0.value)) }
  }

  private static func dataset(_ id: EntityID, _ content: CatalogContent) -> EntityID? {
    guard let entity = content[id], entity.status != .removed else { return nil }
    if case .column(let column) = entity.details { return column.dataset }
    return id.kind == .dataset ? id : nil
  }

  /// One meaning is drawn as itself, several as "data flows".
  private static func style(of kinds: Set<LineageEdge.Transformation>) -> Diagram.Style {
    if kinds.contains(.aggregated) { return .aggregated }
    guard kinds.count == 1, let kind = kinds.first else { return .flow }
    return Diagram.Style(kind)
  }
}

extension Diagram.Style {
  /// The style of a transformation.
  init(_ transformation: LineageEdge.Transformation) {
    switch transformation {
    case .identity: self = .identity
    case .derived: self = .derived
    case .aggregated: self = .aggregated
    case .filter: self = .filter
    case .join: self = .join
    case .masked: self = .masked
    case .hashed: self = .hashed
    }
  }
}
