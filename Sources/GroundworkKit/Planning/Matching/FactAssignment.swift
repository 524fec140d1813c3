import GroundworkModel

/// Puts the components of a group on columns that belong together: one fact, and what it refers to.
///
/// Each dataset that holds a candidate is tried as the fact. A candidate in the fact counts in full; one that the fact
/// refers to many-to-one counts nearly in full, unless it would be added up (its rows repeat); one that is not joined
/// counts little. The fact with the greatest sum wins.
struct FactAssignment {
  /// A column for a component, and the way to it.
  struct Placement: Sendable {
    var candidate: Candidate
    var path: [JoinGraph.Step]?
    /// The score after the way was counted.
    var score: Double
  }

  /// A fact with what was placed.
  struct Result: Sendable {
    var fact: EntityID
    var placements: [EntityID: Placement]
    var total: Double
  }

  let joins: JoinGraph
  /// Candidates of each component; one only where a person has decided.
  let candidates: [EntityID: [Candidate]]

  /// The best assignment of a group, or nil when no component has a candidate.
  func best(for group: FactGroup) -> Result? {
    let required = group.components.filter { $0.component?.required == true }
    let anchors = required.isEmpty ? group.components : required
    let facts = Set(anchors.flatMap { candidates[$0.id] ?? [] }.map(\.table)).sorted()
    let results = facts.map { assign(group, to: $0) }
    return results.max { left, right in
      left.total != right.total ? left.total < right.total : right.fact < left.fact
    }
  }

  private func assign(_ group: FactGroup, to fact: EntityID) -> Result {
    var result = Result(fact: fact, placements: [:], total: 0)
    var taken: Set<EntityID> = []
    let strongest = group.components.sorted { strength($0) > strength($1) }
    for entity in strongest {
      guard let component = entity.component,
        let placement = placement(of: entity.id, component, on: fact, besides: taken)
      else { continue }
      let isWorthIt = component.required || placement.score >= 0.6
      guard isWorthIt else { continue }
      result.placements[entity.id] = placement
      result.total += placement.score * (component.required ? 1 : 0.3)
      if component.slot.wantsItsOwnColumn { taken.insert(placement.candidate.column) }
    }
    return result
  }

  private func strength(_ entity: Entity) -> Double {
    let best = candidates[entity.id]?.first?.score ?? 0
    return entity.component?.required == true ? best + 1 : best
  }

  private func placement(
    of id: EntityID, _ component: Metric.Component, on fact: EntityID, besides taken: Set<EntityID>
  ) -> Placement? {
    var best: Placement?
    for candidate in candidates[id] ?? [] {
      if component.slot.wantsItsOwnColumn, taken.contains(candidate.column) { continue }
      let path = joins.path(from: fact, to: candidate.table)
      let score = candidate.score * nearness(path, component)
      if score > best?.score ?? 0 {
        best = Placement(candidate: candidate, path: path, score: score)
      }
    }
    return best
  }

  private func nearness(_ path: [JoinGraph.Step]?, _ component: Metric.Component) -> Double {
    guard let path else { return 0.3 }
    guard !path.isEmpty else { return 1 }
    if TypeFit.demand(of: component) == .number { return 0.6 }
    let perStep = component.slot == .dimension ? 0.985 : 0.96
    let guessed = path.contains { !$0.isDeclared } ? 0.98 : 1
    return (1..<path.count).reduce(perStep * guessed) { product, _ in product * perStep }
  }
}

extension Metric.Component.Slot {
  /// Whether two such roles of one KPI on one column would be nonsense: start and end, value and plan.
  var wantsItsOwnColumn: Bool {
    switch self {
    case .value, .plan, .weight, .numerator, .denominator, .start, .end: true
    case .key, .date, .member, .planDate, .dimension, .filter: false
    }
  }
}
