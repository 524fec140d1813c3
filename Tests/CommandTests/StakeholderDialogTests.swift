import Foundation
import TestSupport
import Testing

/// `scaffold interview` without a name: who is interviewed?
@Suite struct StakeholderDialogTests {
  let project: InterviewProject

  init() throws { project = try InterviewProject() }

  @Test func aNewPersonIsAskedForNameAndRole() throws {
    let talk = try project.command(["interview"])
    try talk.hold(("name> ", "  "), ("a name is needed", "Ada Berg"))
    try talk.hold(("role [all]> ", "boss"))
    try talk.expect("is no role")
    try talk.hold(("role [all]> ", "fi"), ("Q0.7", "01-01 | monday | UTC | EUR"))
    try talk.expect("Figures are in EUR")
    talk.type("\u{04}")
    try talk.expect("Go on with: scaffold interview --stakeholder \"Ada Berg\" --role FI")
    #expect(talk.end() == 3)
    #expect(try project.answers().contains("name: Ada Berg\n      role: FI"))
  }

  @Test func thoseKnownAreOffered() throws {
    _ = try project.scaffold(
      "interview", "--answers", "-", input: InterviewTerminalTests.upToDecisions)
    let talk = try project.command(["interview", "--role", "MG"])
    try talk.hold(("1  Maria Keller, the product owner", ""))
    try talk.hold(("a name is needed", "7"), ("nobody's number", "1"))
    try talk.close(after: "Q1.2")
    #expect(talk.screen.contains("--stakeholder \"Maria Keller\" --role MG"))
  }

  @Test(arguments: [("\u{03}", Int32(130)), ("\u{04}", 3)])
  func leavingSaysNothingOfAnybody(_ key: String, _ exit: Int32) throws {
    let talk = try project.command(["interview"])
    try talk.expect("name> ")
    talk.type(key)
    #expect(talk.end() == exit)
    #expect(try project.answers() == "bank_version: 1\ninterviews: []\n")
  }

  @Test func aPipeSpeaksForTheUser() throws {
    let output = try BuiltCommand.scaffold.run(
      "interview", in: project.folder.url, environment: ["USER": "ada"],
      input: "Shop | people know things\n")
    #expect(output.exit == 3, "\(output)")
    #expect(try project.answers().contains("name: ada"))
  }

  @Test func aDepthThatThereIsNotIsRefusedWithThoseThereAre() throws {
    let output = try project.scaffold("interview", "--depth", "deep")
    #expect(output.exit == 64 && output.stderr.contains("no depth `deep`"), "\(output)")
    #expect(output.stderr.contains("quick and full"), "\(output)")
  }
}
