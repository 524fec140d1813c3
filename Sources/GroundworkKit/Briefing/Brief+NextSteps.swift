import GroundworkModel

extension Brief {
  func writeNextSteps(to page: inout MarkdownDocument) {
    page.heading(2, "Next steps")
    page.steps(steps)
  }

  private var steps: [MarkdownText] {
    let all = judged
    func names(_ verdict: Metric.Answerability.Verdict) -> String {
      all.filter { $0.verdict.verdict == verdict }.map(\.entity.name).joined(separator: ", ")
    }
    var steps: [MarkdownText] = []
    let proposed = content.links.filter { $0.kind == .satisfiedBy && $0.status == .proposed }
    if !proposed.isEmpty {
      steps.append(
        "Have an analyst confirm \(Figures.count(proposed.count, "proposed column")): \(code: "scaffold plan")."
      )
    }
    let agreed = standing(.choice).compactMap(\.choice).first { $0.topic == "first-slice" }
    let slice = agreed?.parameters["kpis"] ?? names(.answerable)
    if !slice.isEmpty {
      steps.append(
        "Build the first slice\(agreed == nil ? "" : ", as agreed"): \(slice) – \(code: "scaffold generate")."
      )
    }
    let sliced = slice.split(separator: ",").map { String($0).trimmed }
    let careful = all.filter { $0.verdict.verdict == .caveat && !sliced.contains($0.entity.name) }
      .map(\.entity.name)
    if !careful.isEmpty {
      let names = careful.joined(separator: ", ")
      steps.append("Add the figures that need care, with the cares named above: \(names).")
    }
    steps += gapSteps
    if !names(.blocked).isEmpty {
      steps.append("Then, when their gaps are closed: \(names(.blocked)).")
    }
    let open = standing(.question).count + openConflicts.count
    if open > 0 { steps.append("Close the open points below (\(open)).") }
    return steps.isEmpty ? ["Talk to a stakeholder: \(code: "scaffold interview")."] : steps
  }

  /// A step for each gap that blocks a figure, one for all the others.
  private var gapSteps: [MarkdownText] {
    let open = standing(.gap).compactMap { entity -> (Entity, Gap)? in
      guard case .gap(let gap) = entity.details, gap.accepted == nil else { return nil }
      return (entity, gap)
    }
    func blocks(_ entity: Entity) -> Bool {
      content.links(to: entity.id, .blockedBy).contains { $0.source.kind == .kpi }
    }
    let pressing = open.filter { blocks($0.0) }.map { entity, gap -> MarkdownText in
      "Decide: \(entity.name) – \(gap.disposition?.words ?? "no proposal yet")."
    }
    let others = open.filter { !blocks($0.0) }.map(\.0.name)
    guard !others.isEmpty else { return pressing }
    return pressing + [
      "Agree to the proposals for gaps that block nothing: \(others.joined(separator: "; "))."
    ]
  }

  func writeOpenPoints(to page: inout MarkdownDocument) {
    page.heading(2, "Open points")
    let all = standing(.conflict) + standing(.question) + standing(.assumption)
    if all.isEmpty { page.paragraph("None.") }
    writeConflicts(to: &page)
    writeQuestions(to: &page)
    writeAssumptions(to: &page)
  }

  private func writeConflicts(to page: inout MarkdownDocument) {
    let conflicts = standing(.conflict)
    guard !conflicts.isEmpty else { return }
    page.heading(3, "Disagreements")
    page.table(
      ["About", "Question", "Who says what", "Settled"],
      conflicts.compactMap { entity in
        guard case .conflict(let conflict) = entity.details else { return nil }
        let sides = conflict.positions.map { "\(name($0.stakeholder)): \($0.statement)" }
        return [
          "\(entity.name)", "\(conflict.question)", "\(sides.joined(separator: " – "))",
          Self.settlement(of: conflict),
        ]
      })
  }

  /// Disagreements that nobody has settled.
  var openConflicts: [Entity] {
    standing(.conflict).filter { entity in
      if case .conflict(let conflict) = entity.details { conflict.isOpen } else { false }
    }
  }

  /// What a conflict was settled on, by whom and why.
  private static func settlement(of conflict: Conflict) -> MarkdownText {
    guard let resolution = conflict.resolution else { return "open" }
    let by = conflict.resolvedBy.map { ", by \($0)" } ?? ""
    let why = conflict.reason.map { ": \($0)" } ?? ""
    return "\(resolution)\(by)\(why)"
  }

  private func writeQuestions(to page: inout MarkdownDocument) {
    let questions = standing(.question)
    guard !questions.isEmpty else { return }
    page.heading(3, "Open questions")
    page.table(
      ["Question", "Ask", "From"],
      questions.compactMap { entity in
        guard case .question(let question) = entity.details else { return nil }
        return [
          "\(question.text)", "\(question.askRole?.words ?? "")",
          "\(question.question ?? entity.origin.actor)",
        ]
      })
  }

  private func writeAssumptions(to page: inout MarkdownDocument) {
    let assumptions = standing(.assumption)
    guard !assumptions.isEmpty else { return }
    page.heading(3, "Assumptions")
    page.table(
      ["Taken as true", "Stands for", "Until"],
      assumptions.compactMap { entity in
        guard case .assumption(let assumption) = entity.details else { return nil }
        return [
          "\(assumption.text)", "\(assumption.question ?? "")", "\(assumption.closesWhen ?? "")",
        ]
      })
  }
}

extension String {
  fileprivate var trimmed: String {
    String(
      trimmingPrefix { $0.isWhitespace }.reversed().trimmingPrefix { $0.isWhitespace }.reversed())
  }
}
