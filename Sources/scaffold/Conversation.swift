import CatalogStore
import CommandLineSupport
import GroundworkKit
import GroundworkModel
import Interviewing

/// The talk at a terminal or pipe: shows questions, reads lines, saves every answer at once.
struct Conversation {
  var session: InterviewSession
  var interview: Interview
  let voice: InterviewVoice
  let input: LineInput
  let resume: String
  private var offered: Set<InterviewItem.Key> = []

  init(
    session: InterviewSession, interview: Interview, input: LineInput, resume: String
  ) {
    self.session = session
    self.interview = interview
    self.input = input
    self.resume = resume
    voice = InterviewVoice(isPlain: input.isPlain)
  }

  /// Asks until nothing is left, or the person stops.
  mutating func run() throws -> ExitStatus {
    Interruption.end(saying: farewell)
    if interview.prompt != nil {
      Terminal.say("Type :help for the commands, :pause to stop for now.")
    }
    while let prompt = interview.prompt {
      voice.show(prompt)
      if let end = try ask() {
        Terminal.say(farewell)
        return end
      }
    }
    Terminal.say("Nothing is left to ask you.")
    if let end = try settle(interview.elicitation.openDisputes) { return end }
    for line in Summary(interview.elicitation).lines { Terminal.say(line) }
    return .clean
  }

  private var farewell: String { "Everything you said is saved. Go on with: \(resume)" }

  /// Asks one question until it is settled or left; an exit status when the person stops.
  private mutating func ask() throws -> ExitStatus? {
    var draft = ""
    while true {
      let typed = read(draft)
      guard case .line(let text) = typed else { return typed.end }
      let rows = interview.cell?.rows.count ?? 0
      let reply = interview.hear(text, at: CatalogStore.now())
      draft = ""
      switch reply {
      case .noted(let noted):
        try save(noted.answers)
        return try tell(noted)
      case .filled(let answers):
        try save(answers)
        if let cell = interview.cell, cell.rows.count < rows { voice.show(rows: cell.rows) }
      case .refused(let refusal):
        voice.refuse(refusal)
        draft = refusal.typed
      case .told(let words): voice.tell(words)
      case .settling: return try settleNow()
      case .moved: return nil
      case .paused: return .paused
      }
    }
  }

  private mutating func save(_ answers: [Answer]) throws {
    guard !answers.isEmpty else { return }
    try session.save(answers, by: interview.respondent.rawValue)
  }

  /// Says what was taken; at the end of a stage, what was understood and what people contradict each other about.
  private mutating func tell(_ noted: InterviewReply.Noted) throws -> ExitStatus? {
    voice.note(noted)
    guard let id = noted.finishedStage, let stage = session.knowledge.bank.stage(id) else {
      return nil
    }
    voice.playBack(stage, session.elicitation)
    return try settle(session.elicitation.openDisputes.filter { $0.stage == id })
  }

  private func read(_ draft: String) -> TypedLine {
    if let cell = interview.cell {
      return input.ask(voice.label(cell), startingWith: draft, recalling: cell.offered)
    }
    let recalled = interview.prompt.flatMap { $0.previous ?? $0.recommended?.text }
    return input.ask("> ", startingWith: draft, recalling: recalled)
  }

  /// Offers every open dispute, whether it was offered before or not.
  private mutating func settleNow() throws -> ExitStatus? {
    let disputes = session.elicitation.openDisputes
    disputes.forEach { offered.remove($0.key) }
    return try settle(disputes)
  }

  /// Offers each dispute once in a conversation.
  private mutating func settle(_ disputes: [Dispute]) throws -> ExitStatus? {
    let fresh = disputes.filter { offered.insert($0.key).inserted }
    guard !fresh.isEmpty else { return nil }
    let dialog = SettlementDialog(voice: voice, input: input)
    let me = interview.elicitation.personName(interview.respondent)
    let end = try dialog.ask(fresh, respondent: me, &session)
    interview = session.interview(goingOn: interview)
    if end != nil { Terminal.say(farewell) }
    return end
  }
}

/// What is said at the end: contradictions, and the questions that are most worth asking next.
struct Summary {
  let lines: [String]

  init(_ elicitation: Elicitation) {
    var lines: [String] = []
    for dispute in elicitation.openDisputes {
      lines.append("Answers differ: \(dispute.question)")
      lines += dispute.positions.map { "  \($0.who): \($0.said)" }
    }
    if !lines.isEmpty { lines.append("Settle it with: scaffold settle") }
    let open = elicitation.openQuestions
    if !open.isEmpty { lines.append("Still open (\(min(5, open.count)) of \(open.count)):") }
    lines += open.prefix(5).map { "  \($0.text) Ask \($0.ask?.words ?? "anybody")." }
    self.lines = lines
  }
}
