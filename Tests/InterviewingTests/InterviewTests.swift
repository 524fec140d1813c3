import GroundworkModel
import Interviewing
import Testing

@Suite struct InterviewTests {
  let knowledge: InterviewKnowledge

  init() throws { knowledge = try Knowledge.all() }

  private func talk(_ lines: [String], lens: Stakeholder.Role? = nil) -> Talk {
    var talk = Talk(knowledge, lens: lens)
    talk.say(lines)
    return talk
  }

  private func metric(_ entity: Entity) -> Metric? {
    if case .kpi(let metric) = entity.details { return metric }
    return nil
  }

  // MARK: Commands

  @Test func backGoesToTheEarlierQuestionAndShowsItsAnswer() {
    var talk = talk(["Shop | people know things", ":back"])
    #expect(talk.question == "Q0.1")
    #expect(talk.interview.prompt?.previous == "Shop | people know things")
    talk.say("")
    #expect(talk.question == "Q0.4")
  }

  @Test func skipLeavesTheQuestionOpenForAnotherDay() {
    let talk = talk([":skip"])
    #expect(talk.question == "Q0.4")
    #expect(talk.interview.open.first?.question.id == "Q0.1")
    let resumed = Talk(knowledge, answers: talk.interview.answers)
    #expect(resumed.question == "Q0.1")
  }

  @Test func unknownBecomesAnOpenQuestionForTheRoleBestPlaced() throws {
    let talk = talk(
      Talk.opening + ["Newsletter | whom | a; b", "weekly", "2 days", ":unknown no idea"])
    let open = try #require(talk["question/q2-5-newsletter"])
    guard case .question(let question) = open.details else { return }
    #expect(question.question == "Q2.5" && question.askRole == .manager)
    #expect(open.description == "no idea")
  }

  @Test func notApplicableNeedsAReason() {
    var talk = talk(Array(Talk.opening.prefix(2)))
    guard case .refused(let refusal) = talk.say(":na") else {
      Issue.record("taken without a reason")
      return
    }
    #expect(refusal.faults.first?.rule == "incomplete-command")
    talk.say(":na nobody's data")
    #expect(talk.question == "Q0.7")
  }

  @Test func undoTakesTheLastAnswerBack() {
    let talk = talk(["Shop | people know things", ":undo"])
    #expect(talk.question == "Q0.1")
    #expect(talk["project/shop"]?.name == "shop")
  }

  @Test func goToJumpsAndAWrongCommandSuggests() {
    var talk = talk([":goto q1.1"])
    #expect(talk.question == "Q1.1")
    guard case .refused(let refusal) = talk.say(":bakc") else { return }
    #expect(refusal.faults.first?.help == "did you mean `back`?")
  }

  @Test(arguments: ["Q0.1", "Q1.1", "Q3.7"])
  func theHelpFitsIntoANarrowTerminal(_ question: String) {
    var talk = talk(Talk.decided + ["Revenue", ":goto \(question)"])
    guard case .told(let words) = talk.say(":help") else { return }
    let commands = words.split(separator: "\n").filter { $0.hasPrefix(":") }
    #expect(commands.count >= 7 && commands.allSatisfy { $0.count <= 78 }, "\(words)")
  }

  @Test func whatIsPutOffComesAtTheEndOfItsStage() {
    var talk = talk([":deferred"])
    #expect(talk.question == "Q0.4")
    talk.say(["e-commerce | sales", "DE", "01-01 | monday | UTC | EUR"])
    #expect(talk.question == "Q0.1", "before the next stage begins")
    guard case .told = talk.say(":deferred") else {
      Issue.record("put off twice")
      return
    }
    talk.say("Shop | people know things")
    #expect(talk.question == "Q1.1")
    #expect(talk.interview.answers.first?.status == .deferred)
  }

  @Test func settleSaysWhenNobodyContradictsAnybody() {
    var talk = talk(Talk.opening)
    guard case .told = talk.say(":settle") else {
      Issue.record("there is nothing to settle")
      return
    }
    var jonas = Talk(knowledge, who: "jonas", answers: talk.interview.answers)
    jonas.say([":goto Q1.2", "40 | 50 | % | 2026-12-31"])
    guard case .settling = jonas.say(":settle") else {
      Issue.record("two people gave two figures")
      return
    }
  }

  @Test func moreShowsEveryChoiceAndANumberPicksAnyOfThem() throws {
    var talk = talk(Talk.decided)
    let last = try #require(talk.interview.prompt?.options.last)
    let hidden = try #require(last.firstMatch(of: /^\+([0-9]+) more: `:more`/))
    guard case .told(let words) = talk.say(":more") else { return }
    let all = words.split(separator: "\n").map(String.init)
    #expect(all.count == 20 + (Int(hidden.1) ?? 0))
    talk.say("\(all.count)")
    let code = try #require(all.last?.firstMatch(of: /[A-Z]+-[0-9]+/)).output
    let metrics = talk.proposal.entities.compactMap { self.metric($0) }
    #expect(metrics.contains { $0.archetype == String(code) })
  }

  @Test func aDecisionWithoutAGoalIsAskedForIt() {
    var talk = talk(
      Talk.opening.dropLast(2) + [
        "Grow revenue | more | grow\nFewer returns | less | save", "1 | 2 | %", "7 | 5 | %",
        "Newsletter | whom to write to | all; lapsed",
      ])
    #expect(talk.question == "Q2.1b")
    talk.say("Fewer returns")
    #expect(talk.question == "Q2.3")
    let links = talk.proposal.links.filter { $0.kind == .informedBy }
    #expect(links.map(\.source.rawValue) == ["goal/fewer-returns"])
  }

  @Test func whatIsKnownOfAPastPeriodGoesOnRecordWhateverTheDepth() throws {
    let kpi = EntityID(.kpi, slug: "Revenue")
    var talk = talk(Talk.decided + ["ECO-10"])
    #expect(!talk.interview.items.contains { $0.question.id == "Q3.15" }, "beyond the quick depth")
    let said = Answer(
      question: "Q3.15", subject: kpi, respondent: talk.interview.respondent,
      value: .list([.record(["period": .text("2025-03-01"), "value": .number(18240.5)])]),
      status: .answered, reason: nil, bankVersion: 1, time: "2026-01-01T01:00:00Z")
    talk = Talk(knowledge, answers: talk.interview.answers + [said])
    let revenue = try #require(talk["kpi/revenue"])
    #expect(self.metric(revenue)?.knownValues == [.init(period: "2025-03-01", value: 18240.5)])
  }

  @Test func twoColonsAreALiteralOne() {
    let talk = talk([":: Shop | people know things"])
    #expect(talk["project/shop"]?.name == ": Shop")
  }

  @Test func aNoteGoesWithTheAnswer() {
    let talk = talk([":note said on the phone", "Shop | people know things"])
    #expect(talk.interview.answers.last?.reason == "said on the phone")
  }

  // MARK: Validation

  @Test(arguments: [
    ("Q0.1", "only a name", "missing-cell"), ("Q0.4", "farming", "unknown-choice"),
    ("Q0.6", "Germany!", "pattern"), ("Q0.7", "13-45 | monday", "pattern"),
    ("Q1.2", "many | 30", "not-a-number"), ("Q1.2", "1 | 2 | % | 2026-02-30", "not-a-date"),
    ("Q2.4", "soon", "not-a-duration"), ("Q2.1", "A | b | c; d | no such goal", "unknown-choice"),
    ("Q3.1", "ECO-99", "unknown-choice"), ("Q3.10", "the data team", "not-accepted"),
    ("Q3.7", "sideways", "unknown-choice"), ("Q2.3", "weekly | calendar | -4", "out-of-range"),
    ("Q2.3", "weekly | calendar | 4.5", "not-a-whole-number"),
    ("Q0.1", "a | b | c", "unknown-cell"), ("Q1.1", "One\nOne", "repeated-row"),
  ])
  func aWrongAnswerIsRefusedAndKept(_ question: String, _ text: String, _ rule: String) {
    var talk = talk(Talk.decided + ["Revenue"])
    talk.say(":goto \(question)")
    guard case .refused(let refusal) = talk.say(text) else {
      Issue.record("`\(text)` was taken")
      return
    }
    #expect(refusal.faults.map(\.rule) == [rule], "\(refusal.faults)")
    #expect(refusal.typed == text)
    #expect(talk.question == question)
  }

  @Test func afterThreeFailuresUnknownIsOffered() {
    var talk = talk([])
    talk.say(["x", "x"])
    guard case .refused(let refusal) = talk.say("x") else { return }
    #expect(refusal.offersUnknown)
  }

  @Test(arguments: [
    ("12,5 | 1,200.50", 12.5, 1200.5), ("1 200 | 1_000", 1200, 1000), ("-3 | 1,200", -3, 1200),
  ])
  func numbersAreReadAsPeopleWriteThem(_ text: String, _ today: Double, _ wanted: Double) {
    let talk = talk(Talk.opening.dropLast() + [text])
    guard case .goal(let goal)? = talk["goal/grow-repeat-revenue"]?.details else { return }
    #expect(goal.baseline == today && goal.target == wanted)
  }

  @Test(arguments: [
    "e\u{301}tat", "שלום | עולם", "👩‍👩‍👧 family", String(repeating: "long ", count: 2000),
  ])
  func anyTextIsKeptAsItWasWritten(_ text: String) {
    let talk = talk(["Shop | " + text.replacing("|", with: "\\|")])
    guard case .project(let project)? = talk["project/shop"]?.details else { return }
    #expect(project.outcome == text.trimmingSuffix(while: \.isWhitespace))
  }

  // MARK: Records

  @Test func anArchetypeBringsItsInputsAndLinks() {
    let talk = talk(Talk.decided + ["ECO-02, ECO-04, Gift wrap share"])
    let ids = Set(talk.proposal.entities.map(\.id.rawValue))
    #expect(ids.contains("component/average-order-value.numerator"))
    #expect(ids.isSuperset(of: ["kpi/return-rate", "kpi/returned-units", "kpi/gift-wrap-share"]))
    let links = Set(talk.proposal.links.map { "\($0.source) \($0.kind.rawValue) \($0.target)" })
    #expect(
      links.isSuperset(of: [
        "goal/grow-repeat-revenue informed-by decision/newsletter",
        "goal/grow-repeat-revenue measured-by kpi/average-order-value",
        "decision/newsletter uses kpi/return-rate", "kpi/return-rate needs kpi/units-sold",
        "kpi/average-order-value stated-by stakeholder/maria",
      ]))
  }

  @Test func everyProposedLinkIsAllowed() {
    let talk = talk(Talk.decided + ["1,2,3,4,5", ":skip"])
    for link in talk.proposal.links {
      #expect(link.kind.allows(link.source.kind, link.target.kind), "\(link)")
    }
  }

  @Test func theLatencyOfADecisionIsTheNeedOfItsMeasures() {
    let talk = talk(Talk.decided + ["ECO-04"])
    guard case .kpi(let part)? = talk["kpi/units-sold"]?.details else { return }
    #expect(part.refreshNeed == .days(2) && part.kind == .metric)
  }

  @Test func aMeasureOfOnesOwnTakesItsShapeFromItsInputs() {
    let rows =
      "numerator | order.gift wraps | sum\ndenominator | order.id | count\ndate | order.ordered at"
    let talk = talk(Talk.decided + ["Gift wrap share", rows])
    guard case .kpi(let metric)? = talk["kpi/gift-wrap-share"]?.details else { return }
    #expect(metric.shape == .ratio)
    guard case .component(let part)? = talk["component/gift-wrap-share.numerator"]?.details else {
      Issue.record("no numerator")
      return
    }
    #expect(part.role == "order.gift wraps" && part.aggregation == .sum)
  }

  @Test func aNamedSolutionIsKeptAndAskedAbout() {
    var talk = talk(Talk.opening.prefix(4) + ["Insight | a dashboard with AI | grow"])
    #expect(talk.question == "Q1.1a")
    talk.say("I would stop the newsletter for people who buy anyway")
    guard case .goal(let goal)? = talk["goal/insight"]?.details else { return }
    #expect(goal.requestedSolution == "a dashboard with AI")
    #expect(goal.statement == "I would stop the newsletter for people who buy anyway")
  }

  @Test func vagueWordsAreToldAndTaken() {
    var talk = talk([])
    guard case .noted(let noted) = talk.say("Shop | everything is faster and better") else {
      return
    }
    #expect(noted.advice.first?.contains("`faster`, `better`") == true)
  }

  @Test func theSameAnswersGiveTheSameRecords() {
    let lines = Talk.decided + ["1,2,3", ":skip"]
    let one = talk(lines).proposal
    let other = talk(lines).proposal
    #expect(one.entities == other.entities && one.links == other.links)
  }

  // MARK: Proposals and corrections

  @Test func anEmptyAnswerTakesTheProposal() {
    var talk = talk(Talk.opening + ["Newsletter | whom | a; b", "weekly | calendar"])
    #expect(talk.interview.prompt?.recommended?.text == "2 days")
    talk.say("")
    #expect(talk.interview.answers.last?.status == .answered)
  }

  @Test func aCorrectionReopensWhatWasTakenFromTheOldProposal() {
    var talk = talk(Talk.opening + ["Newsletter | whom | a; b", "weekly | calendar", ""])
    talk.say(":goto Q2.3")
    guard case .noted(let noted) = talk.say("daily | calendar") else { return }
    #expect(noted.answers.map(\.status) == [.answered, .stale])
    #expect(talk.question == "Q2.4")
    #expect(talk.interview.prompt?.recommended?.text == "24 h")
  }

  @Test func aCorrectionKeepsWhatThePersonHadWritten() {
    var talk = talk(Talk.opening + ["Newsletter | whom | a; b", "weekly | calendar", "3 days"])
    talk.say(":goto Q2.3")
    guard case .noted(let noted) = talk.say("daily | calendar") else { return }
    #expect(noted.answers.count == 1 && noted.affected.isEmpty)
  }

  @Test func proposalsTakenByAFlagAreAssumedNeverAnswered() {
    var talk = talk(Talk.decided + ["Revenue"])
    let taken = talk.interview.acceptProposals(at: "2026-01-01T00:00:00Z")
    #expect(!taken.isEmpty && taken.allSatisfy { $0.status == .assumed })
    #expect(talk["assumption/kpi-revenue"] != nil)
  }

  @Test func scannedSourcesAreOffered() {
    var source = SourceSystem(technology: "sqlite")
    source.vendor = "SQLite 3"
    let scanned = Entity(
      id: EntityID(.source, path: ["shop"]), name: "shop", status: .confirmed,
      details: source.details, origin: Origin(.scan, "source/shop"))
    var talk = Talk(knowledge, who: "oskar", lens: .sourceOwner, base: [scanned])
    #expect(talk.interview.prompt?.recommended?.text == "shop | SQLite 3")
    talk.say(["", "", "mostly", "soft"])
    guard case .source(let known)? = talk["source/shop"]?.details else { return }
    #expect(known.changeTracking == .mostly && known.deletes == .soft && known.access == ["sql"])
    #expect(talk["source/shop"]?.origin.kind == .scan)
  }

  // MARK: Several stakeholders

  @Test(arguments: [
    ("Q3.8", "21 | 30", "22 | 30", false), ("Q3.8", "21 | 30", "17 | 30", true),
    ("Q2.4", "24 h", "1 day", false), ("Q2.4", "24 h", "2 days", true),
    ("Q3.7", "up", "down", true), ("Q2.5", "below 25 %", "below a quarter", false),
  ])
  func answersThatDifferBecomeAConflict(
    _ question: String, _ one: String, _ other: String, _ isConflict: Bool
  ) {
    var maria = Talk(knowledge)
    maria.say(Talk.decided + ["Revenue", ":goto \(question)", one])
    var jonas = Talk(knowledge, who: "jonas", answers: maria.interview.answers)
    jonas.say([":goto \(question)", other])
    let conflicts = jonas.proposal.entities.compactMap { entity -> Conflict? in
      if case .conflict(let conflict) = entity.details { conflict } else { nil }
    }
    #expect(conflicts.count == (isConflict ? 1 : 0))
    #expect(conflicts.allSatisfy { $0.positions.count == 2 && $0.question == question })
    #expect(jonas.interview.elicitation.openDisputes.count == conflicts.count)
  }

  @Test func goalsOfSeveralPeopleAddUp() {
    var maria = Talk(knowledge)
    maria.say(Talk.opening)
    var jonas = Talk(knowledge, who: "jonas", answers: maria.interview.answers)
    jonas.say([":goto Q1.1", "Fewer tickets"])
    #expect(jonas["goal/grow-repeat-revenue"] != nil && jonas["goal/fewer-tickets"] != nil)
    #expect(!jonas.proposal.entities.contains { $0.kind == .conflict })
  }

  @Test func contradictionsStandInThePlayback() {
    var maria = Talk(knowledge)
    maria.say(Talk.decided + ["Revenue", ":goto Q3.7", "up"])
    var jonas = Talk(knowledge, who: "jonas", answers: maria.interview.answers)
    jonas.say([":goto Q3.7", "down"])
    guard case .told(let words) = jonas.say(":playback") else { return }
    #expect(words.contains("Maria: up; Jonas: down"), "\(words)")
  }

  @Test func whoSignsReadsTheirOwnStatements() {
    var talk = talk(Talk.opening)
    talk.say(":goto Q13.1")
    let statements = talk.interview.prompt?.statements ?? []
    #expect(statements.contains { $0.hasPrefix("You want this: three of ten come back") })
    var jonas = Talk(knowledge, who: "jonas", answers: talk.interview.answers)
    jonas.say(":goto Q13.1")
    #expect(jonas.interview.prompt?.statements == [])
  }

  @Test func whatOthersSaidIsShown() {
    var maria = Talk(knowledge)
    maria.say(["Shop | people know things"])
    let jonas = Talk(knowledge, who: "jonas", answers: maria.interview.answers)
    #expect(jonas.interview.prompt?.others.first?.who == "Maria")
  }

  @Test func aSignatureConfirmsWhatThePersonSaid() {
    var talk = talk(Talk.opening)
    talk.say([":goto Q13.1", "right | Maria"])
    #expect(talk["goal/grow-repeat-revenue"]?.status == .confirmed)
  }
}

extension StringProtocol {
  fileprivate func trimmingSuffix(while fits: (Character) -> Bool) -> String {
    String(reversed().drop(while: fits).reversed())
  }
}
