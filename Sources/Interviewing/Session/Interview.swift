public import GroundworkModel

/// One conversation with one stakeholder, as a state machine: lines in, replies out, answers appended.
///
/// ```swift
/// var interview = Interview(knowledge: knowledge, subject: subject, respondent: maria, lens: .manager, answers: [])
/// while let prompt = interview.prompt {
///   let reply = interview.reply(to: readLine(), at: now)
/// }
/// ```
///
/// It does no input or output and knows no clock: the caller shows ``prompt``, saves the answers of
/// ``InterviewReply/noted(_:)`` in one transaction, and says what time it is.
public struct Interview: Sendable {
  let knowledge: InterviewKnowledge
  let subject: InterviewSubject
  /// Who is asked.
  public let respondent: EntityID
  /// The role whose questions are asked; all questions when nil.
  public let lens: Stakeholder.Role?
  /// All answers of all respondents, oldest first.
  public private(set) var answers: [Answer]
  /// The walk over all answers.
  public private(set) var elicitation: Elicitation
  var current: InterviewItem.Key? { didSet { openGrid() } }
  /// The form or table that is being filled in.
  var grid: GridEntry?
  var trail: [InterviewItem.Key] = []
  var passed: Set<InterviewItem.Key> = []
  var pendingNote: String?
  var failures = 0

  /// A conversation that goes on where the answers end.
  public init(
    knowledge: InterviewKnowledge, subject: InterviewSubject, respondent: EntityID,
    lens: Stakeholder.Role?, answers: [Answer]
  ) {
    self.knowledge = knowledge
    self.subject = subject
    self.respondent = respondent
    self.lens = lens
    self.answers = answers
    elicitation = Elicitation(knowledge: knowledge, subject: subject, answers: answers)
    current = nextOpen()?.key
    openGrid()
  }

  /// The questions of this conversation, in order.
  public var items: [InterviewItem] {
    guard let lens else { return elicitation.items }
    return elicitation.items.filter { $0.question.roles.contains(lens) }
  }

  /// Questions of this conversation that are still open.
  public var open: [InterviewItem] { items.filter { !$0.isSettled(for: respondent) } }

  /// The question that stands now; nil when nothing is left to ask.
  var item: InterviewItem? { current.flatMap { elicitation.item($0) } }

  /// The next question to ask; what was put off comes at the end of its stage.
  func nextOpen() -> InterviewItem? {
    let waiting = open.filter { !passed.contains($0.key) }
    guard let next = waiting.first(where: { !isDeferred($0) }) else { return waiting.first }
    let putOff = waiting.prefix { $0.key != next.key }
    return putOff.first { $0.question.stage != next.question.stage } ?? next
  }

  func isDeferred(_ item: InterviewItem) -> Bool {
    item.answer(of: respondent)?.status == .deferred
  }

  /// Appends answers and walks the bank again.
  mutating func append(_ added: [Answer]) {
    answers += added
    elicitation = Elicitation(knowledge: knowledge, subject: subject, answers: answers)
  }

  /// Goes to the next open question.
  mutating func advance() {
    if let current { trail.append(current) }
    current = nextOpen()?.key
    failures = 0
    pendingNote = nil
  }
}

extension Interview {
  /// Answers one line, or the lines of a table joined by line breaks.
  ///
  /// - Parameters:
  ///   - text: as typed; an empty text takes the proposal or keeps the earlier answer.
  ///   - time: ISO 8601 UTC.
  public mutating func reply(to text: String, at time: String) -> InterviewReply {
    guard let item else { return .told("nothing is left to ask") }
    do {
      if let command = try InterviewCommand.parse(text) {
        return try carryOut(command, item, at: time)
      }
      return answer(InterviewCommand.literal(text), item, at: time)
    } catch {
      return refuse([error], text)
    }
  }

  private mutating func answer(
    _ text: String, _ item: InterviewItem, at time: String
  ) -> InterviewReply {
    let choices = elicitation.choices
    let reader = AnswerReader(question: item.question, choices: choices)
    guard !text.trimmed.isEmpty else { return acceptProposal(of: item, at: time) }
    let raw = TypedText(question: item.question, choices: choices).raw(text)
    switch reader.read(raw) {
    case .failure(let error): return refuse(error.faults, text)
    case .success(let value): return take(value, item, reader, at: time)
    }
  }

  /// Takes a value that was read; one that says the same again is passed over.
  mutating func take(
    _ value: AnswerValue, _ item: InterviewItem, _ reader: AnswerReader, at time: String
  ) -> InterviewReply {
    if let own = item.answer(of: respondent), own.status == .answered, own.value == value {
      advance()
      return .moved
    }
    let warnings = reader.warnings(about: value).map(\.message)
    return record(value, .answered, item, warnings, at: time)
  }

  private mutating func acceptProposal(of item: InterviewItem, at time: String) -> InterviewReply {
    if item.isSettled(for: respondent) {
      advance()
      return .moved
    }
    let earlier = item.answer(of: respondent).flatMap { $0.status == .stale ? nil : $0.value }
    guard let value = earlier ?? item.recommended else {
      return .told("an answer is needed; `:skip` leaves it open, `:unknown` asks somebody else")
    }
    return record(value, .answered, item, [], at: time)
  }

  mutating func refuse(_ faults: [AnswerFault], _ text: String) -> InterviewReply {
    failures += 1
    return .refused(
      .init(faults: faults.map(\.diagnostic), typed: text, offersUnknown: failures >= 3))
  }

  private mutating func record(
    _ value: AnswerValue, _ status: Answer.Status, _ item: InterviewItem, _ warnings: [String],
    at time: String
  ) -> InterviewReply {
    let before = elicitation
    let answer = make(status, item, value: value, reason: pendingNote, at: time)
    let own = item.answer(of: respondent)
    let isCorrection = own?.value.map { $0 != value && own?.status != .unfinished } ?? false
    append([answer])
    var added = [answer]
    var affected: [String] = []
    if isCorrection {
      let stale = staleAnswers(since: before, at: time)
      append(stale)
      added += stale
      affected = stale.map { elicitation.title(of: $0) } + vanished(since: before)
    }
    let echo = elicitation.item(item.key).flatMap { elicitation.echo(of: $0, value) }
    let stage = item.question.stage
    advance()
    return .noted(
      .init(
        answers: added, echo: echo, advice: warnings + advice(on: value, item), affected: affected,
        finishedStage: finished(stage) ? stage : nil))
  }

  func make(
    _ status: Answer.Status, _ item: InterviewItem, value: AnswerValue? = nil,
    reason: String? = nil, at time: String
  ) -> Answer {
    Answer(
      question: item.question.id, subject: item.subject, respondent: respondent, value: value,
      status: status, reason: reason, bankVersion: knowledge.bank.version, time: time)
  }

  /// Whether a stage has just been left behind: nothing of it is open but what was passed over.
  func finished(_ stage: String) -> Bool {
    item?.question.stage != stage
      && !open.contains { $0.question.stage == stage && !passed.contains($0.key) }
  }

  private func advice(on value: AnswerValue, _ item: InterviewItem) -> [String] {
    let texts = texts(in: value, item.question)
    let vague = texts.flatMap { knowledge.wording.vagueWords(in: $0) }
    var seen: Set<String> = []
    let words = vague.filter { seen.insert($0).inserted }.prefix(3)
    guard !words.isEmpty else { return [] }
    let quoted = words.map { "`\($0)`" }.joined(separator: ", ")
    return ["nobody can check \(quoted); a number or a name would help (`:back` to re-word)"]
  }

  private func texts(in value: AnswerValue, _ question: Question) -> [String] {
    let long = question.columns.filter { $0.kind == .long }.map(\.id)
    if question.field.kind == .long { return value.text.map { [$0] } ?? [] }
    return value.elements.flatMap { row in long.compactMap { row[$0]?.text } }
  }
}
