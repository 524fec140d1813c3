public import GroundworkModel

/// A short sentence made from records, with who said it.
public struct Statement: Hashable, Sendable {
  /// The sentence.
  public var text: String
  /// The record it is made from.
  public var subject: EntityID
  /// Who said it, by name; empty when it was only assumed.
  public var saidBy: [String]
  /// What of it nobody has said, in words.
  public var assumed: [String]
}

extension Elicitation {
  /// The statements of a stage, made from records and not from anybody's words.
  public func statements(of stage: QuestionBank.Stage) -> [Statement] {
    stage.playback.flatMap { rule -> [Statement] in
      records(for: rule).compactMap { id in
        let facts = book.sentenceFacts(about: id)
        if let when = rule.when, !facts.satisfy(when) { return nil }
        let text = facts.fill(rule.text)
        return Statement(
          text: text.prefix(1).uppercased() + text.dropFirst(), subject: id,
          saidBy: (book[id]?.speakers ?? []).map { personName($0) },
          assumed: (assumptions[id] ?? []).map(\.words))
      }
    }
  }

  /// What nobody could answer yet, and whom to ask; what somebody must say stands first.
  public var openQuestions: [(text: String, ask: Stakeholder.Role?)] {
    let open = items.filter { $0.clarity == .unknown || $0.clarity == .open }
    let order: [Question.SkipPolicy] = [.required, .fallback, .optional]
    return order.flatMap { policy in
      open.filter { $0.question.skip == policy }.map { (text(of: $0), $0.question.roles.first) }
    }
  }

  /// How many questions of a stage are how clear.
  public func clarity(of stage: String) -> [Clarity: Int] {
    Dictionary(
      items.filter { $0.question.stage == stage }.map { ($0.clarity, 1) }, uniquingKeysWith: +)
  }

  /// The name of a stakeholder.
  public func personName(_ id: EntityID) -> String { book.base[id]?.name ?? String(id.path) }

  /// The sentence that plays one answer back.
  func echo(of item: InterviewItem, _ value: AnswerValue) -> String? {
    guard let template = item.question.playback else { return nil }
    let target = item.subject ?? book.projectID
    var facts =
      item.question.writes.first?.kind == .choice
      ? book.sentenceFacts(about: EntityID(.choice, slug: "first-slice"))
      : book.sentenceFacts(about: target)
    for (name, cell) in value.fields where facts[[name]] == nil { facts = facts.adding(name, cell) }
    return facts.adding("names", .list(names(in: value, item.question))).fill(template)
  }

  private func names(in value: AnswerValue, _ question: Question) -> [AnswerValue] {
    value.elements.map { row in
      if let word = row.text {
        return .text(book.knowledge.library.archetype(word)?.name ?? word)
      }
      return .text(question.name(ofRow: row))
    }
  }

  private func records(for rule: QuestionBank.Stage.Playback) -> [EntityID] {
    guard let kind = EntityKind(rawValue: rule.over) else { return [] }
    return kind == .project ? [book.projectID] : book.records(kind).map(\.id)
  }
}
