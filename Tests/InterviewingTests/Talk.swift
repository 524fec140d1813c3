import Foundation
import GroundworkModel
import Interviewing

/// An interview held in a test, minute by minute.
struct Talk {
  var interview: Interview
  private var minute = 0

  init(
    _ knowledge: InterviewKnowledge, who: String = "maria", lens: Stakeholder.Role? = nil,
    base: [Entity] = [], answers: [Answer] = []
  ) {
    let people = ["maria": Stakeholder.Role.productOwner, "jonas": .analyst, "oskar": .sourceOwner]
    let stakeholders = people.map { name, role in
      Entity(
        id: EntityID(.stakeholder, slug: name), name: name.capitalized,
        details: .stakeholder(Stakeholder(role: role)), origin: Origin(.stakeholder, name))
    }
    let subject = InterviewSubject(
      projectName: "shop", industry: "e-commerce", base: base + stakeholders)
    interview = Interview(
      knowledge: knowledge, subject: subject, respondent: EntityID(.stakeholder, slug: who),
      lens: lens, answers: answers)
  }

  /// Types a line.
  @discardableResult
  mutating func say(_ text: String) -> InterviewReply {
    minute += 1
    return interview.reply(to: text, at: "2026-01-01T00:00:\(minute)Z")
  }

  /// Types lines in turn.
  mutating func say(_ lines: [String]) { for line in lines { say(line) } }

  /// Types a line as at a terminal, cell by cell.
  @discardableResult
  mutating func type(_ line: String) -> InterviewReply {
    minute += 1
    return interview.hear(line, at: "2026-01-01T00:00:\(minute)Z")
  }

  /// Types lines in turn, cell by cell.
  mutating func type(_ lines: [String]) { for line in lines { type(line) } }

  var question: String? { interview.prompt?.question }
  var proposal: IntentProposal { IntentProposal(interview.elicitation) }

  subscript(id: String) -> Entity? { proposal.entities.first { $0.id.rawValue == id } }
}

extension Talk {
  /// Up to the first question about decisions.
  static let opening = [
    "Shop | people know things", "e-commerce | sales", "DE", "01-01 | monday | UTC | EUR",
    "Grow repeat revenue | three of ten come back | grow", "21 | 30 | % | 2026-12-31",
  ]
  /// Up to the first question about measures.
  static let decided =
    opening + [
      "Newsletter | whom to write to | all; lapsed | 1", "weekly | calendar", "2 days",
      "below 25 %",
    ]
}
