import GroundworkModel

extension Brief {
  func writeKPIs(to page: inout MarkdownDocument) {
    page.heading(2, "KPIs")
    let all = judged
    if all.isEmpty { page.paragraph("Nobody has named a figure yet.") }
    page.table(
      [
        "KPI", "Can it be computed?", "Today → wanted", "Shown per", "Owner",
        "Why not, or with which care",
      ],
      all.map { kpi in
        [
          "**\(kpi.entity.name)**", kpi.verdict.verdict.mark, "\(Self.target(kpi.metric))",
          "\(kpi.metric.reportGrain?.rawValue ?? "")", "\(person(kpi.entity.owner))",
          "\(quoting: kpi.verdict.reasons.joined(separator: "; "))",
        ]
      })
  }

  /// What each figure means, computed from what: an appendix, one card a figure.
  func writeCards(to page: inout MarkdownDocument) {
    guard !judged.isEmpty else { return }
    page.heading(2, "Appendix: definition cards")
    for kpi in judged { writeCard(kpi.entity, kpi.metric, kpi.verdict, to: &page) }
  }

  private func writeCard(
    _ entity: Entity, _ metric: Metric, _ verdict: Metric.Answerability,
    to page: inout MarkdownDocument
  ) {
    page.heading(3, "\(entity.name)")
    page.paragraph(MarkdownText(escaping: metric.definition ?? entity.description ?? ""))
    let reasons = verdict.reasons.joined(separator: "; ")
    let why: MarkdownText = reasons.isEmpty ? "" : " – \(quoting: reasons)"
    page.list(cardLines(entity, metric) + ["Can it be computed: \(verdict.verdict.mark)\(why)"])
    let components = content.components(of: entity.id)
    page.table(
      ["Needed", "Found in", "Sure", "State"],
      components.compactMap { component in component.component.map { need(component.id, $0) } })
  }

  private func cardLines(_ entity: Entity, _ metric: Metric) -> [MarkdownText] {
    let guards = content.links(to: entity.id, .guards).map { name($0.source) }
    let expression = metric.parameters["expression"].map { "expression \($0)" }
    let halves = [metric.numerator, metric.denominator].compactMap { $0 }
    let rows: [(MarkdownText, String)] = [
      ("Computed as", expression ?? halves.joined(separator: " ÷ ")),
      ("Calculated per", metric.calculationGrain ?? ""),
      ("Dated by", metric.timeAttribution ?? ""),
      ("Counts", metric.inclusions.joined(separator: "; ")),
      ("Leaves out", metric.exclusions.joined(separator: "; ")),
      ("Split by", metric.dimensions.map { $0.replacing(".", with: " ") }.joined(separator: ", ")),
      ("Better is", metric.direction?.words ?? ""),
      ("Target", Self.target(metric)),
      ("Definition kept by", person(metric.steward)),
      ("Watched beside it", guards.sorted().joined(separator: ", ")),
    ]
    return rows.filter { !$0.1.isEmpty }.map { "\($0.0): \($0.1)" }
  }

  private func need(_ id: EntityID, _ component: Metric.Component) -> [MarkdownText] {
    let links = content.links(from: id, .satisfiedBy).filter { $0.status != .rejected }
    let wanted: MarkdownText =
      component.required ? "\(component.role)" : "\(component.role) (optional)"
    guard let link = links.first else {
      return [wanted, component.required ? "**nowhere**" : "nowhere", "", ""]
    }
    let sure = link.confidence.map { Percent.text($0) } ?? ""
    return [wanted, "\(code: String(link.target.path))", "\(sure)", "\(link.standingWords)"]
  }

  private static func target(_ metric: Metric) -> String {
    guard let target = metric.targets.last else { return "" }
    guard target.current != nil || target.value != nil else { return "" }
    let sides = [target.current, target.value].map { $0.map(Figures.plain) ?? "?" }
    let unit = metric.unit.map { " \($0)" } ?? ""
    return sides.joined(separator: " → ") + unit
  }
}

extension Link {
  fileprivate var standingWords: String {
    if status == .confirmed { return origin.kind == .person ? "confirmed by a person" : "accepted" }
    return "proposed"
  }
}

extension Metric.Answerability.Verdict {
  /// With a sign beside the word, so that it is seen without colour.
  var mark: MarkdownText {
    switch self {
    case .answerable: "✔ yes"
    case .caveat: "◐ with care"
    case .blocked: "✘ no"
    }
  }
}

extension Metric.Direction {
  /// As it is said.
  var words: String {
    switch self {
    case .up: "more"
    case .down: "less"
    case .band: "within a band"
    }
  }
}
