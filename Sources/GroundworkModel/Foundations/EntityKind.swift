/// What an entity is; the raw value is the prefix of its id (`kpi/churn-rate`).
///
/// A closed set: every kind has one payload in ``EntityDetails`` and appears in ``LinkKind/allowedPairs``.
public enum EntityKind: String, Codable, CaseIterable, Sendable {
  // Intent: what people want and why.
  case project, stakeholder, goal, decision, kpi, component, event, subject, persona
  case useCase = "use-case"
  case requirement = "req"
  case choice, gap, pain, assumption, question, conflict, term
  // Data: what exists.
  case source, dataset, column, issue
  // Flow: what is built and what it did.
  case pipeline, step, artifact, check, dashboard, alert, run
}

extension EntityKind: Comparable {
  /// Order of declaration: intent, data, flow.
  public static func < (left: EntityKind, right: EntityKind) -> Bool { left.rank < right.rank }

  private var rank: Int { Self.ranks[self] ?? 0 }

  private static let ranks = Dictionary(
    uniqueKeysWithValues: allCases.enumerated().map { ($1, $0) })
}
