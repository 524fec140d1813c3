import Foundation
import TestSupport
import Testing

/// Contradictions: settled by a verb, at the terminal, and in an answers file.
@Suite struct SettleTests {
  let project: InterviewProject

  init() throws {
    project = try InterviewProject()
    _ = try project.scaffold("interview", "--answers", "-", input: Self.disputed)
  }

  static let disputed =
    InterviewTableTests.upToMeasures + """

            Q3.8: {revenue: {current: 21, wanted: 30}}
        - stakeholder: {name: Jonas Brandt, role: AN}
          answers:
            Q3.8: {revenue: {current: 17, wanted: 30}}
      """

  private let settlement = ["--by", "Carla Conti", "--because", "from the ledger"]

  private func settle(_ words: String...) throws -> CommandOutput {
    try BuiltCommand.scaffold.run(["settle"] + words, in: project.folder.url)
  }

  private func settled(_ words: String...) throws -> CommandOutput {
    try BuiltCommand.scaffold.run(
      ["settle", "Q3.8"] + words + settlement, in: project.folder.url)
  }

  @Test func theListSaysWhatToType() throws {
    let list = try settle()
    #expect(list.exit == 1 && list.stdout.contains("Maria Keller: today 21"), "\(list)")
    #expect(list.stdout.contains("scaffold settle Q3.8 revenue --stakeholder"), "\(list)")
    let json = try settle("--format", "json")
    #expect(json.stdout.contains("\"address\" : \"Q3.8 revenue\""), "\(json)")
  }

  @Test func whatIsSettledIsNoLongerOpenAnywhere() throws {
    #expect(try project.scaffold("status").stdout.contains("Answers differ"))
    let output = try settled("revenue", "--stakeholder", "Jonas Brandt")
    #expect(output.exit == 0 && output.stderr.contains("today 17 (Jonas Brandt)"), "\(output)")
    let status = try project.scaffold("status").stdout
    #expect(!status.contains("Answers differ") && status.contains("by Carla Conti"), "\(status)")
    #expect(try settle().exit == 0)
    let brief = try project.scaffold("brief", "--print").stdout
    #expect(brief.contains("today 17 (Jonas Brandt), by Carla Conti: from the ledger"), "\(brief)")
    #expect(!brief.contains("Settle the disagreement"), "\(brief)")
    let history = try BuiltCommand.catalog.run(
      "history", "conflict/q3-8-revenue", in: project.folder.url)
    #expect(history.stdout.contains("resolution"), "\(history)")
  }

  @Test func settlementsGoThroughTheAnswersFile() throws {
    _ = try settled("--with", "19")
    let exported = try project.answers()
    #expect(exported.contains("because: from the ledger"), "\(exported)")
    let other = try InterviewProject()
    let output = try other.scaffold("interview", "--answers", "-", input: exported)
    #expect(output.exit == 0 || output.exit == 4, "\(output)")
    #expect(try other.answers() == exported)
    #expect(try !other.scaffold("status").stdout.contains("Answers differ"))
    let again = try other.scaffold("interview", "--answers", "-", input: exported)
    #expect(again.stderr.contains("0 answers taken"), "\(again)")
  }

  @Test func aFileMayNameTheSideThatIsKept() throws {
    let entry = "{question: Q3.8, record: Revenue, stakeholder: Jonas Brandt, by: Maria Keller}"
    let output = try project.scaffold(
      "interview", "--answers", "-", input: Self.disputed + "\nsettled: [\(entry)]\n")
    #expect(output.stderr.contains("1 answer taken"), "\(output)")
    #expect(try project.answers().contains("by: Maria Keller"))
  }

  @Test(arguments: [
    ("{question: Q3.8, record: revenue, with: {current: x}, by: A}", "not-a-number"),
    ("{question: Q3.8, record: revenue, stakeholder: Zoe, by: A}", "no-side"),
    ("{question: Q3.8, record: revenue, by: A}", "missing-settlement"),
    ("{question: Q3.8, record: revenue, with: {current: 1}}", "missing-stakeholder"),
    ("{question: Q9.9, with: x, by: A}", "unknown-question"),
  ])
  func aFaultInASettlementIsNamed(_ entry: String, _ rule: String) throws {
    let output = try project.scaffold(
      "interview", "--answers", "-", input: Self.disputed + "\nsettled: [\(entry)]\n")
    #expect(output.exit == 2 && output.stderr.contains(rule), "\(output)")
  }

  @Test(arguments: [
    (["Q3.7", "--with", "up"], 2, "the conflicts are Q3.8 revenue"),
    (["Q3.8", "--stakeholder", "Zoe"], 2, "those who do are Maria Keller, Jonas Brandt"),
    (["Q3.8", "--with", "few"], 2, "is not a number"),
    (["Q3.8"], 64, "one of --stakeholder NAME, --with ANSWER, --reopen"),
  ])
  func aSettlementThatCannotBeIsRefused(
    _ words: [String], _ exit: Int32, _ help: String
  ) throws {
    let output = try BuiltCommand.scaffold.run(
      ["settle"] + words + settlement, in: project.folder.url)
    #expect(output.exit == exit && output.stderr.contains(help), "\(output)")
    #expect(try !project.answers().contains("settled"))
  }

  @Test func whoSettlesAndWhyMustBeSaid() throws {
    let output = try settle("Q3.8", "--with", "19")
    #expect(output.exit == 64 && output.stderr.contains("--by NAME"), "\(output)")
  }

  @Test func itCanBeOpenedAgain() throws {
    _ = try settled("--with", "19")
    #expect(try settled("--reopen").stderr.contains("open again"))
    #expect(try settle().exit == 1)
  }

  @Test func itIsSettledAtTheTerminalAfterThePlayback() throws {
    let talk = try project.terminal(with: "Jonas Brandt", "--role", "EX")
    try talk.hold(("Q0.1", ":goto Q3.8"), ("Q3.8", "16 | 30"))
    try talk.expect("1 conflict")
    try talk.expect("Revenue: target and thresholds")
    try talk.hold(("what holds> ", "few"))
    try talk.expect("is not a number")
    try talk.hold(
      ("what holds> few", "\u{15}b"), ("because> ", "she signs the budget"),
      ("settled by [Jonas Brandt]> ", "Maria Keller"))
    try talk.expect("settled: today 21 (Maria Keller) — by Maria Keller")
    #expect(try project.answers().contains("because: she signs the budget"))
  }

  @Test func aConflictMayStayOpen() throws {
    let talk = try project.terminal(with: "Jonas Brandt", "--role", "EX")
    try talk.hold(("Q0.1", ":goto Q3.8"), ("Q3.8", "16 | 30"), ("what holds> ", ""))
    try talk.expect("Q0.1")
    talk.type("\u{04}")
    #expect(talk.end() == 3)
    #expect(try settle().exit == 1)
  }
}
