import ArgumentParser
import CatalogStore
import CommandLineSupport
import GroundworkKit
import GroundworkModel
import Interviewing

/// `scaffold status`
struct StatusVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "How clear the intent is by now: per stage, open questions, contradictions, caveats.",
    discussion: """
        scaffold status
        scaffold status --format json

      Exit code: 0, or 1 when required answers are missing or answers contradict each other.
      """)

  @OptionGroup var project: ProjectOptions
  @OptionGroup var format: FormatOption

  func run() throws {
    let session = try InterviewSession(workspace: project.workspace(), mode: .readOnly)
    let content = try project.workspace().openCatalog(.readOnly).read { try $0.content() }
    let status = StatusText(
      elicitation: session.elicitation, knowledge: session.knowledge,
      figures: StatusText.figures(of: content))
    try format.print(status.report, text: status.text, markdown: status.markdown)
    if !status.isClean { throw ExitStatus.findings.code }
  }
}

/// The state of the interviews, for people and for programs.
struct StatusText {
  struct Report: Encodable {
    struct Stage: Encodable {
      let stage: String
      let answered, assumed, unknown, conflicting, open: Int
    }
    struct Question: Encodable {
      let question: String
      let ask: String?
    }
    struct Dispute: Encodable {
      let question: String
      let positions: [String]
      let settledOn, settledBy, because: String?

      init(_ dispute: Interviewing.Dispute) {
        question = dispute.question
        positions = dispute.positions.map { "\($0.who): \($0.said)" }
        settledOn = dispute.settlement?.words
        settledBy = dispute.settlement?.by
        because = dispute.settlement?.because
      }
    }
    struct Figure: Encodable {
      let kpi, name, verdict: String
      let reasons: [String]
    }
    let stages: [Stage]
    let missing: [String]
    let openQuestions: [Question]
    let total: Int
    let shown: Int
    let truncated: Bool
    let conflicts: [Dispute]
    let settled: [Dispute]
    let figures: [Figure]
  }

  let report: Report

  init(
    elicitation: Elicitation, knowledge: InterviewKnowledge, figures: [Report.Figure] = []
  ) {
    let open = elicitation.openQuestions
    report = Report(
      stages: knowledge.bank.stages.map { stage in
        let clarity = elicitation.clarity(of: stage.id)
        func count(_ one: Clarity) -> Int { clarity[one] ?? 0 }
        return Report.Stage(
          stage: stage.name, answered: count(.answered), assumed: count(.assumed),
          unknown: count(.unknown), conflicting: count(.conflicting), open: count(.open))
      },
      missing: elicitation.missing.map { "\($0.question.id)  \(elicitation.text(of: $0))" },
      openQuestions: open.prefix(20).map { .init(question: $0.text, ask: $0.ask?.words) },
      total: open.count, shown: min(20, open.count), truncated: open.count > 20,
      conflicts: elicitation.openDisputes.map { Report.Dispute($0) },
      settled: elicitation.disputes.filter { $0.settlement != nil }.map { Report.Dispute($0) },
      figures: figures)
  }

  /// The KPIs that the last plan blocked, or lets be computed with a caveat.
  static func figures(of content: CatalogContent) -> [Report.Figure] {
    content.entities(.kpi).compactMap { entity in
      guard entity.status != .removed, case .kpi(let metric) = entity.details,
        let verdict = metric.answerability, verdict.verdict != .answerable
      else { return nil }
      return Report.Figure(
        kpi: entity.id.rawValue, name: entity.name, verdict: verdict.verdict.rawValue,
        reasons: verdict.reasons)
    }
  }

  var isClean: Bool { report.missing.isEmpty && report.conflicts.isEmpty }

  /// One line: what there is of each.
  var summary: String {
    let sums: [(KeyPath<Report.Stage, Int>, String)] = [
      (\.answered, "answered"), (\.assumed, "assumed"), (\.unknown, "unknown"),
      (\.conflicting, "conflicting"), (\.open, "open"),
    ]
    return sums.map { path, word in
      "\(report.stages.map { $0[keyPath: path] }.reduce(0, +)) \(word)"
    }.joined(separator: ", ")
  }

  var text: String {
    let width = report.stages.map(\.stage.count).max() ?? 0
    var lines = report.stages.map { stage in
      let name = stage.stage + String(repeating: " ", count: width - stage.stage.count)
      return
        "\(name)  \(stage.answered) answered, \(stage.assumed) assumed, \(stage.unknown) unknown, "
        + "\(stage.conflicting) conflicting, \(stage.open) open"
    }
    lines += section("Required and missing", report.missing)
    for dispute in report.conflicts {
      lines += section("Answers differ: \(dispute.question)", dispute.positions)
    }
    if !report.conflicts.isEmpty { lines.append("  settle it with `scaffold settle`") }
    lines += section(
      "Settled",
      report.settled.map { dispute in
        let why = dispute.because.map { " (\($0))" } ?? ""
        return
          "\(dispute.question) \(dispute.settledOn ?? "") — by \(dispute.settledBy ?? "")\(why)"
      })
    let shown = report.truncated ? " (\(report.shown) of \(report.total))" : ""
    lines += section(
      "Open questions\(shown)",
      report.openQuestions.map { "\($0.question) Ask \($0.ask ?? "anybody")." })
    for (verdict, title) in [
      ("blocked", "Figures that cannot be computed yet"), ("caveat", "Figures to take with care"),
    ] {
      let some = report.figures.filter { $0.verdict == verdict }
      lines += section(
        title, some.map { "\($0.name): \($0.reasons.joined(separator: "; "))" })
    }
    return lines.joined(separator: "\n")
  }

  var markdown: String {
    let head =
      "| stage | answered | assumed | unknown | conflicting | open |\n|---|--:|--:|--:|--:|--:|"
    let rows = report.stages.map {
      "| \($0.stage) | \($0.answered) | \($0.assumed) | \($0.unknown) | \($0.conflicting) | \($0.open) |"
    }
    return ([head] + rows).joined(separator: "\n")
  }

  private func section(_ title: String, _ lines: [String]) -> [String] {
    lines.isEmpty ? [] : ["", title + ":"] + lines.map { "  " + $0 }
  }
}
