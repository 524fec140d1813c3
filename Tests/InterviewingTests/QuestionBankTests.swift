import GroundworkModel
import Interviewing
import Testing

@Suite struct QuestionBankTests {
  let knowledge: InterviewKnowledge
  var bank: QuestionBank { knowledge.bank }

  init() throws { knowledge = try Knowledge.all() }

  @Test func theQuickProfileHasTwentySixQuestions() {
    #expect(bank.profiles["quick"]?.count == 26)
    #expect(Set(bank.profiles["quick"] ?? []).isSubset(of: bank.questions.map(\.id)))
  }

  @Test func idsAreUniqueAndReferencesLead() {
    let ids = bank.questions.map(\.id)
    #expect(Set(ids).count == ids.count)
    for question in bank.questions {
      #expect(bank.stage(question.stage) != nil, "\(question.id)")
      for id in question.followUps { #expect(bank.question(id)?.followUpOf == question.id) }
    }
  }

  @Test func everyStageSaysWhatWasUnderstood() {
    for stage in bank.stages { #expect(!stage.playback.isEmpty, "\(stage.id)") }
    for question in bank.questions { #expect(question.playback != nil, "\(question.id)") }
  }

  @Test func everyQuestionWritesSomewhere() {
    for question in bank.questions { #expect(!question.writes.isEmpty, "\(question.id)") }
  }

  /// Every example, typed as it stands, is an answer: the whole interview is held with nothing but examples.
  @Test func anInterviewOfExamplesComesToItsEnd() throws {
    var talk = Talk(knowledge)
    var asked: Set<String> = []
    while let prompt = talk.interview.prompt {
      asked.insert(prompt.question)
      let example = try #require(prompt.example, "\(prompt.question)")
      let reply = talk.say(example)
      guard case .noted = reply else {
        Issue.record("\(prompt.question): \(example) → \(reply)")
        return
      }
    }
    #expect(asked.isSuperset(of: bank.profiles["quick"] ?? []))
    #expect(talk.proposal.faults.isEmpty)
    #expect(talk.interview.elicitation.missing.isEmpty)
  }
}
