import GroundworkModel
import Interviewing
import YAMLDocument

extension AnswersImport {
  /// Takes what was settled about a question, after all that people said about it.
  mutating func settle(_ question: Question, _ settlements: [AnswersFile.Settlement]) {
    let about = settlements.filter { $0.entry.question.id == question.id }
    guard !about.isEmpty else { return }
    let elicitation = Elicitation(knowledge: knowledge, subject: subject, answers: answers)
    let found = about.compactMap { settlement in
      settlement.side == nil
        ? answer(settlement.entry, settlement.person.id, elicitation)
        : keep(settlement, elicitation)
    }
    add(found)
  }

  /// The answer that keeps what one side said.
  private mutating func keep(
    _ settlement: AnswersFile.Settlement, _ elicitation: Elicitation
  ) -> Answer? {
    let entry = settlement.entry
    guard let item = item(entry, elicitation), let name = settlement.side?.text else { return nil }
    let side = Respondent(name: name).id
    guard let dispute = elicitation.disputes.first(where: { $0.key == item.key }),
      dispute.positions.contains(where: { $0.respondent == side })
    else {
      fault(
        entry, "no-side", "`\(name)` takes no side in a conflict about \(entry.question.id)",
        help: "say what holds with `with`")
      return nil
    }
    let ruling = try? elicitation.ruling(
      on: dispute, .side(side), by: settlement.person.id, because: entry.reason, at: time
    ).get()
    return ruling.flatMap { isKnown($0, item) ? nil : $0 }
  }
}
