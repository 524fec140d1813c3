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
        "\(prompt.stage) · stage \(prompt.stageNumber) of \(prompt.stageCount) · question \(prompt.number) of \(prompt.count) · about \(minutes) left"
      ))
    say("\(prompt.question)  \(prompt.text)", style: "1")
    say("Why: \(prompt.why)", indent: "  ")
    if let example = prompt.example { say("For example: \(example)", indent: "  ") }
    if !prompt.columns.isEmpty { say(prompt.columns.joined(separator: " | "), indent: "  ") }
    say("Expected: \(prompt.expects)", indent: "  ")
    for option in prompt.options { say(option, indent: "    ") }
    for statement in prompt.statements { say("- \(statement)", indent: "    ") }
    for other in prompt.others { say("\(other.who) said: \(other.words)", indent: "  ") }
    if let previous = prompt.previous {
      say("You said, Enter keeps it\(isPlain ? "" : ", ↑ brings it back"):", indent: "  ")
      say(previous, indent: "    ")
    } else if let recommended = prompt.recommended {
      say(
        "Recommended (\(recommended.because)), Enter takes it\(isPlain ? "" : ", ↑ brings it here"):",
        indent: "  ")
      say(recommended.text, indent: "    ")
    }
  }

  /// Words that were asked for.
  func tell(_ words: String) { say(words, indent: "  ") }

  /// An answer that was not taken.
  func refuse(_ refusal: InterviewReply.Refusal) {
    for fault in refusal.faults {
      say(style("31", "not taken: ") + fault.message, indent: "  ")
      if let help = fault.help { say("help: \(help)", indent: "  ") }
    }
    if isPlain { say("You typed: \(refusal.typed)", indent: "  ") }
    if refusal.offersUnknown {
      say("`:unknown` keeps it as a question for somebody else", indent: "  ")
    }
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
    Terminal.say("")
    say("What was understood: \(stage.name)", style: "1")
    say(words, indent: "  ")
  }
}
