import CommandLineSupport
import GroundworkKit
import GroundworkModel
import Interviewing

/// Asks what holds where people contradict each other.
struct SettlementDialog {
  let voice: InterviewVoice
  let input: LineInput

  /// Goes through disputes; an exit status when the person stops.
  ///
  /// - Parameter respondent: the name proposed for who settles it.
  func ask(
    _ disputes: [Dispute], respondent: String, _ session: inout InterviewSession
  ) throws -> ExitStatus? {
    voice.heading(disputes.count == 1 ? "1 conflict" : "\(disputes.count) conflicts")
    for dispute in disputes {
      if let end = try ask(dispute, respondent, &session) { return end }
    }
    return nil
  }

  private func ask(
    _ dispute: Dispute, _ respondent: String, _ session: inout InterviewSession
  ) throws -> ExitStatus? {
    show(dispute)
    var draft = ""
    while true {
      let typed = input.ask("what holds> ", startingWith: draft)
      guard case .line(let text) = typed else { return typed.end }
      if text.allSatisfy(\.isWhitespace) { return nil }
      switch session.elicitation.check(verdict(text, dispute), on: dispute) {
      case .failure(let faults):
        voice.refuse(faults.diagnostics, typed: text)
        draft = text
      case .success: return try settle(dispute, verdict(text, dispute), respondent, &session)
      }
    }
  }

  private func show(_ dispute: Dispute) {
    voice.tell(dispute.title)
    for (letter, position) in zip(Self.letters, dispute.positions) {
      voice.tell("  \(letter)  \(position.who): \(position.said)")
    }
    let cells =
      dispute.columns.isEmpty ? "" : " (\(dispute.columns.joined(separator: " | ")))"
    let owner = dispute.owner.map { " \($0) answers for it." } ?? ""
    voice.tell(
      "A letter keeps that answer; or type what holds\(cells); Enter leaves it open.\(owner)")
  }

  private static let letters = "abcdefghijklmnopqrstuvwxyz".map { String($0) }

  private func verdict(_ text: String, _ dispute: Dispute) -> Verdict {
    let word = text.filter { !$0.isWhitespace }.lowercased()
    let side = zip(Self.letters, dispute.positions).first { $0.0 == word }
    return side.map { .side($0.1.respondent) } ?? .typed(text)
  }

  private func settle(
    _ dispute: Dispute, _ verdict: Verdict, _ respondent: String,
    _ session: inout InterviewSession
  ) throws -> ExitStatus? {
    let why = input.ask("because> ")
    guard case .line(let reason) = why else { return why.end }
    let who = input.ask("settled by [\(respondent)]> ", recalling: respondent)
    guard case .line(let name) = who else { return who.end }
    let person = name.allSatisfy(\.isWhitespace) ? respondent : name
    let settled = try session.settle(
      dispute, verdict, by: Respondent(name: person), because: reason.isEmpty ? nil : reason)
    voice.tell("settled: \(settled?.words ?? "") — by \(settled?.by ?? person)")
    return nil
  }
}
