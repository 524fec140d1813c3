import GroundworkModel

/// Answers looked up by question and record, the newest of each respondent.
struct AnswerLog {
  /// What a person settled on where others contradict each other.
  struct Ruling {
    let answer: Answer
    /// Who has answered since.
    var later: Set<EntityID> = []
  }

  private var answers: [InterviewItem.Key: [Answer]] = [:]
  private let roles: [EntityID: Stakeholder.Role]
  private var rulings: [InterviewItem.Key: Ruling] = [:]

  init(_ answers: [Answer], stakeholders base: [Entity]) {
    for answer in answers {
      let key = InterviewItem.Key(question: answer.question, subject: answer.subject)
      guard answer.status != .settled else {
        rulings[key] = answer.value == nil ? nil : Ruling(answer: answer)
        continue
      }
      rulings[key]?.later.insert(answer.respondent)
      var voices = self.answers[key] ?? []
      if let index = voices.firstIndex(where: { $0.respondent == answer.respondent }) {
        voices[index] = answer
      } else {
        voices.append(answer)
      }
      self.answers[key] = voices
    }
    var roles: [EntityID: Stakeholder.Role] = [:]
    for entity in base {
      if case .stakeholder(let person) = entity.details { roles[entity.id] = person.role }
    }
    self.roles = roles
  }

  func latest(_ key: InterviewItem.Key) -> [Answer] { answers[key] ?? [] }

  /// How well somebody is placed to answer: the place of their role among the question's roles.
  func rank(_ respondent: EntityID, for question: Question) -> Int {
    roles[respondent].flatMap { question.roles.firstIndex(of: $0) } ?? question.roles.count
  }

  func role(of respondent: EntityID) -> Stakeholder.Role? { roles[respondent] }

  func ruling(on key: InterviewItem.Key) -> Ruling? { rulings[key] }
}
