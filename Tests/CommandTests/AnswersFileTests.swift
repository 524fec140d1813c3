import Foundation
import TestSupport
import Testing

@Suite struct AnswersFileTests {
  let project: InterviewProject
  let story = Checkout.root.appending(path: "examples/online-store/answers.yaml").path

  init() throws { project = try InterviewProject() }

  @Test func theExampleOfThreeStakeholdersIsComplete() throws {
    let output = try project.scaffold("interview", "--answers", story)
    #expect(output.exit == 0, "\(output)")
    let status = try project.scaffold("status")
    #expect(status.exit == 1 && status.stdout.contains("Maria Keller: today 21"), "\(status)")
    #expect(status.stdout.contains("Jonas Brandt: today 17"))
  }

  @Test func whatIsExportedReadsBackAsTheSameBytes() throws {
    _ = try project.scaffold("interview", "--answers", story)
    let exported = try project.answers()
    let other = try InterviewProject()
    try other.write(exported)
    let output = try other.scaffold("interview", "--answers", "answers.yaml")
    #expect(output.exit == 0, "\(output)")
    #expect(try other.answers() == exported)
  }

  @Test func takingTheSameFileTwiceTakesNothing() throws {
    _ = try project.scaffold("interview", "--answers", story)
    let again = try project.scaffold("interview", "--answers", story)
    #expect(again.stderr.contains("0 answers taken"), "\(again)")
  }

  @Test(arguments: [
    ("Q1.11: [{name: x}]", "4:16: error[unknown-question]", "did you mean `Q1.1`"),
    ("Q0.4: {industry: e-comerce}", "4:26: error[unknown-choice]", "did you mean `e-commerce`?"),
    ("Q0.1: {nam: Shop, outcome: x}", "4:21: error[unknown-cell]", "did you mean `name`?"),
    ("Q2.4: {newsletter: 4 h}", "4:28: error[unknown-record]", "no decision is on record"),
    ("Q2.4: 4 h", "4:15: error[not-by-record]", "below Q2.4"),
    ("Q0.6: [Germania]", "4:15: error[pattern]", "two capital letters"),
  ])
  func aFaultNamesItsPlaceAndTheRemedy(_ line: String, _ place: String, _ help: String) throws {
    try project.write("interviews:\n- stakeholder: {name: Maria}\n  answers:\n        \(line)\n")
    let output = try project.scaffold("interview", "--answers", "answers.yaml")
    #expect(output.exit == 2, "\(output)")
    #expect(output.stderr.contains("answers.yaml:" + place), "\(output)")
    #expect(output.stderr.contains(help), "\(output)")
    #expect(try project.answers() == "bank_version: 1\ninterviews: []\n")
  }

  @Test func missingRequiredAnswersAreListed() throws {
    let output = try project.scaffold(
      "interview", "--answers", "-",
      input: "interviews: [{stakeholder: {name: Maria}, answers: {Q0.6: [DE]}}]")
    #expect(output.exit == 4, "\(output)")
    for id in ["Q0.1", "Q0.4", "Q1.1", "Q2.1"] { #expect(output.stderr.contains(id), "\(id)") }
    #expect(try project.answers().contains("- DE"))
  }

  @Test func noInputNeverAsks() throws {
    let output = try project.scaffold("interview", "--no-input", input: "Shop | x\n")
    #expect(output.exit == 4 && output.stderr.contains("Q0.1"), "\(output)")
  }

  @Test func recommendedAnswersAreTakenOverAsAssumed() throws {
    let output = try project.scaffold(
      "interview", "--answers", "-", "--accept-recommended",
      input: InterviewTerminalTests.upToDecisions)
    #expect(output.exit == 4, "\(output)")  // Q3.1 has no recommended measure
    let answers = try project.answers()
    #expect(answers.contains("assumed: \"7 days\""), "\(answers)")
    #expect(answers.contains("assumed:\n          fiscal_start: \"01-01\""), "\(answers)")
  }

  @Test func initNeverOverwrites() throws {
    let output = try project.scaffold("init", "other", "--project", ".")
    #expect(output.exit == 2 && output.stderr.contains("is there already"), "\(output)")
    let settings = try String(
      contentsOfFile: project.folder.path("groundwork.yaml"), encoding: .utf8)
    #expect(settings.hasPrefix("name: shop\n"))
  }

  @Test func initRefusesAPasswordInAnAddress() throws {
    let output = try project.scaffold(
      "init", "crm", "--source", "crm=postgres://reader:secret@db/crm")
    #expect(output.exit == 2 && output.stderr.contains("holds a password"), "\(output)")
    #expect(!output.description.contains("secret"), "\(output)")
    let named = try project.scaffold(
      "init", "crm", "--source", "crm=postgres://reader:${CRM_PASSWORD}@db/crm")
    #expect(named.exit == 0, "\(named)")
  }
}
