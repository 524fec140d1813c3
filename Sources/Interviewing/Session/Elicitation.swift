public import GroundworkModel

/// All questions of a depth walked once over all answers: which are asked, and what has been put on record. A question
/// beyond the depth that somebody has answered counts as well.
///
/// It is a function of its inputs: the same answers give the same items and the same records.
public struct Elicitation: Sendable {
  /// Questions and the records they are asked about, in the order in which they are asked.
  public private(set) var items: [InterviewItem] = []
  var book: RecordBook
  /// What was assumed about a record, in words, by question.
  private(set) var assumptions: [EntityID: [(question: String, words: String)]] = [:]
  private let subject: InterviewSubject
  private let log: AnswerLog
  private let depth: Set<String>

  /// Walks the bank over the answers, oldest first.
  public init(knowledge: InterviewKnowledge, subject: InterviewSubject, answers: [Answer]) {
    self.subject = subject
    log = AnswerLog(answers, stakeholders: subject.base)
    book = RecordBook(knowledge: knowledge, projectName: subject.projectName, base: subject.base)
    depth = Set(knowledge.bank.questions(depth: subject.depth).map(\.id))
    var rest = knowledge.bank.questions[...]
    while let first = rest.first {
      let run = rest.prefix { $0.stage == first.stage && $0.repeatOver == first.repeatOver }
      rest = rest.dropFirst(run.count)
      walk(run)
    }
  }

  /// A run of questions about the same kind of record: all of them about the first record, then the next.
  private mutating func walk(_ run: ArraySlice<Question>) {
    guard let kind = run.first?.repeatOver else {
      for question in run { ask(question, about: nil) }
      return
    }
    for record in book.records(kind) {
      for question in run { ask(question, about: record.id) }
    }
  }

  private mutating func ask(_ question: Question, about record: EntityID?) {
    let facts = facts(about: record)
    if let when = question.when, !facts.satisfy(when) { return }
    let key = InterviewItem.Key(question: question.id, subject: record)
    let answers = log.latest(key)
    guard depth.contains(question.id) || !answers.isEmpty else { return }
    let settlement = Settlement(
      of: question, answers: answers, rank: { log.rank($0, for: question) },
      ruling: log.ruling(on: key))
    let proposal = question.recommendation(in: facts)
    items.append(
      InterviewItem(
        question: question, subject: record, answers: answers, recommended: proposal?.value,
        because: proposal?.because, settlement: settlement))
    settle(question, record, settlement, proposal)
  }

  private mutating func settle(
    _ question: Question, _ record: EntityID?, _ settlement: Settlement,
    _ proposal: (value: AnswerValue, because: String)?
  ) {
    if question.creates != nil, settlement.isSettled {
      for voice in settlement.voices { apply(voice.value, question, record, voice.respondent) }
      return
    }
    if let value = settlement.value, let speaker = settlement.voices.first?.respondent {
      apply(value, question, record, speaker)
      if let ruling = settlement.ruling, let settled = ruling.value {
        apply(settled, question, record, ruling.respondent)
      }
      if settlement.isAssumed { assume(value, question, record, "taken over unseen") }
    } else if !settlement.isSettled, question.skip == .fallback, let proposal {
      book.apply(
        proposal.value, to: question, about: record,
        origin: Origin(.rule, "interview", reference: question.id))
      assume(proposal.value, question, record, proposal.because)
    }
  }

  private mutating func apply(
    _ value: AnswerValue, _ question: Question, _ record: EntityID?, _ speaker: EntityID
  ) {
    book.apply(
      value, to: question, about: record,
      origin: Origin(.stakeholder, speaker.rawValue, reference: question.id))
  }

  private mutating func assume(
    _ value: AnswerValue, _ question: Question, _ record: EntityID?, _ because: String
  ) {
    let isTable = question.field.kind == .table
    let words = isTable ? "as usual" : AnswerText.phrase(value)
    assumptions[record ?? book.projectID, default: []].append(
      (question.id, "\(question.title): \(words) (\(because))"))
  }
}

extension Elicitation {
  /// What the questions about a record can read.
  func facts(about record: EntityID?) -> Facts {
    book.facts(about: record)
      .adding(
        "settings",
        .record(subject.industry.map { ["industry": .text($0)] } ?? [:]))
  }

  /// What can be chosen by now.
  public var choices: Choices {
    let library = book.knowledge.library
    let industries = book.knowledge.industries
    let project = book[book.projectID]?.fields
    let domains = industries.domains(
      industry: project?["industry"]?.text ?? subject.industry, function: project?["function"]?.text
    )
    let kinds: [EntityKind] = [.goal, .decision, .kpi, .event, .source, .persona]
    let records = kinds.map { kind in
      (kind, book.records(kind).map { AnswerField.Option(id: String($0.id.path), name: $0.name) })
    }
    return Choices(
      industries: industries, archetypes: library.archetypes(of: domains), library: library,
      records: Dictionary(uniqueKeysWithValues: records))
  }

  /// The name of a record.
  public func name(of record: EntityID) -> String { book[record]?.name ?? String(record.path) }

  /// The item of a key, or nil when it is not asked.
  public func item(_ key: InterviewItem.Key) -> InterviewItem? { items.first { $0.key == key } }

  /// Questions that somebody must answer and nobody has.
  public var missing: [InterviewItem] {
    items.filter { $0.question.skip == .required && $0.clarity == .open }
  }
}

extension Question {
  /// The first proposal that holds; of a form, one made of the proposals for its cells.
  func recommendation(in facts: Facts) -> (value: AnswerValue, because: String)? {
    if let own = field.recommended.first(in: facts) {
      return (field.fitting(own.value), own.because)
    }
    guard field.kind == .form else { return nil }
    let proposed = cellProposals(in: facts)
    guard !proposed.cells.isEmpty, isWhole(.record(proposed.cells)) else { return nil }
    return (.record(proposed.cells), proposed.because)
  }

  /// What is proposed for each cell of a row by itself, and why.
  func cellProposals(in facts: Facts) -> (cells: [String: AnswerValue], because: String) {
    var cells: [String: AnswerValue] = [:]
    var reasons: [String] = []
    for column in columns {
      guard let proposal = column.recommended.first(in: facts) else { continue }
      cells[column.id] = column.fitting(proposal.value)
      if !reasons.contains(proposal.because) { reasons.append(proposal.because) }
    }
    return (cells, reasons.joined(separator: "; "))
  }
}

extension AnswerField {
  /// A proposed value in the form of the field: one word where a list is wanted is a list of it.
  func fitting(_ value: AnswerValue) -> AnswerValue {
    kind == .list || kind == .multi ? .list(value.elements) : value
  }
}
