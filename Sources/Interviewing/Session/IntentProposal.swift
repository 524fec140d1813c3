public import GroundworkModel

/// What all answers together say about the world: entities and links to be saved.
///
/// The same answers give the same proposal; saving it twice changes nothing.
public struct IntentProposal: Sendable {
  /// Entities, in the order in which they came up.
  public private(set) var entities: [Entity] = []
  /// Links between them, and to who said them.
  public private(set) var links: [Link] = []
  /// Records whose answers do not fit their kind: a fault of the question bank.
  public private(set) var faults: [Diagnostic] = []
  private let elicitation: Elicitation
  private var book: RecordBook { elicitation.book }

  /// The proposal of a walk over all answers.
  public init(_ elicitation: Elicitation) {
    self.elicitation = elicitation
    for id in book.order { addRecord(id) }
    for item in elicitation.items { addFindings(of: item) }
    for id in book.order { addAssumption(about: id) }
    let known = Set(entities.map(\.id)).union(book.base.keys)
    links = book.links.filter { known.contains($0.source) && known.contains($0.target) } + links
  }

  private mutating func addRecord(_ id: EntityID) {
    guard let record = book[id] else { return }
    var fields = record.fields
    let need = id.kind == .kpi ? refreshNeed(of: id) : nil
    fields["refreshNeed"] = need.map { .text($0.description) } ?? fields["refreshNeed"]
    guard let details = PayloadCoding.details(id.kind, from: fields) else {
      faults.append(
        Diagnostic(
          rule: "unfit-record", message: "the answers about `\(record.name)` do not fit",
          subject: id,
          help: "check what the questions about it write in questions.yaml"))
      return
    }
    let origin = record.base?.origin ?? record.speaker
    entities.append(
      Entity(
        id: id, name: record.name, description: Self.description(record), owner: record.owner,
        status: status(of: record), tags: record.base?.tags ?? [], details: details,
        origin: origin, fieldOrigins: record.fieldOrigins))
    for speaker in record.speakers {
      links.append(
        Link(
          id, .statedBy, speaker,
          origin: Origin(.stakeholder, speaker.rawValue, reference: record.reference)))
    }
    addOwner(of: record)
    addInputs(of: id, need, record.speaker)
  }

  private mutating func addInputs(of kpi: EntityID, _ need: TimeSpan?, _ origin: Origin) {
    for (id, component) in ComponentNaming.name(book.inputs[kpi] ?? [], of: kpi) {
      var details = component.details(of: kpi)
      details.freshnessNeed = need
      entities.append(
        Entity(
          id: id, name: component.role, description: component.meaning, status: .proposed,
          details: details.details, origin: origin))
      links.append(Link(kpi, .needs, id, origin: origin))
    }
  }

  private mutating func addOwner(of record: Record) {
    guard let owner = record.owner else { return }
    let person = EntityID(.stakeholder, slug: owner)
    guard book.base[person] != nil else { return }
    links.append(Link(person, .owns, record.id, origin: record.written["owner"] ?? record.speaker))
  }

  private func status(of record: Record) -> Entity.Status {
    if let base = record.base { return base.status }
    let isSigned = record.speakers.contains { book.reviews[$0]?["verdict"] == .text("right") }
    return isSigned ? .confirmed : .proposed
  }

  private static func description(_ record: Record) -> String? {
    if let base = record.base { return base.description }
    let text = record.fields["definition"] ?? record.fields["statement"] ?? record.fields["outcome"]
    return text?.text.flatMap { $0.isEmpty || $0 == record.name ? nil : $0 }
  }

  /// The shortest latency of the decisions that use a KPI, or a composite made of it.
  private func refreshNeed(of kpi: EntityID, depth: Int = 0) -> TimeSpan? {
    guard depth < 8 else { return nil }
    let own = book.sources(of: kpi, .uses).compactMap {
      book[$0]?.fields["latencyTolerance"]?.text.flatMap { TimeSpan($0) }
    }
    let wholes = book.sources(of: kpi, .needs).compactMap { refreshNeed(of: $0, depth: depth + 1) }
    return (own + wholes).min()
  }
}

extension IntentProposal {
  private mutating func addFindings(of item: InterviewItem) {
    if !item.settlement.positions.isEmpty { addConflict(item) }
    let isOpen = !item.settlement.isSettled && !item.settlement.unknowing.isEmpty
    let value = item.settlement.value
    let reader = AnswerReader(question: item.question, choices: elicitation.choices)
    let warning = value.flatMap { reader.warnings(about: $0).first }
    if isOpen || warning != nil { addQuestion(item, warning?.message) }
  }

  private func path(_ item: InterviewItem) -> String {
    ([item.question.id] + (item.subject.map { [String($0.path)] } ?? [])).joined(separator: " ")
  }

  private mutating func addConflict(_ item: InterviewItem) {
    let id = EntityID(.conflict, slug: path(item))
    var conflict = Conflict(
      question: item.question.id, subject: item.subject, positions: item.settlement.positions)
    let settled = elicitation.settled(item)
    conflict.resolution = settled?.words
    conflict.resolvedBy = settled?.by
    conflict.reason = settled?.because
    add(id, elicitation.title(of: item), conflict.details, item)
  }

  private mutating func addQuestion(_ item: InterviewItem, _ warning: String?) {
    var question = OpenQuestion(text: elicitation.text(of: item))
    question.question = item.question.id
    let asked = Set(item.settlement.unknowing.map(\.respondent))
    question.askRole =
      item.question.roles.first { role in
        !asked.contains { elicitation.role(of: $0) == role }
      } ?? item.question.roles.first
    let reasons = item.settlement.unknowing.compactMap(\.reason) + (warning.map { [$0] } ?? [])
    add(
      EntityID(.question, slug: path(item)), elicitation.text(of: item), question.details, item,
      description: reasons.isEmpty ? nil : reasons.joined(separator: "; "))
  }

  private mutating func addAssumption(about id: EntityID) {
    guard let assumed = elicitation.assumptions[id], let record = book[id] else { return }
    let questions = assumed.map(\.question).joined(separator: ", ")
    var assumption = Assumption(
      text: "\(record.name): " + assumed.map(\.words).joined(separator: "; "))
    assumption.question = assumed.first?.question
    assumption.closesWhen = "somebody answers \(questions)"
    let origin = Origin(.rule, "interview", reference: questions)
    let own = EntityID(.assumption, slug: id.rawValue)
    entities.append(
      Entity(
        id: own, name: "Assumed for \(record.name)", status: .proposed, details: assumption.details,
        origin: origin))
    links.append(Link(own, .concerns, id, origin: origin))
  }

  private mutating func add(
    _ id: EntityID, _ name: String, _ details: EntityDetails, _ item: InterviewItem,
    description: String? = nil
  ) {
    let origin = Origin(.rule, "interview", reference: item.question.id)
    entities.append(
      Entity(
        id: id, name: name, description: description, status: .proposed, details: details,
        origin: origin))
    links.append(Link(id, .concerns, item.subject ?? book.projectID, origin: origin))
  }
}

extension Record {
  /// Who put it on record; the interview's own rules when nobody did.
  var speaker: Origin {
    guard let first = speakers.first else {
      return Origin(.rule, "interview", reference: reference)
    }
    return Origin(.stakeholder, first.rawValue, reference: reference)
  }

  /// Of something that was in the catalog by other means, who said which field.
  var fieldOrigins: [String: Origin] {
    guard let base else { return [:] }
    return base.fieldOrigins.merging(written) { _, new in new }
  }
}

extension Elicitation {
  /// The question about its record, in full.
  public func text(of item: InterviewItem) -> String {
    facts(about: item.subject).fill(item.question.text)
  }

  func role(of respondent: EntityID) -> Stakeholder.Role? {
    guard case .stakeholder(let person)? = book.base[respondent]?.details else { return nil }
    return person.role
  }
}
