import GroundworkModel

/// Puts one reason into words.
struct WhySentence {
  let column: EntityID
  let kpi: Entity
  let component: Entity?
  let goal: EntityID?
  let purpose: Purpose
  let role: Why.Reason.Role
  let content: CatalogContent

  var text: String {
    "`\(content.shortName(column))` exists because \(cause) \(aim)\(decided)."
  }

  private var cause: String {
    let name = "KPI *\(kpi.name)*"
    let input = component.map { " (component \($0.name))" } ?? ""
    return switch role {
    case .figure: "it holds \(name), which"
    case .input: component == nil ? "it feeds \(name), which" : name + input
    case .join: "rows are joined or filtered by it for \(name), which"
    case .key: "it is a key of `\(dataset)`, from which \(name) is made, which"
    case .requirement: name
    }
  }

  private var dataset: String { column.parent(.dataset).map(content.shortName) ?? "" }

  private var aim: String {
    guard let goal = goal.flatMap({ content[$0] }) else { return "is wanted, for no recorded goal" }
    guard let through = purpose.through.first.flatMap({ content[$0] }) else {
      return "measures goal *\(goal.name)*"
    }
    return "is part of KPI *\(through.name)*, which measures goal *\(goal.name)*"
  }

  private var decided: String {
    let decisions = purpose.decisions.compactMap { content[$0] }
    guard !decisions.isEmpty else { return "" }
    return " and informs the decision " + decisions.map(words).joined(separator: " and ")
  }

  /// `*Choose the weekly promotion* (weekly, by Olga)`
  private func words(_ decision: Entity) -> String {
    var facts: [String] = []
    if case .decision(let details) = decision.details, let cadence = details.cadence {
      facts.append(cadence)
    }
    if let owner = owner(of: decision) { facts.append("by " + owner) }
    return "*\(decision.name)*" + (facts.isEmpty ? "" : " (\(facts.joined(separator: ", ")))")
  }

  private func owner(of decision: Entity) -> String? {
    if let owner = decision.owner { return EntityID(owner).flatMap { content[$0]?.name } ?? owner }
    return content.accepted(from: decision.id, .statedBy).first.flatMap { content[$0.target]?.name }
  }

  static func requirement(
    _ requirement: Entity, of column: EntityID, in content: CatalogContent
  ) -> String {
    let number = requirement.id.path
    var reasons = content.accepted(from: requirement.id, .derivedFrom).map(\.target).sorted()
    reasons.removeAll { content[$0] == nil }
    let because =
      reasons.isEmpty
      ? "" : ", derived from " + reasons.map { "`\($0)`" }.joined(separator: ", ")
    return "`\(content.shortName(column))` exists because requirement \(number) "
      + "*\(requirement.name)* is realised by it\(because)."
  }
}
