public import GroundworkModel
import Interviewing

/// A plan as what a person or another program reads.
public struct PlanReport: Encodable, Sendable {
  /// A KPI with its verdict and mappings.
  public struct KPI: Encodable, Sendable {
    /// The KPI.
    public var id: EntityID
    /// Its name.
    public var name: String
    /// Whether it can be computed.
    public var verdict: Metric.Answerability.Verdict
    /// Why not, or only with care.
    public var reasons: [String]
    /// What fills its roles.
    public var components: [Component]
  }

  /// A role with what fills it.
  public struct Component: Encodable, Sendable {
    /// The component.
    public var id: EntityID
    /// What it does in the formula.
    public var slot: String
    /// What is wanted.
    public var role: String
    /// Whether the figure cannot do without.
    public var required: Bool
    /// Pinned, confirmed, proposed or unmatched.
    public var standing: ComponentMatch.Standing
    /// The column.
    public var column: EntityID?
    /// How sure, 0…1.
    public var confidence: Double?
    /// Why.
    public var evidence: [String]
    /// The columns looked at, best first.
    public var candidates: [Option]
    /// How many columns were looked at.
    public var total: Int
    /// How many of them are listed.
    public var shown: Int
  }

  /// A column that could fill a role.
  public struct Option: Encodable, Sendable {
    /// The column.
    public var column: EntityID
    /// How sure, 0…1.
    public var score: Double
    /// Why.
    public var reasons: [String]
  }

  /// A record that was derived, with its reason.
  public struct Record: Encodable, Sendable {
    /// The record.
    public var id: EntityID
    /// Its name.
    public var name: String
    /// What it says: the requirement, the chosen option, what is missing.
    public var text: String
    /// The rule that concluded it.
    public var rule: String
    /// What the rule read.
    public var inputs: [String]
    /// How a requirement is met by what would be generated, in Markdown; nil for other records.
    public var met: String?
  }

  /// `answerable KPIs 5/7`.
  public var headline: String
  /// Every KPI.
  public var kpis: [KPI]
  /// Architecture decisions.
  public var decisions: [Record]
  /// Functional and non-functional requirements.
  public var requirements: [Record]
  /// What is missing.
  public var gaps: [Record]
  /// Questions back to people.
  public var questions: [Record]
  /// What was taken as true.
  public var assumptions: [String]

  /// How many requirements are met by what: `80 requirements: 61 generated, …`.
  public var met: String

  /// A report with so many candidates per role.
  public init(_ plan: Plan, candidates limit: Int = 3) {
    let means = Dictionary(uniqueKeysWithValues: plan.fulfilments.map { ($0.requirement, $0) })
    met = plan.fulfilments.headline
    headline = plan.headline
    kpis = plan.content.entities(.kpi).compactMap { Self.kpi($0, plan, limit) }
    decisions = DecisionRecord.records(of: plan.content).map { entity, choice in
      Record(
        id: entity.id, name: entity.name, text: choice.selected + Self.settings(choice),
        rule: choice.rule ?? "", inputs: choice.inputs)
    }
    requirements = Self.standing(.requirement, plan).compactMap { entity in
      guard case .requirement(let details) = entity.details else { return nil }
      return Record(
        id: entity.id, name: entity.name, text: details.text, rule: details.rule ?? "",
        inputs: details.inputs, met: means[entity.id]?.markdown)
    }
    gaps = Self.standing(.gap, plan).compactMap { entity in
      guard case .gap(let details) = entity.details else { return nil }
      let proposal = details.disposition.map { " Proposed: \($0.rawValue)." } ?? ""
      return Record(
        id: entity.id, name: entity.name, text: details.reason + proposal,
        rule: details.rule ?? "", inputs: details.inputs)
    }
    questions = Self.standing(.question, plan).compactMap { entity in
      guard case .question(let details) = entity.details, entity.origin.isOfPlan else { return nil }
      return Record(
        id: entity.id, name: entity.name, text: details.text, rule: entity.origin.actor, inputs: [])
    }
    assumptions = Self.standing(.assumption, plan).map { entity in
      if case .assumption(let details) = entity.details { details.text } else { entity.name }
    }
  }

  private static func standing(_ kind: EntityKind, _ plan: Plan) -> [Entity] {
    plan.content.entities(kind).filter { $0.status != .removed }
  }

  private static func settings(_ choice: Choice) -> String {
    guard !choice.parameters.isEmpty else { return "" }
    let words = choice.parameters.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
    return " (\(words.joined(separator: ", ")))"
  }

  private static func kpi(_ entity: Entity, _ plan: Plan, _ limit: Int) -> KPI? {
    guard let verdict = plan.answerability[entity.id] else { return nil }
    let components = plan.matches.filter { $0.kpi == entity.id }.compactMap { match in
      plan.content[match.component]?.component.map { component(match, $0, limit) }
    }
    return KPI(
      id: entity.id, name: entity.name, verdict: verdict.verdict, reasons: verdict.reasons,
      components: components)
  }

  private static func component(
    _ match: ComponentMatch, _ component: Metric.Component, _ limit: Int
  ) -> Component {
    let shown = match.candidates.prefix(limit).map {
      Option(column: $0.column, score: $0.score, reasons: $0.reasons)
    }
    return Component(
      id: match.component, slot: component.slot.rawValue, role: component.role,
      required: component.required, standing: match.standing, column: match.column,
      confidence: match.confidence, evidence: match.evidence, candidates: shown,
      total: match.candidates.count, shown: shown.count)
  }
}
