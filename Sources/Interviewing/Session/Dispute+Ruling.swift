public import GroundworkModel

/// What a person settles a dispute on.
public enum Verdict: Hashable, Sendable {
  /// What this stakeholder said.
  case side(EntityID)
  /// A value as it would be typed; of a form, the cells that differ, divided by bars.
  case typed(String)
  /// Nothing any more: it is open again.
  case open
}

extension Elicitation {
  /// The answer that settles a dispute, or opens it again.
  ///
  /// - Parameters:
  ///   - person: who settles it.
  ///   - time: ISO 8601 UTC.
  /// - Returns: the answer to append, or every fault of what was typed.
  public func ruling(
    on dispute: Dispute, _ verdict: Verdict, by person: EntityID, because reason: String?,
    at time: String
  ) -> Result<Answer, AnswerFaults> {
    guard let item = item(dispute.key) else {
      return .failure(
        AnswerFaults([AnswerFault("not-asked", "the question is not asked any more")]))
    }
    return value(of: verdict, item).map { value in
      Answer(
        question: item.question.id, subject: item.subject, respondent: person, value: value,
        status: .settled, reason: reason, bankVersion: book.knowledge.bank.version, time: time)
    }
  }

  /// Whether a verdict could be taken.
  public func check(_ verdict: Verdict, on dispute: Dispute) -> Result<Void, AnswerFaults> {
    ruling(on: dispute, verdict, by: dispute.positions[0].respondent, because: nil, at: "")
      .map { _ in }
  }

  private func value(
    of verdict: Verdict, _ item: InterviewItem
  ) -> Result<AnswerValue?, AnswerFaults> {
    let fields = item.settlement.disputed
    switch verdict {
    case .open: return .success(nil)
    case .side(let person):
      let said = item.answer(of: person)?.value
      return .success(said.map { Disagreement.part($0, fields, item.question) })
    case .typed(let text):
      let reader = AnswerReader(question: item.question, choices: choices, isUnfinished: true)
      return raw(text, fields, item.question).flatMap { reader.read($0) }.map { $0 }
    }
  }

  private func raw(
    _ text: String, _ fields: [AnswerField], _ question: Question
  ) -> Result<AnswerValue, AnswerFaults> {
    let typed = TypedText(question: question, choices: choices)
    guard question.field.kind == .form else { return .success(typed.raw(text)) }
    let cells = TypedText.cells(text)
    guard cells.count == fields.count, !cells.contains("") else {
      let titles = fields.map(\.title).joined(separator: " | ")
      return .failure(
        AnswerFaults([
          AnswerFault("missing-cell", "what holds is needed for each of: \(titles)")
        ]))
    }
    return .success(
      .record(
        Dictionary(
          zip(fields, cells).map { ($0.id, typed.numbered(.text($1), $0)) },
          uniquingKeysWith: { first, _ in first })))
  }
}
