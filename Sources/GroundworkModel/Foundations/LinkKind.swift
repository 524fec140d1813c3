/// The verbs that connect entities, each with the pairs of kinds it may join.
public enum LinkKind: String, Codable, CaseIterable, Sendable {
  /// A goal is informed by a decision.
  case informedBy = "informed-by"
  /// A goal is measured by a KPI.
  case measuredBy = "measured-by"
  /// A decision uses a KPI.
  case uses
  /// A KPI needs a component or another KPI; a component needs a subject.
  case needs
  /// A component is satisfied by a column.
  case satisfiedBy = "satisfied-by"
  /// Something is blocked by a gap.
  case blockedBy = "blocked-by"
  /// A KPI guards another against being gamed.
  case guards
  /// A requirement, KPI or component is realised by what was generated.
  case realisedBy = "realised-by"
  /// A requirement is verified by a check.
  case verifiedBy = "verified-by"
  /// A requirement, choice or gap is derived from what made it necessary.
  case derivedFrom = "derived-from"
  /// Anything was stated by a stakeholder.
  case statedBy = "stated-by"
  /// Two of a kind contradict each other.
  case conflictsWith = "conflicts-with"
  /// Two of a kind say the same.
  case duplicates
  /// A stakeholder owns something.
  case owns
  /// A persona, dashboard or use case consumes something.
  case consumes
  /// A gap, pain or question concerns something.
  case concerns
  /// A term defines what a thing means.
  case defines
}

extension LinkKind {
  /// A set of kinds allowed at one end.
  public struct Pair: Hashable, Sendable {
    /// Kinds allowed on the left.
    public let sources: Set<EntityKind>
    /// Kinds allowed on the right.
    public let targets: Set<EntityKind>
  }

  /// The pairs this verb may join; everything else is refused with this list.
  public var allowedPairs: [Pair] {
    switch self {
    case .informedBy: [pair([.goal], [.decision])]
    case .measuredBy: [pair([.goal], [.kpi])]
    case .uses: [pair([.decision, .useCase, .dashboard, .alert], [.kpi])]
    case .needs:
      [
        pair([.kpi], [.component, .kpi]), pair([.component], [.subject]),
        pair([.event], [.subject]),
      ]
    case .satisfiedBy: [pair([.component, .subject], [.column]), pair([.event], [.dataset])]
    case .blockedBy: [pair([.component, .kpi, .requirement], [.gap])]
    case .guards: [pair([.kpi], [.kpi])]
    case .realisedBy:
      [
        pair(
          [.requirement, .kpi, .component, .subject, .choice],
          [.artifact, .dataset, .column, .check, .step, .pipeline, .dashboard, .alert])
      ]
    case .verifiedBy: [pair([.requirement, .kpi, .component], [.check, .run])]
    case .derivedFrom:
      [pair([.requirement, .choice, .gap, .check, .assumption, .question, .artifact], any)]
    case .statedBy: [pair(any, [.stakeholder])]
    case .conflictsWith, .duplicates: EntityKind.allCases.map { pair([$0], [$0]) }
    case .owns: [pair([.stakeholder], any)]
    case .consumes: [pair([.persona, .useCase, .dashboard, .stakeholder], any)]
    case .concerns: [pair([.gap, .pain, .question, .conflict, .issue, .assumption], any)]
    case .defines: [pair([.term], any)]
    }
  }

  /// Whether this verb may join these kinds.
  public func allows(_ source: EntityKind, _ target: EntityKind) -> Bool {
    allowedPairs.contains { $0.sources.contains(source) && $0.targets.contains(target) }
  }

  private var any: Set<EntityKind> { Set(EntityKind.allCases) }

  private func pair(_ sources: Set<EntityKind>, _ targets: Set<EntityKind>) -> Pair {
    Pair(sources: sources, targets: targets)
  }
}
