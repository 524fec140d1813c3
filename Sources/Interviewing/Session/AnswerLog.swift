import GroundworkModel

/// Answers looked up by question and record, the newest of each respondent.
struct AnswerLog {
  private var answers: [InterviewItem.Key: [Answer]] = [:]
  private let roles: [EntityID: Stakeholder.Role]
  private let winners: [InterviewItem.Key: EntityID]

  init(_ answers: [Answer], stakeholders base: [Entity]) {
    for answer in answers {
      let key = InterviewItem.Key(question: answer.question, subject: answer.subject)
      var voices = self.answers[key] ?? []
      if let index = voices.firstIndex(where: { $0.respondent == answer.respondent }) {
        voices[index] = answer
      } else {
        voices.append(answer)
      }
      self.answers[key] = voices
    }
    var roles: [EntityID: Stakeholder.Role] = [:]
    var winners: [InterviewItem.Key: EntityID] = [:]
    for entity in base {
      if case .stakeholder(let person) = entity.details { roles[entity.id] = person.role }
      if case .conflict(let conflict) = entity.details, let id = conflict.winner {
        winners[InterviewItem.Key(question: conflict.question, subject: conflict.subject)] = id
      }
    }
    (self.roles, self.winners) = (roles, winners)
  }

  func latest(_ key: InterviewItem.Key) -> [Answer] { answers[key] ?? [] }

  /// How well somebody is placed to answer: the place of their role among the question's roles.
  func rank(_ respondent: EntityID, for question: Question) -> Int {
    roles[respondent].flatMap { question.roles.firstIndex(of: $0) } ?? question.roles.count
  }

  func role(of respondent: EntityID) -> Stakeholder.Role? { roles[respondent] }

  func winner(of key: InterviewItem.Key) -> EntityID? { winners[key] }
}

extension Conflict {
  /// The stakeholder whose position the resolution names.
  var winner: EntityID? {
    positions.first { $0.stakeholder.rawValue == resolution || $0.statement == resolution }?
      .stakeholder
  }
}
