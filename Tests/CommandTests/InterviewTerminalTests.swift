import Foundation
import TestSupport
import Testing

/// The interview as a person holds it: keys at a real terminal.
@Suite struct InterviewTerminalTests {
  let project: InterviewProject

  init() throws { project = try InterviewProject() }

  @Test func backSkipAndUnknownMoveTheConversation() throws {
    let talk = try project.terminal()
    try talk.hold(
      ("question 1 of", "Shop | people know things"), ("Q0.4", ":back"),
      ("name [Shop]> ", ""), ("[people know things]> ", "people know things!"),
      ("Q0.4", "e-commerce | sales"), ("Q0.6", ":skip"))
    try talk.expect("Left open.")
    try talk.hold(("Q0.7", ":unknown ask finance"))
    try talk.close(after: "kept as an open question", with: .pause)
    let answers = try project.answers()
    #expect(answers.contains("unknown: ask finance"), "\(answers)")
    #expect(answers.contains("outcome: people know things!"), "\(answers)")
    #expect(answers.contains("skipped: \"\""), "\(answers)")
  }

  @Test func aWrongValueKeepsTheTextForEditing() throws {
    _ = try project.scaffold("interview", "--answers", "-", input: Self.upToDecisions)
    let talk = try project.terminal()
    try talk.hold(("Q0.6", ":goto Q2.4"), ("Q2.4", "4 hourz"))
    try talk.expect("not taken: ")
    try talk.hold(("> 4 hourz", "\u{7F}s"))
    try talk.close(after: "the figure may be 4 h old", with: .controlC)
  }

  @Test func whatIsTypedCanBeEditedAnywhere() throws {
    let talk = try project.terminal()
    try talk.hold(
      ("name", "hop | people know thongs\u{1B}[D\u{1B}[D\u{1B}[D\u{7F}i\u{01}S"))
    try talk.close(after: "The effort is called Shop.")
    #expect(try project.answers().contains("outcome: people know things"))
  }

  @Test func theArrowUpBringsTheEarlierAnswerBack() throws {
    let talk = try project.terminal()
    try talk.hold(
      ("Q0.1", "Shop | people know things"), ("Q0.4", ":back"), ("name [Shop]> ", ""),
      ("[people know things]> ", "\u{1B}[A!"))
    try talk.close(after: "Q0.4")
    #expect(try project.answers().contains("outcome: people know things!"))
  }

  @Test func controlCSavesSaysHowToGoOnAndResumes() throws {
    let first = try project.terminal()
    try first.hold(("Q0.1", "Shop | people know things"))
    try first.expect("Q0.4")
    first.type("half an answ\u{03}")
    try first.expect("Go on with: scaffold interview --stakeholder \"Maria Keller\"")
    #expect(first.end() == 130)
    let second = try project.terminal()
    try second.close(after: "Q0.4")
    #expect(!second.screen.contains("Q0.1"))
  }

  @Test func tenThousandPastedBytesInAnyScriptArriveWhole() throws {
    let words = "e\u{301}tat שלום 👩‍👩‍👧 "
    let pasted = String(repeating: words, count: 10_000 / words.utf8.count + 1)
    let talk = try project.terminal()
    try talk.hold(("> ", "Shop | \u{1B}[200~" + pasted + "\u{1B}[201~"))
    try talk.close(after: "Q0.4", with: .controlC)
    #expect(try project.answers().contains(pasted.trimmingCharacters(in: .whitespaces)))
  }

  @Test func aPastedLineBreakDoesNotAnswerTheNextQuestion() throws {
    let talk = try project.terminal()
    try talk.hold(("> ", "\u{1B}[200~Shop | first\nsecond\u{1B}[201~"))
    try talk.close(after: "Q0.4")
    #expect(try project.answers().contains("outcome: first second"))
  }

  @Test(arguments: [["TERM": "dumb"], ["ACCESSIBLE": "1"]])
  func aDumbOrAccessibleTerminalGetsPlainLines(_ environment: [String: String]) throws {
    let talk = try project.terminal(environment: environment)
    try talk.hold(
      ("name [shop]> ", "Shop | people know things | and more"),
      ("You typed: Shop | people know things | and more", "Shop"),
      ("for whom> ", "people know things"))
    try talk.expect("noted: ")
    talk.type("\u{04}")
    #expect(talk.end() == 3)
    #expect(!talk.screen.contains("\u{1B}"))
  }

  @Test func noColorMeansNoColor() throws {
    let talk = try project.terminal(environment: ["NO_COLOR": "1"])
    try talk.close(after: "Q0.1")
    #expect(!talk.screen.contains("\u{1B}[1m") && !talk.screen.contains("\u{1B}[2m"))
  }

  @Test func controlCInPlainLinesSavesToo() throws {
    let talk = try project.terminal("--plain")
    try talk.hold(("> ", "Shop | people know things"))
    try talk.close(after: "Q0.4", with: .controlC)
    #expect(try project.answers().contains("people know things"))
  }

  @Test func twoConversationsAtOnceKeepEachOthersAnswers() throws {
    let maria = try project.terminal("--role", "EX")
    let jonas = try project.terminal(with: "Jonas", "--role", "OP")
    try jonas.expect("Q2.1")
    try maria.hold(
      ("Q0.1", "Shop | people know things"), ("1. short name", "Grow | all | grow"),
      ("2. short name", ""))
    try jonas.hold(("> ", "Rota | how many people | two; three"), ("2. short name", ""))
    try maria.close(after: "You want: Grow.")
    try jonas.close(after: "You choose: Rota.")
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
