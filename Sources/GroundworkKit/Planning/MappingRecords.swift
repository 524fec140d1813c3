import GroundworkModel

/// Turns matches into links from components to columns, and unmatched components into gaps.
struct MappingRecords {
  private(set) var entities: [Entity] = []
  private(set) var links: [Link] = []

  private let content: CatalogContent
  private let matcher = Origin(.rule, Origin.matcher)

  init(_ situation: Situation, _ wishes: Planner.Wishes) {
    content = situation.content
    for match in situation.matches {
      guard let component = content[match.component]?.component else { continue }
      if let column = match.column {
        links.append(link(match, to: column, wishes))
      } else if component.required {
        addGap(match, component)
      } else if component.slot == .filter {
        addAssumption(match, component)
      }
    }
    for (component, columns) in wishes.rejected {
      links += columns.map {
        Link(component, .satisfiedBy, $0, status: .rejected, origin: Origin(.person, wishes.person))
      }
    }
  }

  /// The stored link when a person has decided before; else a new one with its origin.
  private func link(
    _ match: ComponentMatch, to column: EntityID, _ wishes: Planner.Wishes
  ) -> Link {
    let stored = content.links(from: match.component, .satisfiedBy).first { $0.target == column }
    let isPinnedNow = wishes.pins[match.component] != nil
    if let stored, stored.status == .confirmed, !isPinnedNow { return stored }
    let isConfirmed = match.standing == .confirmed || match.standing == .pinned
    return Link(
      match.component, .satisfiedBy, column, status: isConfirmed ? .confirmed : .proposed,
      confidence: match.confidence, evidence: match.evidence,
      origin: origin(of: match, wishes, isPinnedNow: isPinnedNow))
  }

  private func origin(
    of match: ComponentMatch, _ wishes: Planner.Wishes, isPinnedNow: Bool
  ) -> Origin {
    if isPinnedNow { return Origin(.person, wishes.person, reference: "--map") }
    if wishes.confirmed.contains(match.component) { return Origin(.person, wishes.person) }
    guard match.standing == .confirmed, let accept = wishes.accept else { return matcher }
    return Origin(.rule, Origin.matcher, reference: "--accept \(accept)")
  }

  private mutating func addGap(_ match: ComponentMatch, _ component: Metric.Component) {
    let kpi = content[match.kpi]?.name ?? match.kpi.rawValue
    let best = match.candidates.first.map {
      "; the nearest is `\($0.column.path)` (\(Percent.text($0.score)))"
    }
    var gap = Gap(
      kind: .data,
      reason: "No column holds `\(component.role)` for \(kpi)"
        + (component.meaning.map { ": \($0)" } ?? "") + (best ?? "") + ".")
    gap.disposition = disposition(for: component, match)
    gap.rule = Origin.matcher
    gap.inputs = ["needed: \(component.role)", "candidates: \(match.candidates.count)"]
    let id = EntityID(.gap, slug: "no column \(match.component.path)")
    entities.append(
      Entity(
        id: id, name: "No column for \(component.role) (\(kpi))", description: gap.reason,
        status: .proposed, details: gap.details, origin: matcher))
    links.append(Link(match.component, .blockedBy, id, origin: matcher))
    links.append(Link(match.kpi, .blockedBy, id, origin: matcher))
    links.append(Link(id, .concerns, match.component, origin: matcher))
  }

  /// A near column may stand in; a date or state is captured from now on; anything else is a matter for the source.
  private func disposition(
    for component: Metric.Component, _ match: ComponentMatch
  ) -> Gap.Disposition {
    if let best = match.candidates.first, best.score >= 0.4 { return .approximate }
    switch component.slot {
    case .date, .start, .end, .filter: return .captureFromNow
    case .plan, .planDate: return .fixSource
    default: return .fixSource
    }
  }

  /// An exclusion that no column can make is assumed not to matter, and said so.
  private mutating func addAssumption(_ match: ComponentMatch, _ component: Metric.Component) {
    let kpi = content[match.kpi]?.name ?? match.kpi.rawValue
    let values = component.condition?.values.joined(separator: ", ") ?? ""
    let rows = values.isEmpty ? "rows to be left out" : "rows with \(values)"
    var assumption = Assumption(
      text: "\(kpi) counts every row: no column `\(component.role)` tells \(rows) apart")
    assumption.closesWhen = "a column is mapped to `\(match.component)`"
    let id = EntityID(.assumption, slug: "no filter \(match.component.path)")
    entities.append(
      Entity(
        id: id, name: assumption.text, status: .proposed, details: assumption.details,
        origin: matcher))
    links.append(Link(id, .concerns, match.kpi, origin: matcher))
  }
}
