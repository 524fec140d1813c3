import GroundworkModel

extension Brief {
  func writeRequirements(to page: inout MarkdownDocument) {
    let all = standing(.requirement).compactMap { entity in entity.requirement.map { (entity, $0) }
    }
    page.heading(2, "Requirements")
    if all.isEmpty {
      page.paragraph("None yet: they are derived when the figures are planned.")
    }
    let functional = all.filter { $0.1.category != .nonFunctional }
    let others = all.filter { $0.1.category == .nonFunctional }
    if !functional.isEmpty { page.heading(3, "Functional") }
    page.table(
      ["Number", "Requirement", "Priority", "Accepted when", "How it is met", "Why"],
      RequirementGroup.groups(of: functional, in: content).map { group in
        [
          group.numbers, group.text, "\(group.first.priority?.words ?? "")",
          "\(group.first.acceptance ?? "")", group.met(in: content), group.reason,
        ]
      })
    if !others.isEmpty { page.heading(3, "Non-functional") }
    page.table(
      [
        "Number", "Requirement", "Measured by", "Criterion", "Over", "Verified by", "How it is met",
        "Why",
      ],
      RequirementGroup.groups(of: others, in: content).map { group in
        [
          group.numbers, group.text, "\(group.first.metric ?? "")",
          "\(Self.criterion(group.first))", "\(group.first.window ?? "")",
          "\(group.first.verification ?? "")", group.met(in: content), group.reason,
        ]
      })
  }

  private static func criterion(_ requirement: Requirement) -> String {
    let signs = ["<=": "≤", ">=": "≥"]
    let sign = requirement.comparison.map { signs[$0] ?? $0 }
    return [sign, requirement.value].compactMap { $0 }.joined(separator: " ")
  }

  func writeGaps(to page: inout MarkdownDocument) {
    page.heading(2, "Gaps")
    let gaps = standing(.gap)
    if gaps.isEmpty { page.paragraph("Nothing is known to be missing.") }
    page.table(
      ["What is missing", "Kind", "Blocks", "Proposal", "Agreed"],
      gaps.compactMap { entity in
        guard case .gap(let gap) = entity.details else { return nil }
        let blocked = content.links(to: entity.id, .blockedBy).filter { $0.source.kind == .kpi }
        return [
          "\(quoting: gap.reason)", "\(gap.kind.rawValue)",
          "\(Set(blocked.map { name($0.source) }).sorted().joined(separator: ", "))",
          "\(gap.disposition?.words ?? "")",
          "\(gap.accepted.map { $0 ? "yes" : "no" } ?? "open")",
        ]
      })
  }
}

extension Requirement.Priority {
  /// As it is said.
  var words: String { self == .notNow ? "not now" : rawValue }
}
