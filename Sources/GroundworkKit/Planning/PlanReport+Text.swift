import GroundworkModel

extension PlanReport {
  /// The plan for a terminal.
  public var text: String {
    var lines = [headline]
    for kpi in kpis { lines += [""] + kpi.lines }
    lines += Self.section("decisions", decisions) { "\($0.name): \($0.text)" }
    lines += Self.section("gaps", gaps) { $0.text }
    lines += Self.section("questions back", questions) { $0.text }
    lines += ["", requirementCount]
    if !assumptions.isEmpty {
      lines += ["", "assumed: \(assumptions.count)"] + assumptions.map { "  \($0)" }
    }
    return lines.joined(separator: "\n")
  }

  /// How many there are, and how to read them: a list of a hundred would bury what the plan says.
  private var requirementCount: String {
    let functional = requirements.count { $0.id.path.hasPrefix("FR") }
    let kinds = "\(functional) functional, \(requirements.count - functional) non-functional"
    guard !requirements.isEmpty else { return "requirements: 0" }
    let unmet = requirements.filter { $0.met == Fulfilment.notGenerated }
    return
      (["requirements: \(requirements.count) (\(kinds)); `catalog list --kind req` lists them"]
      + [met].filter { !$0.isEmpty }.map { "  by what `scaffold generate` makes: \($0)" }
      + unmet.map { "  not generated: \($0.id.path) \($0.name)" }).joined(separator: "\n")
  }

  private static func section(
    _ title: String, _ records: [Record], _ words: (Record) -> String
  ) -> [String] {
    guard !records.isEmpty else { return [] }
    let lines = records.flatMap { record -> [String] in
      let because = record.inputs.isEmpty ? "" : "because \(record.inputs.joined(separator: ", "))"
      let tail = [record.rule, because].filter { !$0.isEmpty }.joined(separator: " · ")
      return ["  \(words(record))"] + (tail.isEmpty ? [] : ["    \(tail)"])
    }
    return ["", "\(title): \(records.count)"] + lines
  }

  /// The plan as Markdown, for a pull request or a page.
  public var markdown: String {
    var page = MarkdownDocument()
    page.heading(1, "Plan")
    page.paragraph("**\(headline)**")
    for kpi in kpis {
      page.heading(2, "\(kpi.name): \(kpi.verdict.rawValue)")
      page.list(kpi.reasons.map { "\($0)" })
      page.table(
        ["Role", "Column", "Sure", "State", "Why"],
        kpi.components.map { component in
          [
            "\(component.role)", component.column.map { "\(code: String($0.path))" } ?? "",
            MarkdownText(escaping: component.confidence.map { Percent.text($0) } ?? ""),
            "\(component.standing.rawValue)", "\(component.evidence.joined(separator: "; "))",
          ]
        })
    }
    Self.table("Decisions", decisions, &page)
    Self.table("Gaps", gaps, &page)
    writeRequirements(to: &page)
    Self.table("Questions back", questions, &page)
    if !assumptions.isEmpty {
      page.heading(2, "Assumptions")
      page.list(assumptions.map { "\($0)" })
    }
    return String(page.text.dropLast())
  }

  private func writeRequirements(to page: inout MarkdownDocument) {
    guard !requirements.isEmpty else { return }
    page.heading(2, "Requirements")
    if !met.isEmpty { page.paragraph("By what `scaffold generate` makes: \(met).") }
    page.table(
      ["Record", "What", "Rule", "Because", "How it is met"],
      requirements.map { record in
        [
          "\(code: record.id.rawValue)", "**\(record.name)** \(record.text)",
          "\(code: record.rule)", "\(record.inputs.joined(separator: "; "))",
          MarkdownText(trusted: record.met ?? ""),
        ]
      })
  }

  private static func table(
    _ title: MarkdownText, _ records: [Record], _ page: inout MarkdownDocument
  ) {
    guard !records.isEmpty else { return }
    page.heading(2, title)
    page.table(
      ["Record", "What", "Rule", "Because"],
      records.map { record in
        [
          "\(code: record.id.rawValue)", "**\(record.name)** \(record.text)",
          "\(code: record.rule)", "\(record.inputs.joined(separator: "; "))",
        ]
      })
  }
}

extension PlanReport.KPI {
  fileprivate var lines: [String] {
    ["\(name): \(verdict.rawValue)"] + reasons.map { "  ! \($0)" }
      + components.flatMap(\.lines)
  }
}

extension PlanReport.Component {
  fileprivate var lines: [String] {
    let wanted = "  \(slot) · \(role)"
    guard let column else {
      let tail = required ? "no column" : "no column (not required)"
      return ["\(wanted) → \(tail)"] + (required ? nearest : [])
    }
    let sure = confidence.map { " (\(Percent.text($0)), \(standing.rawValue))" } ?? ""
    let line = "\(wanted) → \(column.path)\(sure)"
    guard standing == .proposed else { return [line] }
    return [line, "      \(evidence.joined(separator: "; "))"] + others
  }

  private var nearest: [String] {
    candidates.map {
      "      \($0.column.path) (\(Percent.text($0.score))): \($0.reasons.joined(separator: "; "))"
    }
  }

  private var others: [String] {
    let rest = candidates.filter { $0.column != column }
    guard !rest.isEmpty else { return [] }
    let words = rest.map { "\($0.column.path) (\(Percent.text($0.score)))" }
    let more = total > shown ? ", and \(total - shown) more" : ""
    return ["      or \(words.joined(separator: ", "))\(more)"]
  }
}
