import GroundworkModel

/// What the answers of several people to one question about one record amount to.
struct Settlement: Hashable {
  /// Somebody's value.
  struct Voice: Hashable {
    let respondent: EntityID
    let value: AnswerValue
    /// Taken over by a flag, or in need of another look.
    let isAssumed: Bool
  }

  /// Values, the best placed speaker first.
  private(set) var voices: [Voice] = []
  /// Who does not know.
  private(set) var unknowing: [Answer] = []
  /// Whether somebody said that it does not apply.
  private(set) var isNotApplicable = false
  /// The fields about which people contradict each other.
  private(set) var disputed: [AnswerField] = []
  /// What each said, when they contradict each other; empty otherwise.
  private(set) var positions: [Conflict.Position] = []
  /// What a person settled it on; nil when nobody has, or when somebody has contradicted it since.
  private(set) var ruling: Answer?

  /// - Parameters:
  ///   - answers: the newest of each respondent, first speaker first.
  ///   - rank: how well a respondent is placed to answer, 0 best.
  ///   - ruling: what a person settled on, and who has answered since.
  init(
    of question: Question, answers: [Answer], rank: (EntityID) -> Int,
    ruling: AnswerLog.Ruling? = nil
  ) {
    for answer in answers { hear(answer, question) }
    let ranks = voices.map { rank($0.respondent) + ($0.isAssumed ? 100 : 0) }
    let order = voices.indices.sorted { (ranks[$0], $0) < (ranks[$1], $1) }
    voices = order.map { voices[$0] }
    let said = voices.filter { !$0.isAssumed }
    disputed = Disagreement.disputed(said.map(\.value), question)
    positions = Disagreement.positions(said, disputed, question)
    if let ruling, let value = ruling.answer.value {
      let since = said.filter { ruling.later.contains($0.respondent) }.map(\.value)
      let isContradicted = since.contains {
        !Disagreement.disputed([value, $0], question).isEmpty
      }
      self.ruling = isContradicted ? nil : ruling.answer
    }
  }

  private mutating func hear(_ answer: Answer, _ question: Question) {
    let isAssumed = answer.status == .assumed || answer.status == .stale
    switch (answer.status, answer.value) {
    case (.unknown, _): unknowing.append(answer)
    case (.notApplicable, _): isNotApplicable = true
    case (.answered, let value?), (.assumed, let value?), (.stale, let value?):
      voices.append(Voice(respondent: answer.respondent, value: value, isAssumed: isAssumed))
    case (.unfinished, let value?) where question.creates != nil:
      let whole = value.elements.filter { question.isWhole($0) }
      guard !whole.isEmpty else { return }
      voices.append(Voice(respondent: answer.respondent, value: .list(whole), isAssumed: false))
    default: break
    }
  }

  /// Whether anybody has settled it.
  var isSettled: Bool { !voices.isEmpty || isNotApplicable }

  /// Whether nobody but a flag has said it.
  var isAssumed: Bool { !voices.isEmpty && voices.allSatisfy(\.isAssumed) }

  /// Whether people contradict each other and nobody has settled it.
  var isDisputed: Bool { !positions.isEmpty && ruling == nil }

  /// The values as one: of a form, cells that the best placed left empty are filled by the others. What was settled
  /// stands above all.
  var value: AnswerValue? {
    let values = (ruling?.value).map { [$0] } ?? []
    let all = values + voices.map(\.value)
    guard case .record(var cells)? = all.first else { return all.first }
    for value in all.dropFirst() { cells.merge(value.fields) { first, _ in first } }
    return .record(cells)
  }
}
