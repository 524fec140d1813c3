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
  let resume: String
  private let editor = LineEditor()

  init(
    session: InterviewSession, interview: Interview, voice: InterviewVoice, resume: String
  ) {
    self.session = session
    self.interview = interview
    self.voice = voice
    self.resume = resume
  }

  /// Asks until nothing is left, or the person stops.
  mutating func run() throws -> ExitStatus {
    Interruption.end(saying: farewell)
    if !voice.isPlain { editor.open() }
    defer { editor.close() }
    if interview.prompt != nil {
      Terminal.say("Type :help for the commands, :pause to stop for now.")
    }
    while let prompt = interview.prompt {
      voice.show(prompt)
      if let end = try ask(prompt) {
        Terminal.say(farewell)
        return end
      }
    }
    Terminal.say("Nothing is left to ask you.")
    for line in Summary(interview).lines { Terminal.say(line) }
    return .clean
  }

  private var farewell: String { "Everything you said is saved. Go on with: \(resume)" }

  /// Asks one question until it is settled or left; an exit status when the person stops.
  private mutating func ask(_ prompt: InterviewPrompt) throws -> ExitStatus? {
    var draft = ""
    while true {
      let text: String
      switch read(prompt, draft) {
      case .interrupted: return .interrupted
      case .endOfInput: return .paused
      case .line(let typed): text = typed
      }
      switch interview.reply(to: text, at: CatalogStore.now()) {
      case .noted(let noted):
        try session.save(noted.answers, by: interview.respondent.rawValue)
        tell(noted)
        return nil
      case .refused(let refusal):
        voice.refuse(refusal)
        draft = refusal.typed
      case .told(let words):
        voice.tell(words)
        draft = ""
      case .moved: return nil
      case .paused: return .paused
      }
    }
  }

  private func tell(_ noted: InterviewReply.Noted) {
    voice.note(noted)
    guard let id = noted.finishedStage, let stage = session.knowledge.bank.stage(id) else { return }
    voice.playBack(stage, session.elicitation)
  }

  /// One line, or lines up to an empty one; a command stands alone.
  private func read(_ prompt: InterviewPrompt, _ draft: String) -> TypedLine {
    let recalled = (prompt.previous ?? prompt.recommended?.text ?? "").split(separator: "\n")
      .map(String.init)
    guard prompt.takesLines else { return line("> ", draft, recalled.first) }
    var drafts = draft.split(separator: "\n").map(String.init)[...]
    var lines: [String] = []
    while true {
      let number = lines.count
      let old = recalled.indices.contains(number) ? recalled[number] : nil
      let typed = line("\(number + 1)> ", drafts.popFirst() ?? "", old)
      guard case .line(let text) = typed else { return typed }
      if text.isEmpty, drafts.isEmpty { return .line(lines.joined(separator: "\n")) }
      if text == "?" || text.hasPrefix(":") && !text.hasPrefix("::") { return typed }
      if !text.isEmpty { lines.append(text) }
    }
  }

  private func line(_ prompt: String, _ draft: String, _ recalled: String?) -> TypedLine {
    voice.isPlain
      ? PlainInput.ask(prompt) : editor.ask(prompt, startingWith: draft, recalling: recalled)
  }
}

/// What is said at the end: contradictions, and the questions that are most worth asking next.
struct Summary {
  let lines: [String]

  init(_ interview: Interview) {
    let elicitation = interview.elicitation
    var lines: [String] = []
    for dispute in elicitation.disagreements {
      lines.append("Answers differ: \(dispute.question)")
      lines += dispute.positions.map { "  \($0.who): \($0.said)" }
    }
    let open = elicitation.openQuestions
    if !open.isEmpty { lines.append("Still open (\(min(5, open.count)) of \(open.count)):") }
    lines += open.prefix(5).map { "  \($0.text) Ask \($0.ask?.words ?? "anybody")." }
    self.lines = lines
  }
}
