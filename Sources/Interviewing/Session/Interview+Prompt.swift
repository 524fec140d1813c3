public import GroundworkModel

extension Interview {
  /// The question that stands now, ready to be shown; nil when nothing is left to ask.
  public var prompt: InterviewPrompt? {
    guard let item else { return nil }
    let question = item.question
    let items = items
    let stages = knowledge.bank.stages
    let choices = elicitation.choices
    let own = item.answer(of: respondent)
    let facts = elicitation.facts(about: item.subject)
    return InterviewPrompt(
      question: question.id, stage: knowledge.bank.stage(question.stage)?.name ?? question.stage,
      stageNumber: (stages.firstIndex { $0.id == question.stage } ?? 0) + 1,
      stageCount: stages.count,
      number: (items.firstIndex { $0.key == item.key } ?? 0) + 1, count: items.count,
      minutesLeft: Self.minutes(open), text: elicitation.text(of: item),
      why: facts.fill(question.why), example: question.example,
      expects: question.field.expectation, columns: question.columns.map(\.title),
      isTable: question.field.kind == .table, isBegun: own?.status == .unfinished,
      options: Self.options(of: question, choices),
      previous: own?.value.map { AnswerText.typed($0, for: question) },
      statements: question.isSignOff ? statements : [],
      others: item.answers.filter { $0.respondent != respondent }.compactMap { answer in
        answer.value.map { value in
          .init(
            who: elicitation.personName(answer.respondent),
            words: question.field.kind == .form
              ? AnswerText.typed(value, for: question) : AnswerText.phrase(value))
        }
      },
      proposal: item.recommended.map {
        .init(text: AnswerText.typed($0, for: question), because: item.because ?? "usual")
      })
  }

  /// Everything this person has put on record, in sentences.
  private var statements: [String] {
    let name = elicitation.personName(respondent)
    return knowledge.bank.stages.flatMap { elicitation.statements(of: $0) }
      .filter { $0.saidBy.contains(name) }.map(\.text)
  }

  private static func minutes(_ items: [InterviewItem]) -> Int {
    let seconds = items.map(\.question.seconds).reduce(0, +)
    return items.isEmpty ? 0 : max(1, (seconds + 30) / 60)
  }

  private static func options(of question: Question, _ choices: Choices) -> [String] {
    let all = allOptions(of: question, choices)
    let rest = all.count - 20
    guard rest > 0 else { return all }
    return all.prefix(20) + ["+\(rest) more: `:more` shows them; a name, code or number picks any"]
  }

  /// All choices, numbered; those of a form stand with its cells.
  static func allOptions(of question: Question, _ choices: Choices) -> [String] {
    guard question.columns.isEmpty else { return [] }
    return choices.options(for: question.field).enumerated().map { index, option in
      let name = option.name.map { $0 == option.id ? "" : "  \($0)" } ?? ""
      return "\(index + 1)  \(option.id)\(name)"
    }
  }
}

extension Interview {
  /// Takes over every proposal of questions that nobody has answered, as assumed and never as answered.
  ///
  /// - Returns: the answers to save.
  public mutating func acceptProposals(at time: String) -> [Answer] {
    var added: [Answer] = []
    while let item = open.first(where: { $0.answers.isEmpty && $0.recommended != nil }) {
      let answer = make(
        .assumed, item, value: item.recommended, reason: item.because, at: time)
      append([answer])
      added.append(answer)
    }
    current = nextOpen()?.key
    return added
  }
}
