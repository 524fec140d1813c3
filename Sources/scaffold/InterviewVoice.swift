import CommandLineSupport
import GroundworkModel
import Interviewing

/// How the interview talks: one line an item, in colour where that is wanted, never by colour alone.
struct InterviewVoice {
  /// No colour and no cursor moves.
  let isPlain: Bool

  private func style(_ code: String, _ text: String) -> String {
    isPlain || !Terminal.wantsColor ? text : "\u{1B}[\(code)m\(text)\u{1B}[0m"
  }

  private func say(_ text: String, indent: String = "", style code: String? = nil) {
    let width = max(40, min(Terminal.columns, 110))
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      for part in TextWrap.lines(String(line), width: width - indent.count) {
        Terminal.say(indent + (code.map { style($0, part) } ?? part))
      }
    }
  }

  /// Shows a question with everything around it.
  func show(_ prompt: InterviewPrompt) {
    let minutes = prompt.minutesLeft == 1 ? "1 minute" : "\(prompt.minutesLeft) minutes"
    Terminal.say("")
    Terminal.say(
      style(
        "2",
        "\(prompt.stage) · stage \(prompt.stageNumber) of \(prompt.stageCount) · question \(prompt.number) of \(prompt.count) so far · about \(minutes) left"
      ))
    say("\(prompt.question)  \(prompt.text)", style: "1")
    say("Why: \(prompt.why)", indent: "  ")
    if let example = prompt.example { say("For example: \(example)", indent: "  ") }
    let cells = prompt.columns.isEmpty ? "" : ": " + prompt.columns.joined(separator: " | ")
    say("Expected: \(prompt.expects)\(cells)", indent: "  ")
    for option in prompt.options { say(option, indent: "    ") }
    for statement in prompt.statements { say("- \(statement)", indent: "    ") }
    for other in prompt.others { say("\(other.who) said: \(other.words)", indent: "  ") }
    showOffer(of: prompt)
  }

  /// What this person said before, or else what is recommended, and how it is taken.
  private func showOffer(of prompt: InterviewPrompt) {
    if let previous = prompt.previous {
      let words = prompt.isBegun ? "So far" : "You said, \(keeping(prompt, "keep"))"
      say(words + ":", indent: "  ")
      show(rows: previous.split(separator: "\n").map(String.init), areNumbered: prompt.isTable)
    } else if let recommended = prompt.recommended {
      say("Recommended (\(recommended.because)), \(keeping(prompt, "take")):", indent: "  ")
      let rows = recommended.text.split(separator: "\n").map(String.init)
      show(rows: rows, areNumbered: prompt.isTable)
    }
  }

  private func keeping(_ prompt: InterviewPrompt, _ verb: String) -> String {
    if prompt.isTable {

      return "Enter \(verb)s the rows; add more, or edit them with `:drop` and `:change`"
    }
    if !prompt.columns.isEmpty { return "Enter \(verb)s what stands in brackets" }
    return "Enter \(verb)s it" + (isPlain ? "" : ", ↑ brings it here")
  }

  /// Shows the rows of a table.
  func show(rows: [String], areNumbered: Bool = true) {
    for (index, row) in rows.enumerated() {
      say(areNumbered ? "\(index + 1)  \(row)" : row, indent: "    ")
    }
  }

  /// A blank at which no line is broken.
  private static let unbreakable = "\u{A0}"

  /// The words before a cell, with its choices above; long ones get a line of their own.
  func label(_ cell: CellPrompt) -> String {
    let options = cell.options.map { $0.replacing(" ", with: Self.unbreakable) }
    if !options.isEmpty { say(options.joined(separator: " · "), indent: "    ") }
    var words = cell.row.map { cell.isFirst ? "\($0). " : "   " } ?? ""
    words += cell.title
    if let offered = cell.offered {
      words += " [\(offered)]"
    } else if cell.canEnd {
      words += " (Enter ends)"
    } else if let example = cell.example, example.count <= 24, cell.options.isEmpty {
      words += " (e.g. \(example))"
    }
    guard words.count > Terminal.columns / 2 else { return words + "> " }
    say(words)
    return "> "
  }

  /// Words that were asked for.
  func tell(_ words: String) { say(words, indent: "  ") }

  /// An answer that was not taken.
  func refuse(_ refusal: InterviewReply.Refusal) {
    refuse(refusal.faults, typed: refusal.typed)
    if refusal.offersUnknown {
      say("`:unknown` keeps it as a question for somebody else", indent: "  ")
    }
  }

  /// A text that was not taken, and why.
  func refuse(_ faults: [Diagnostic], typed: String) {
    for fault in faults {
      say(style("31", "not taken: ") + fault.message, indent: "  ")
      if let help = fault.help { say("help: \(help)", indent: "  ") }
    }
    guard !typed.isEmpty else { return }
    let words = isPlain ? "You typed: \(typed)" : "Correct the line below; Ctrl-U empties it."
    say(words, indent: "  ")
  }

  /// A heading of its own.
  func heading(_ words: String) {
    Terminal.say("")
    say(words, style: "1")
  }

  /// An answer that was taken.
  func note(_ noted: InterviewReply.Noted) {
    if let echo = noted.echo { say(style("32", "noted: ") + echo, indent: "  ") }
    for advice in noted.advice { say("advice: \(advice)", indent: "  ") }
    if !noted.affected.isEmpty { say("changing this affects:", indent: "  ") }
    for one in noted.affected { say("- \(one)", indent: "    ") }
  }

  /// What was understood in a stage.
  func playBack(_ stage: QuestionBank.Stage, _ elicitation: Elicitation) {
    let words = elicitation.playback(of: stage)
    guard !words.isEmpty else { return }
    heading("What was understood: \(stage.name)")
    say(words, indent: "  ")
  }
}
