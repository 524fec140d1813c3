import Foundation
import TestSupport
import Testing

/// The interview as a person holds it: keys at a real terminal.
@Suite struct InterviewTerminalTests {
  let project: InterviewProject

  init() throws { project = try InterviewProject() }

  @Test func backSkipAndUnknownMoveTheConversation() throws {
    let terminal = try project.terminal()
    try terminal.expect("stage 1 of 8 · question 1 of")
    terminal.type("Shop | people know things\r")
    try terminal.expect("Q0.4")
    terminal.type(":back\r")
    try terminal.expect("You said")
    terminal.type("\u{1B}[A!\r")
    try terminal.expect("Shop | people know things!")
    try terminal.expect("Q0.4")
    terminal.type("\r")
    try terminal.expect("Q0.6")
    terminal.type(":skip\r")
    try terminal.expect("Left open.")
    try terminal.expect("Q0.7")
    terminal.type(":unknown ask finance\r")
    try terminal.expect("kept as an open question")
    terminal.type(":pause\r")
    try terminal.expect("Go on with: scaffold interview")
    #expect(terminal.end() == 3)
    let answers = try project.answers()
    #expect(answers.contains("unknown: ask finance"), "\(answers)")
    #expect(answers.contains("outcome: people know things!"), "\(answers)")
    #expect(answers.contains("skipped: \"\""), "\(answers)")
  }

  @Test func aWrongValueKeepsTheTextForEditing() throws {
    _ = try project.scaffold("interview", "--answers", "-", input: Self.upToDecisions)
    let terminal = try project.terminal()
    try terminal.expect("Q0.6")
    terminal.type(":goto Q2.4\r")
    try terminal.expect("Q2.4")
    terminal.type("4 hourz\r")
    try terminal.expect("not taken: ")
    try terminal.expect("> 4 hourz")
    terminal.type("\u{7F}s\r")
    try terminal.expect("the figure may be 4 h old")
    terminal.type("\u{03}")
    #expect(terminal.end() == 130)
  }

  @Test func whatIsTypedCanBeEditedAnywhere() throws {
    let terminal = try project.terminal()
    try terminal.expect("Q0.1")
    terminal.type("hop | people know thongs\u{1B}[D\u{1B}[D\u{1B}[D\u{7F}i\u{01}S\r")
    try terminal.expect("The effort is called Shop.")
    terminal.type("\u{04}")
    #expect(terminal.end() == 3)
    #expect(try project.answers().contains("outcome: people know things"))
  }

  @Test func controlCSavesSaysHowToGoOnAndResumes() throws {
    let first = try project.terminal()
    try first.expect("Q0.1")
    first.type("Shop | people know things\r")
    try first.expect("Q0.4")
    first.type("half an answ\u{03}")
    try first.expect("Go on with: scaffold interview --stakeholder \"Maria Keller\"")
    #expect(first.end() == 130)
    let second = try project.terminal()
    try second.expect("Q0.4")
    #expect(!second.screen.contains("Q0.1"))
    second.type("\u{04}")
    try second.expect("Everything you said is saved")
    #expect(second.end() == 3)
  }

  @Test func aTableTakesLinesUntilAnEmptyOne() throws {
    let terminal = try project.terminal("--role", "EX")
    try terminal.expect("Q0.1")
    terminal.type("Shop | people know things\r")
    try terminal.expect("1> ")
    terminal.type("Grow repeat revenue | more come back | grow\r")
    try terminal.expect("2> ")
    terminal.type("Reduce returns\r")
    try terminal.expect("3> ")
    terminal.type("\r")
    try terminal.expect("You want: Grow repeat revenue, Reduce returns.")
    terminal.type("\u{04}")
    #expect(terminal.end() == 3)
  }

  @Test func tenThousandPastedBytesInAnyScriptArriveWhole() throws {
    let words = "e\u{301}tat שלום 👩‍👩‍👧 "
    let pasted = String(repeating: words, count: 10_000 / words.utf8.count + 1)
    let terminal = try project.terminal()
    try terminal.expect("> ")
    terminal.type("Shop | \u{1B}[200~" + pasted + "\u{1B}[201~\r")
    try terminal.expect("Q0.4")
    terminal.type("\u{03}")
    #expect(terminal.end() == 130)
    #expect(try project.answers().contains(pasted.trimmingCharacters(in: .whitespaces)))
  }

  @Test func aPastedLineBreakDoesNotAnswerTheNextQuestion() throws {
    let terminal = try project.terminal()
    try terminal.expect("> ")
    terminal.type("\u{1B}[200~Shop | first\nsecond\u{1B}[201~\r")
    try terminal.expect("Q0.4")
    terminal.type("\u{04}")
    #expect(terminal.end() == 3)
    #expect(try project.answers().contains("outcome: first second"))
  }

  @Test(arguments: [["TERM": "dumb"], ["ACCESSIBLE": "1"]])
  func aDumbOrAccessibleTerminalGetsPlainLines(_ environment: [String: String]) throws {
    let terminal = try project.terminal(environment: environment)
    try terminal.expect("> ")
    terminal.type("nothing but a name\r")
    try terminal.expect("You typed: nothing but a name")
    terminal.type("Shop | people know things\r")
    try terminal.expect("noted: ")
    terminal.type("\u{04}")
    #expect(terminal.end() == 3)
    #expect(!terminal.screen.contains("\u{1B}"))
  }

  @Test func noColorMeansNoColor() throws {
    let terminal = try project.terminal(environment: ["NO_COLOR": "1"])
    try terminal.expect("Q0.1")
    terminal.type("\u{04}")
    #expect(terminal.end() == 3)
    #expect(!terminal.screen.contains("\u{1B}[1m") && !terminal.screen.contains("\u{1B}[2m"))
  }

  @Test func controlCInPlainLinesSavesToo() throws {
    let terminal = try project.terminal("--plain")
    try terminal.expect("> ")
    terminal.type("Shop | people know things\r")
    try terminal.expect("Q0.4")
    terminal.type("\u{03}")
    try terminal.expect("Everything you said is saved")
    #expect(terminal.end() == 130)
    #expect(try project.answers().contains("people know things"))
  }

  /// Killed without warning after every single answer, the interview ends where an uninterrupted one does.
  @Test func beingKilledAfterEachAnswerLosesNothing() throws {
    let lines = [
      "Shop | people know things", "e-commerce | sales", "DE, FR", "01-01 | monday | UTC | EUR",
      "Grow repeat revenue | three of ten come back | grow\r", "21 | 30 | %",
      "Newsletter | whom to write to | all; lapsed | 1\r", "weekly | calendar", "24 h",
      "below 25 %", "ECO-10",
    ]
    for line in lines {
      let terminal = try project.terminal()
      try terminal.expect("> ")
      terminal.type(line + "\r")
      try terminal.expect("noted: ")
      try terminal.expect("> ")
      terminal.signal(SIGKILL)
      #expect(terminal.end() == 137)
    }
    let whole = try InterviewProject()
    let input = lines.map { $0.replacing("\r", with: "\n") + "\n" }.joined()
    let output = try whole.scaffold("interview", "--stakeholder", "Maria Keller", input: input)
    #expect(output.exit == 3, "\(output)")
    #expect(try project.answers() == whole.answers())
  }

  @Test func twoConversationsAtOnceKeepEachOthersAnswers() throws {
    let maria = try project.terminal("--role", "EX")
    try maria.expect("Q0.1")
    let jonas = try PseudoTerminal(
      BuiltCommand.scaffold.path, ["interview", "--stakeholder", "Jonas", "--role", "OP"],
      in: project.folder.url)
    try jonas.expect("Q2.1")
    maria.type("Shop | people know things\r")
    try maria.expect("1> ")
    maria.type("Grow\r\r")
    try maria.expect("You want: Grow.")
    jonas.type("Rota | how many people | two; three\r\r")
    try jonas.expect("You choose: Rota.")
    maria.type("\u{04}")
    jonas.type("\u{04}")
    #expect(maria.end() == 3 && jonas.end() == 3)
    let answers = try project.answers()
    #expect(answers.contains("name: Grow") && answers.contains("name: Rota"), "\(answers)")
  }

  static let upToDecisions = """
    interviews:
      - stakeholder: {name: Maria Keller}
        answers:
          Q0.1: {name: Shop, outcome: people know things}
          Q0.4: {industry: e-commerce}
          Q1.1: [{name: Grow}]
          Q2.1: [{name: Newsletter, options: [all, lapsed], goal: Grow}]
    """
}
