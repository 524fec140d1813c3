import GroundworkModel

extension Brief {
  func writeSummary(to page: inout MarkdownDocument) {
    let project = standing(.project).first
    page.heading(1, "\(project?.name ?? "Project"): assessment brief")
    if case .project(let details)? = project?.details {
      page.paragraph("*\(details.outcome)*")
    }
    page.heading(2, "Summary")
    page.paragraph("**\(headline)**")
    page.list(verdictLines + supplyLines + rhythmLines)
    page.paragraph(wanted.isEmpty ? "" : "What this meeting is asked to settle:")
    page.steps(wanted)
    page.table(["What", "How many"], counts)
  }

  /// KPIs with their verdicts; those that no plan has judged count as blocked.
  var judged: [(entity: Entity, metric: Metric, verdict: Metric.Answerability)] {
    standing(.kpi).compactMap { entity in
      entity.metric.map { metric in
        let unknown = Metric.Answerability(verdict: .blocked, reasons: ["not planned yet"])
        return (entity, metric, metric.answerability ?? unknown)
      }
    }
  }

  private var headline: String {
    let all = judged
    let good = all.count { $0.verdict.verdict != .blocked }
    return "Answerable KPIs: \(good) of \(all.count)"
  }

  private var verdictLines: [MarkdownText] {
    func names(_ verdict: Metric.Answerability.Verdict) -> [String] {
      judged.filter { $0.verdict.verdict == verdict }.map(\.entity.name)
    }
    var lines: [MarkdownText] = []
    let ready = names(.answerable)
    let careful = names(.caveat)
    let blocked = judged.filter { $0.verdict.verdict == .blocked }
    if !ready.isEmpty {
      lines.append("Ready from the data that exists: \(ready.joined(separator: ", ")).")
    }
    if !careful.isEmpty {
      lines.append("Ready with care: \(careful.joined(separator: ", ")).")
    }
    for kpi in blocked {
      lines.append(
        "Blocked: **\(kpi.entity.name)** – \(quoting: kpi.verdict.reasons.first ?? "no reason recorded")."
      )
    }
    return lines
  }

  private var supplyLines: [MarkdownText] {
    let sources = standing(.source).filter { !$0.isWarehouse }
    let columns = inventoryColumns
    let personal = columns.count { content.isPersonal($0.id) }
    let issues = standing(.issue).count
    guard !columns.isEmpty else { return ["No source has been looked at yet."] }
    let tables = inventoryDatasets.count
    return [
      MarkdownText(
        escaping:
          "\(Figures.count(sources.count, "source")) with \(Figures.count(tables, "dataset")) and "
          + "\(Figures.count(columns.count, "column")) were looked at; "
          + (isMeasured
            ? "\(Figures.grouped(personal)) of the columns hold personal data, "
              + "\(Figures.count(issues, "quality issue")) came to light."
            : "their values have not been measured yet."))
    ]
  }

  private var isMeasured: Bool {
    inventoryColumns.contains { entity in
      if case .column(let column) = entity.details { column.profile != nil } else { false }
    }
  }

  private var rhythmLines: [MarkdownText] {
    guard let style = choice("processing-style"), let storage = choice("storage") else { return [] }
    let interval = style.parameters["interval"].map { ", every \($0)" } ?? ""
    return ["The pipeline runs as \(style.selected + interval), into \(storage.selected)."]
  }

  func choice(_ topic: String) -> Choice? {
    standing(.choice).compactMap(\.choice).first { $0.topic == topic && $0.subject == nil }
  }

  /// What only people can settle, the most pressing first.
  private var wanted: [MarkdownText] {
    let gaps = standing(.gap).filter { entity in
      guard case .gap(let gap) = entity.details, gap.accepted == nil else { return false }
      return content.links(to: entity.id, .blockedBy).contains { $0.source.kind == .kpi }
    }
    let challenges = standing(.question).filter { $0.origin.kind == .rule }
    return openConflicts.map { "Settle the disagreement: \($0.name)." }
      + gaps.prefix(5).map { "Decide about the gap: \(gapProposal($0))" }
      + challenges.prefix(5).map { "Answer: \(Self.words(of: $0))" }
      + (gaps.count > 5 ? ["…and \(gaps.count - 5) more gaps, listed under Gaps."] : [])
  }

  private static func words(of question: Entity) -> String {
    if case .question(let details) = question.details { details.text } else { question.name }
  }

  private func gapProposal(_ entity: Entity) -> MarkdownText {
    guard case .gap(let gap) = entity.details, let disposition = gap.disposition else {
      return "\(entity.name)."
    }
    return "\(entity.name) – proposed: \(disposition.words)."
  }

  private var counts: [[MarkdownText]] {
    let requirements = standing(.requirement)
    let functional = requirements.count { $0.requirement?.category != .nonFunctional }
    let rows: [(MarkdownText, Int)] = [
      ("Goals", standing(.goal).count), ("Decisions they inform", standing(.decision).count),
      ("KPIs", judged.count), ("Functional requirements", functional),
      ("Non-functional requirements", requirements.count - functional),
      ("Gaps", standing(.gap).count), ("Open questions", standing(.question).count),
      ("Disagreements", openConflicts.count), ("Assumptions", standing(.assumption).count),
    ]
    return rows.map { [$0.0, "\($0.1)"] }
  }
}

extension Gap.Disposition {
  /// As it is said in a meeting.
  var words: String {
    switch self {
    case .fixSource: "have the source fixed"
    case .buy: "buy the data"
    case .approximate: "use a stand-in"
    case .accept: "live with it"
    case .drop: "drop the figure"
    case .captureFromNow: "capture it from now on"
    }
  }
}

extension Entity {
  /// Whether it is the store that the pipeline fills.
  var isWarehouse: Bool { id == EntityID(.source, path: ["warehouse"]) }

  /// The requirement it is, or nil.
  var requirement: Requirement? {
    if case .requirement(let requirement) = details { return requirement }
    return nil
  }
}
