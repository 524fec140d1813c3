public import GroundworkModel

extension Interview {
  /// The same conversation with what others have said meanwhile.
  public func goingOn(subject: InterviewSubject, answers: [Answer]) -> Interview {
    var copy = Interview(
      knowledge: knowledge, subject: subject, respondent: respondent, lens: lens, answers: answers)
    (copy.trail, copy.passed) = (trail, passed)
    copy.current = copy.nextOpen()?.key
    return copy
  }

  /// Answers that were taken over from a proposal which a correction has changed: they are to be asked again.
  ///
  /// An answer that the person had written differently from the proposal stays.
  func staleAnswers(since before: Elicitation, at time: String) -> [Answer] {
    elicitation.items.compactMap { item in
      guard let own = item.answer(of: respondent), let value = own.value,
        own.status == .answered || own.status == .assumed,
        let old = before.item(item.key)?.recommended, old == value,
        let new = item.recommended, new != old
      else { return nil }
      return make(.stale, item, value: value, reason: "the proposal changed", at: time)
    }
  }

  /// Questions with an answer that are no longer asked.
  func vanished(since before: Elicitation) -> [String] {
    let present = Set(elicitation.items.map(\.key))
    return before.items.filter { !present.contains($0.key) && $0.answer(of: respondent) != nil }
      .map { "no longer asked: " + before.text(of: $0) }
  }

  /// Takes back the newest answer of this conversation's respondent.
  mutating func undo(at time: String) -> InterviewReply {
    guard let last = answers.last(where: { isOwn($0) && $0.reason != "undone" })
    else { return .told("there is nothing to undo") }
    let key = InterviewItem.Key(question: last.question, subject: last.subject)
    let earlier = answers.filter { answer in
      isOwn(answer) && answer.question == last.question && answer.subject == last.subject
        && answer != last
    }.last
    guard let item = elicitation.item(key) else { return .told("there is nothing to undo") }
    let restored = make(
      earlier?.status ?? .skipped, item, value: earlier?.value,
      reason: earlier == nil ? "undone" : earlier?.reason, at: time)
    append([restored])
    passed.remove(key)
    current = key
    return .noted(
      .init(
        answers: [restored], echo: "Taken back: " + elicitation.text(of: item), advice: [],
        affected: [], finishedStage: nil))
  }
}

extension Interview {
  /// Whether the respondent gave an answer that was whole and their own.
  private func isOwn(_ answer: Answer) -> Bool {
    answer.respondent == respondent && answer.status != .unfinished && answer.status != .settled
  }
}

extension Elicitation {
  /// Which question, of which record, an answer is about.
  func title(of answer: Answer) -> String {
    let key = InterviewItem.Key(question: answer.question, subject: answer.subject)
    return item(key).map { text(of: $0) } ?? answer.question
  }
}
