import GroundworkModel

extension Diagram.Node {
  /// A goal, decision, KPI, KPI input or gap as a card.
  init(intent entity: Entity) {
    self.init(id: entity.id.rawValue, role: Diagram.Role(intent: entity.kind), title: entity.name)
    switch entity.details {
    case .goal(let goal): lines = [Self.aim(of: goal)].compactMap { $0 }
    case .decision(let decision): lines = [decision.cadence].compactMap { $0 }
    case .kpi(let metric): describe(metric)
    case .component(let component):
      lines = [component.slot.rawValue + (component.required ? "" : ", optional")]
    case .gap(let gap): lines = [gap.reason]
    default: break
    }
  }

  private mutating func describe(_ metric: Metric) {
    let facts = [metric.unit, metric.reportGrain.map { "by \($0.rawValue)" }].compactMap { $0 }
    if !facts.isEmpty { lines = [facts.joined(separator: " · ")] }
    switch metric.answerability?.verdict {
    case .answerable: badges = [.answerable]
    case .caveat: badges = [.caveat]
    case .blocked: badges = [.blocked]
    case nil: lines.append("not planned yet")
    }
  }

  /// `12 % → 8 % by 2027-01-01`
  private static func aim(of goal: Goal) -> String? {
    let unit = goal.unit.map { " \($0)" } ?? ""
    let figures = [goal.baseline, goal.target].compactMap { $0 }.map { Self.number($0) + unit }
    let deadline = goal.deadline.map { "by \($0)" }
    let words = [figures.joined(separator: " → "), deadline ?? ""].filter { !$0.isEmpty }
    return words.isEmpty ? nil : words.joined(separator: " ")
  }

  private static func number(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
  }
}

extension Diagram.Role {
  fileprivate init(intent kind: EntityKind) {
    switch kind {
    case .goal: self = .goal
    case .decision: self = .decision
    case .kpi: self = .kpi
    case .component: self = .component
    case .gap: self = .gap
    case .persona, .stakeholder: self = .persona
    case .dashboard: self = .dashboard
    default: self = .requirement
    }
  }
}
