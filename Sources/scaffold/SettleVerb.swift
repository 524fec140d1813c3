import ArgumentParser
import CatalogStore
import CommandLineSupport
import GroundworkKit
import GroundworkModel
import Interviewing

/// `scaffold settle [QUESTION [RECORD]]`
struct SettleVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "settle",
    abstract: "Settle what stakeholders contradict each other about.",
    discussion: """
      Without a question it lists the open conflicts. Keep what one of them said, or say what holds: of an answer with
      cells, those that differ, divided by |. All answers stay on record, with who settled it and why; it stands until
      one of them answers differently again.

        scaffold settle
        scaffold settle Q3.8 repeat-purchase-rate --stakeholder "Jonas Brandt" --by "Maria Keller" --because "from the ledger"
        scaffold settle Q3.8 repeat-purchase-rate --with 19 --by "Maria Keller" --because "counted by hand"
        scaffold settle Q3.8 repeat-purchase-rate --reopen --by "Maria Keller" --because "the ledger was wrong"

      Exit code: 0 settled or nothing to settle, 1 conflicts are open, 2 could not work.
      """)

  @Argument(help: "The question, as the list shows it; all open conflicts when left out.")
  var question: String?

  @Argument(
    help: "The record it is about; needed where the question is in conflict more than once.")
  var record: String?

  @Option(help: "Keep what this stakeholder said.")
  var stakeholder: String?

  @Option(help: "What holds instead, as it would be typed in the interview.")
  var with: String?

  @Flag(help: "Take the settlement back.")
  var reopen = false

  @Option(help: "Who settles it, by name.")
  var by: String?

  @Option(help: "Why, in a few words.")
  var because: String?

  @OptionGroup var format: FormatOption
  @OptionGroup var project: ProjectOptions

  func validate() throws {
    guard question != nil else {
      let given = [stakeholder, with, by, because].contains { $0 != nil } || reopen
      if given {
        throw ValidationError("name the question to settle; `scaffold settle` lists them")
      }
      return
    }
    guard [stakeholder != nil, with != nil, reopen].filter(\.self).count == 1 else {
      throw ValidationError(
        "say what holds with one of --stakeholder NAME, --with ANSWER, --reopen")
    }
    guard let by, let because, !by.isEmpty, !because.isEmpty else {
      throw ValidationError("say who settles it with --by NAME, and why with --because TEXT")
    }
  }

  func run() throws {
    guard let question, let by else { return try list() }
    var session = try InterviewSession(workspace: project.workspace())
    let dispute = try session.dispute(question, record)
    let verdict: Verdict =
      if let stakeholder {
        try session.side(stakeholder, of: dispute)
      } else {
        with.map { .typed($0) } ?? .open
      }
    let settled = try session.settle(
      dispute, verdict, by: Respondent(name: by), because: because)
    Terminal.say("\(dispute.title): \(settled.map { "settled: \($0.words)" } ?? "open again")")
  }

  private func list() throws {
    let session = try InterviewSession(workspace: project.workspace(), mode: .readOnly)
    let list = DisputeList(session.elicitation.openDisputes)
    try format.print(list.report, text: list.text, markdown: list.markdown)
    if !list.report.conflicts.isEmpty { throw ExitStatus.findings.code }
  }
}

/// Open conflicts, for people and for programs.
struct DisputeList {
  struct Report: Encodable {
    struct Conflict: Encodable {
      struct Side: Encodable { let stakeholder, said: String }
      let address, title, question: String
      let sides: [Side]
      let cells: [String]
      let owner: String?
    }
    let conflicts: [Conflict]
  }

  let report: Report

  init(_ disputes: [Dispute]) {
    report = Report(
      conflicts: disputes.map { dispute in
        Report.Conflict(
          address: dispute.address, title: dispute.title, question: dispute.question,
          sides: dispute.positions.map { .init(stakeholder: $0.who, said: $0.said) },
          cells: dispute.columns, owner: dispute.owner)
      })
  }

  var text: String {
    guard !report.conflicts.isEmpty else { return "nobody contradicts anybody" }
    return report.conflicts.map { conflict in
      let owner = conflict.owner.map { ["  \($0) answers for it"] } ?? []
      let side = conflict.sides.first?.stakeholder ?? ""
      let command =
        "scaffold settle \(conflict.address) --stakeholder \"\(side)\" --by NAME --because WHY"
      let lines =
        ["\(conflict.title)"] + conflict.sides.map { "  \($0.stakeholder): \($0.said)" } + owner
        + ["  \(command)"]
      return lines.joined(separator: "\n")
    }.joined(separator: "\n")
  }

  var markdown: String {
    let rows = report.conflicts.map { conflict in
      let sides = conflict.sides.map { "\($0.stakeholder): \($0.said)" }.joined(separator: " – ")
      return "| \(conflict.title) | \(conflict.address) | \(sides) |".replacing("\n", with: " ")
    }
    return (["| about | question | who says what |", "|---|---|---|"] + rows).joined(
      separator: "\n")
  }
}
