import Diagrams
import GroundworkModel

extension Brief {
  func writeGoals(to page: inout MarkdownDocument) {
    page.heading(2, "Goals")
    let goals = standing(.goal).sorted { ($0.priority, $0.id) < ($1.priority, $1.id) }
    if goals.isEmpty { page.paragraph("Nobody has named a goal yet.") }
    let isOwned = goals.contains { $0.owner != nil }
    page.table(
      ["Goal", "Today → wanted", "By"] + (isOwned ? ["Owner"] : []) + ["Measured by"],
      goals.map { goalRow($0, isOwned: isOwned) })
    pictures.add(.trace, "From goals to columns", to: &page)
    writeDecisions(to: &page)
    writeStakeholders(to: &page)
    writePersonas(to: &page)
  }

  /// A row of the goals' table; without an owner when nobody owns any.
  private func goalRow(_ entity: Entity, isOwned: Bool) -> [MarkdownText] {
    guard case .goal(let goal) = entity.details else { return [] }
    let through = content.links(from: entity.id, .informedBy).flatMap {
      names(from: $0.target, .uses, .kpi)
    }
    let kpis = Set(names(from: entity.id, .measuredBy, .kpi) + through).sorted()
    return [
      "**\(entity.name)** \(goal.statement == entity.name ? "" : goal.statement)",
      "\(Self.range(goal.baseline, goal.target, goal.unit))", "\(goal.deadline ?? "")",
    ] + (isOwned ? ["\(person(entity.owner))"] : []) + ["\(kpis.joined(separator: ", "))"]
  }

  private static func range(_ from: Double?, _ to: Double?, _ unit: String?) -> String {
    guard from != nil || to != nil else { return "" }
    let sides = [from, to].map { $0.map(Figures.plain) ?? "?" }.joined(separator: " → ")
    return [sides, unit ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
  }

  private func writeDecisions(to page: inout MarkdownDocument) {
    let decisions = standing(.decision)
    guard !decisions.isEmpty else { return }
    page.heading(3, "Decisions that the figures serve")
    page.table(
      ["Decision", "Between", "How often", "Figure may be", "Switches at", "Uses"],
      decisions.map { entity in
        guard case .decision(let decision) = entity.details else { return [] }
        let tolerance = decision.latencyTolerance.map { "\($0) old" } ?? ""
        return [
          "**\(entity.name)** \(decision.statement == entity.name ? "" : decision.statement)",
          "\(decision.options.joined(separator: "; "))", "\(decision.cadence ?? "")",
          "\(tolerance)", "\(decision.threshold ?? "")",
          "\(names(from: entity.id, .uses, .kpi).joined(separator: ", "))",
        ]
      })
  }

  private func writePersonas(to page: inout MarkdownDocument) {
    let personas = standing(.persona)
    guard !personas.isEmpty else { return }
    page.heading(3, "Who will use it")
    page.table(
      ["Group", "People", "At once", "Reached by", "Never sees"],
      personas.map { entity in
        guard case .persona(let persona) = entity.details else { return [] }
        return [
          "\(entity.name)", "\(persona.count.map(Figures.grouped) ?? "")",
          "\(persona.concurrent.map(Figures.grouped) ?? "")",
          "\(persona.channels.joined(separator: ", "))",
          "\(persona.mustNotSee.joined(separator: ", "))",
        ]
      })
  }

  private func writeStakeholders(to page: inout MarkdownDocument) {
    let people = standing(.stakeholder)
    guard !people.isEmpty else { return }
    page.heading(3, "Who was asked")
    page.table(
      ["Who", "Role", "Where"],
      people.map { entity in
        guard case .stakeholder(let details) = entity.details else { return [] }
        return ["\(entity.name)", "\(details.role.words)", "\(details.unit ?? "")"]
      })
  }
}

extension Entity {
  fileprivate var priority: Int {
    if case .goal(let goal) = details { return goal.priority ?? .max }
    return .max
  }
}

extension Stakeholder.Role {
  /// As it is said: `product owner`.
  var words: String {
    switch self {
    case .executive: "executive"
    case .manager: "manager"
    case .analyst: "analyst"
    case .dataScientist: "data scientist"
    case .operations: "operations"
    case .sourceOwner: "source owner"
    case .productOwner: "product owner"
    case .client: "client"
    case .security: "security and compliance"
    case .finance: "finance"
    }
  }
}
