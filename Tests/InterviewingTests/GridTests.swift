import GroundworkModel
import Interviewing
import Testing

/// Forms and tables, cell by cell.
@Suite struct GridTests {
  let knowledge: InterviewKnowledge

  init() throws { knowledge = try Knowledge.all() }

  private func talk(at question: String, _ before: [String] = Talk.decided + ["Revenue"]) -> Talk {
    var talk = Talk(knowledge)
    talk.say(before)
    talk.say(":goto \(question)")
    return talk
  }

  private func faults(_ reply: InterviewReply) -> [String] {
    if case .refused(let refusal) = reply { refusal.faults.map(\.rule) } else { [] }
  }

  /// Cell by cell, in one line, or both, the same answer is given.
  @Test(arguments: [
    ("Q1.2", ["10", "20", "%", "-", "me"], "10 | 20 | % | | me"),
    ("Q1.2", ["10", "20 | % | | me"], "10 | 20 | % | | me"),
    ("Q3.10", ["Maria", "Jonas"], "Maria | Jonas"),
    (
      "Q4.1", ["customer", "places", "order", "order | is | paid", ""],
      "customer | places | order\norder | is | paid"
    ),
    ("Q7.1", ["Team | 6 | 2", ""], "Team | 6 | 2"), ("Q0.1", ["a \\| b", "c"], "a \\| b | c"),
  ])
  func cellsAndLinesSayTheSame(_ question: String, _ cells: [String], _ line: String) {
    var one = talk(at: question)
    one.type(cells)
    var other = talk(at: question)
    other.say(line)
    #expect(one.interview.answers.last?.status == .answered)
    #expect(one.interview.answers.last?.value == other.interview.answers.last?.value)
  }

  /// A manager may be the first who is asked: there are decisions before there is a goal to serve.
  @Test func aCellThatPicksFromNothingIsNotAsked() {
    var talk = Talk(knowledge, lens: .manager)
    #expect(talk.question == "Q2.1")
    talk.type(["Promotion", "Which genre to promote", "rock; latin"])
    #expect(talk.question == "Q2.1" && talk.interview.cell?.isFirst == true)
    talk.type(":back")
    #expect(talk.interview.cell?.title == "between")
    talk.type(["-", ""])
    #expect(talk.interview.answers.last?.value?.elements.count == 1)
    #expect(talk["decision/promotion"] != nil)
  }

  @Test(arguments: [
    ("Q1.2", ["many"], ["not-a-number"]), ("Q1.2", ["1", "2", "%", "2026-02-30"], ["not-a-date"]),
    ("Q3.10", ["the data team"], ["not-accepted"]), ("Q3.10", [""], ["missing-cell"]),
    ("Q3.10", ["the data team | me"], ["not-accepted"]),
    ("Q3.10", ["a | b | c"], ["unknown-cell"]), ("Q3.8", ["", "", "", "", ""], ["empty"]),
    ("Q4.1", ["a", "b", "c", "a", "b", "c"], ["repeated-row"]),
    ("Q4.1", ["a | b"], ["missing-cell"]), ("Q4.1", ["a", ":drop 1"], ["unknown-row"]),
    ("Q4.1", ["a | b | c", ":change x"], ["unknown-row"]), ("Q3.10", [":drop 1"], ["no-table"]),
    ("Q3.7", [":drop 1"], ["no-table"]), ("Q4.1", [":drop"], ["incomplete-command"]),
  ])
  func aWrongCellIsRefusedWhereItStands(
    _ question: String, _ lines: [String], _ rules: [String]
  ) {
    var talk = talk(at: question)
    talk.type(Array(lines.dropLast()))
    let title = talk.interview.cell?.title
    let reply = talk.type(lines.last ?? "")
    #expect(faults(reply) == rules)
    #expect(talk.question == question)
    if rules != ["empty"] { #expect(talk.interview.cell?.title == title) }
  }

  @Test func theLastRowTakenEndsATableThatIsFull() {
    var talk = talk(at: "Q1.1", [])
    talk.type((1...7).map { "Goal \($0) | x | grow" })
    #expect(talk.interview.answers.last?.status == .answered && talk.question != "Q1.1")
  }

  @Test func theCorrectionOfAFormCountsWhenItIsFinished() {
    var talk = talk(at: "Q0.1")
    talk.type("Other")
    #expect(talk.interview.answers.last?.status == .answered)
    #expect(talk["project/shop"]?.name == "Shop")
    talk.type("")
    #expect(talk["project/shop"]?.name == "Other")
  }

  @Test func skippingKeepsWhatWasTyped() {
    var talk = talk(at: "Q0.1", [])
    talk.type(["Shop", ":skip"])
    #expect(talk.interview.answers.last?.status == .unfinished)
    let resumed = Talk(knowledge, answers: talk.interview.answers)
    #expect(resumed.question == "Q0.1")
    #expect(resumed.interview.cell?.title == "what is different for whom")
  }

  @Test func rowsThatAreWholeCountBeforeTheTableIsFinished() {
    var talk = talk(at: "Q4.1")
    talk.type(["customer | places | order", "clerk", "packs"])
    #expect(talk["event/customer-places-order"] != nil)
    #expect(!talk.proposal.entities.contains { $0.name.hasPrefix("clerk") })
    #expect(talk.interview.open.contains { $0.question.id == "Q4.1" })
  }

  @Test func aTableIsAddedToAndNotReplaced() {
    var talk = talk(at: "Q4.1")
    talk.type(["customer | places | order", "", ":goto Q4.1", "clerk | packs | parcel", ""])
    #expect(talk.interview.answers.last?.value?.elements.count == 2)
    talk.type([":goto Q4.1", ""])
    #expect(talk.interview.answers.last?.value?.elements.count == 2)
  }

  @Test func undoTakesTheWholeAnswerBack() {
    var talk = talk(at: "Q0.1", [])
    talk.type(["Shop", "people know things", ":undo"])
    #expect(talk.question == "Q0.1")
    #expect(talk["project/shop"]?.name == "shop")
  }

  @Test func aProposedTableIsTakenWithAnEmptyLine() {
    var talk = talk(at: "Q3.3")
    let proposed = talk.interview.cell?.rows.count ?? 0
    #expect(proposed > 0)
    talk.type("")
    #expect(talk.interview.answers.last?.value?.elements.count == proposed)
  }
}
