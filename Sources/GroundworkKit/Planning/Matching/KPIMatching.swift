public import GroundworkModel

/// Matches the components of every KPI to columns, KPI by KPI.
public struct KPIMatching: Sendable {
  /// Below this a proposal is not made: the component has no column.
  public static let proposalFloor = 0.5
  /// The same beside a column that a person chose: the rest of the figure is likely to stand in its dataset.
  public static let anchoredFloor = 0.35

  private let content: CatalogContent
  private let matcher: ColumnMatcher
  let tables: [SourceTable]
  let joins: JoinGraph

  /// Ready to match against the scanned datasets of a catalog.
  public init(_ content: CatalogContent, _ thesaurus: Thesaurus) {
    self.content = content
    tables = content.sourceTables(thesaurus)
    matcher = ColumnMatcher(tables, thesaurus)
    joins = JoinGraph(tables)
  }

  /// One match per component, sorted by KPI and component.
  ///
  /// - Parameter pins: columns that a person chooses now; they win over everything.
  public func matches(pins: [EntityID: EntityID] = [:]) -> [ComponentMatch] {
    content.entities(.kpi).filter { $0.status != .removed }.flatMap { kpi in
      FactGroup.groups(of: content.components(of: kpi.id)).flatMap { match($0, of: kpi.id, pins) }
    }.sorted { ($0.kpi, $0.component) < ($1.kpi, $1.component) }
  }

  private func match(
    _ group: FactGroup, of kpi: EntityID, _ pins: [EntityID: EntityID]
  ) -> [ComponentMatch] {
    var candidates: [EntityID: [Candidate]] = [:]
    var decided: [EntityID: ComponentMatch.Standing] = [:]
    var shown: [EntityID: [Candidate]] = [:]
    for entity in group.components {
      guard let component = entity.component else { continue }
      let rejected = rejectedColumns(of: entity.id)
      let found = matcher.candidates(for: component).filter { !rejected.contains($0.column) }
      shown[entity.id] = found
      candidates[entity.id] = found
      guard let (column, standing) = decision(on: entity.id, pins) else { continue }
      decided[entity.id] = standing
      candidates[entity.id] = [decidedCandidate(column, for: component)]
    }
    // What a person decided anchors the fact, however little the names say.
    let weighed = candidates.reduce(into: candidates) { all, entry in
      if decided[entry.key] != nil { all[entry.key]?[0].score = 1 }
    }
    let best = FactAssignment(joins: joins, candidates: weighed).best(for: group)
    return group.components.map { entity in
      report(
        entity, of: kpi, best, decided[entity.id], candidates[entity.id] ?? [],
        shown[entity.id] ?? [],
        floor: decided.isEmpty ? Self.proposalFloor : Self.anchoredFloor)
    }
  }

  private func rejectedColumns(of component: EntityID) -> Set<EntityID> {
    let links = content.links(from: component, .satisfiedBy).filter { $0.status == .rejected }
    return Set(links.map(\.target))
  }

  private func decidedCandidate(_ column: EntityID, for component: Metric.Component) -> Candidate {
    matcher.candidate(for: component, column: column)
      ?? Candidate(
        column: column, table: column.parent(.dataset) ?? column, score: 0,
        reasons: ["no longer in the source"])
  }

  /// What a person said about a component: pinned now, or confirmed before.
  private func decision(
    on component: EntityID, _ pins: [EntityID: EntityID]
  ) -> (EntityID, ComponentMatch.Standing)? {
    if let pin = pins[component] { return (pin, .pinned) }
    let links = content.links(from: component, .satisfiedBy).filter { $0.status == .confirmed }
    guard let link = links.min(by: { Self.rank($0) < Self.rank($1) }) else { return nil }
    return (link.target, link.evidence == [Self.pinEvidence] ? .pinned : .confirmed)
  }

  /// The evidence line of a pinned link.
  static let pinEvidence = "pinned by hand"

  private static func rank(_ link: Link) -> (Int, String) {
    (link.origin.kind == .person ? 0 : 1, link.target.rawValue)
  }

  private func report(
    _ entity: Entity, of kpi: EntityID, _ best: FactAssignment.Result?,
    _ decided: ComponentMatch.Standing?, _ candidates: [Candidate], _ shown: [Candidate],
    floor: Double
  ) -> ComponentMatch {
    var match = ComponentMatch(
      component: entity.id, kpi: kpi, standing: .unmatched, column: nil, confidence: nil,
      fact: best?.fact, via: [], evidence: [], candidates: shown, isJoinInferred: false,
      isUnjoined: false)
    let placement = best?.placements[entity.id]
    if let decided, let candidate = candidates.first {
      match.standing = decided
      match.column = candidate.column
      let stored = content.links(from: entity.id, .satisfiedBy)
        .first { $0.target == candidate.column && $0.status == .confirmed }
      match.confidence = stored?.confidence ?? candidate.score
      match.evidence =
        decided == .pinned ? [Self.pinEvidence] : stored?.evidence ?? candidate.reasons
    } else if let placement, placement.score >= floor {
      match.standing = .proposed
      match.column = placement.candidate.column
      match.confidence = ColumnMatcher.rounded(placement.score)
      match.evidence = placement.candidate.reasons
    } else {
      return match
    }
    let path =
      placement?.path ?? best.flatMap { joins.path(from: $0.fact, to: candidates[0].table) }
    match.via = (path ?? []).map(\.to)
    match.isUnjoined = path == nil
    match.isJoinInferred = path?.contains { !$0.isDeclared } ?? false
    if decided == nil { match.evidence += (path ?? []).map { joinReason($0) } }
    return match
  }

  private func joinReason(_ step: JoinGraph.Step) -> String {
    "joined by \(joins.words(step))" + (step.isDeclared ? "" : " (concluded from names)")
  }
}

extension CatalogContent {
  /// The components a KPI needs, vanished ones left out, sorted by id.
  func components(of kpi: EntityID) -> [Entity] {
    links(from: kpi, .needs).map(\.target).filter { $0.kind == .component }.sorted()
      .compactMap { self[$0] }.filter { $0.status != .removed }
  }
}
