import GroundworkModel
import Interviewing
import Testing

/// What people contradict each other about, settled.
@Suite struct SettlementTests {
  let knowledge: InterviewKnowledge
  private let carla = EntityID(.stakeholder, slug: "carla")

  init() throws { knowledge = try Knowledge.all() }

  /// Maria and Jonas answer one question differently.
  private func disputed(_ question: String, _ one: String, _ other: String) -> Talk {
    var maria = Talk(knowledge)
    maria.say(Talk.decided + ["Revenue", ":goto \(question)", one])
    var jonas = Talk(knowledge, who: "jonas", answers: maria.interview.answers)
    jonas.say([":goto \(question)", other])
    return jonas
  }

  private func settle(_ talk: Talk, _ verdict: Verdict) throws -> Talk {
    let elicitation = talk.interview.elicitation
    let dispute = try #require(elicitation.disputes.first)
    let answer = try elicitation.ruling(
      on: dispute, verdict, by: carla, because: "counted", at: "2026-01-02T00:00:00Z"
    ).get()
    return Talk(knowledge, who: "jonas", answers: talk.interview.answers + [answer])
  }

  private func conflict(_ talk: Talk) -> Conflict? {
    talk.proposal.entities.compactMap { entity in
      if case .conflict(let conflict) = entity.details { conflict } else { nil }
    }.first
  }

  private func target(_ talk: Talk) -> Double? {
    guard case .kpi(let metric)? = talk["kpi/revenue"]?.details else { return nil }
    return metric.targets.first?.current
  }

  @Test(arguments: [
    (Verdict.side(EntityID(.stakeholder, slug: "jonas")), 17, "today 17 (Jonas)"),
    (.side(EntityID(.stakeholder, slug: "maria")), 21, "today 21 (Maria)"),
    (.typed("19"), 19, "today 19"),
  ])
  func whatWasSettledHoldsAndBothAnswersStay(
    _ verdict: Verdict, _ today: Double, _ words: String
  ) throws {
    let talk = try settle(disputed("Q3.8", "21 | 30", "17 | 30"), verdict)
    #expect(target(talk) == today)
    let conflict = try #require(self.conflict(talk))
    #expect(conflict.resolution == words && conflict.resolvedBy == "carla")
    #expect(conflict.reason == "counted" && conflict.positions.count == 2)
    #expect(talk.interview.elicitation.openDisputes.isEmpty)
    #expect(talk.interview.elicitation.disputes.first?.settlement?.words == words)
    #expect(talk.interview.elicitation.clarity(of: "kpis")[.conflicting] == nil)
  }

  @Test(arguments: [("Q2.4", "24 h", "2 days", "12 h"), ("Q3.7", "up", "down", "band")])
  func aSingleValueIsSettledToo(
    _ question: String, _ one: String, _ other: String, _ holds: String
  ) throws {
    let talk = try settle(disputed(question, one, other), .typed(holds))
    #expect(conflict(talk)?.resolution == holds)
    #expect(talk.interview.elicitation.openDisputes.isEmpty)
  }

  @Test(arguments: [
    ("21 | 30", "17 | 30", "19 | 30", "missing-cell"),
    ("21 | 30", "17 | 40", "19", "missing-cell"), ("21 | 30", "17 | 30", "few", "not-a-number"),
  ])
  func whatDoesNotFitIsRefused(
    _ one: String, _ other: String, _ typed: String, _ rule: String
  ) throws {
    let elicitation = disputed("Q3.8", one, other).interview.elicitation
    let dispute = try #require(elicitation.openDisputes.first)
    guard case .failure(let faults) = elicitation.check(.typed(typed), on: dispute) else {
      Issue.record("`\(typed)` was taken")
      return
    }
    #expect(faults.faults.map(\.rule) == [rule])
  }

  @Test func aNewAnswerThatContradictsItOpensItAgain() throws {
    var talk = try settle(disputed("Q3.8", "21 | 30", "17 | 30"), .typed("19"))
    talk.say([":goto Q3.8", "19 | 30"])
    #expect(talk.interview.elicitation.openDisputes.isEmpty)
    talk.say([":goto Q3.8", "12 | 30"])
    #expect(talk.interview.elicitation.openDisputes.count == 1)
    #expect(conflict(talk)?.isOpen == true)
  }

  @Test func aSettlementCanBeTakenBack() throws {
    let settled = try settle(disputed("Q3.8", "21 | 30", "17 | 30"), .typed("19"))
    let talk = try settle(settled, .open)
    #expect(conflict(talk)?.isOpen == true && talk.interview.elicitation.openDisputes.count == 1)
  }

  @Test func undoDoesNotTouchASettlement() throws {
    var talk = try settle(disputed("Q3.8", "21 | 30", "17 | 30"), .typed("19"))
    talk.say(":undo")
    #expect(talk.interview.answers.last?.question == "Q3.8")
    #expect(talk.interview.answers.last?.status == .skipped)
  }
}
