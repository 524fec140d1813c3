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
  /// What each said, when they contradict each other; empty otherwise.
  private(set) var positions: [Conflict.Position] = []

  /// - Parameters:
  ///   - answers: the newest of each respondent, first speaker first.
  ///   - rank: how well a respondent is placed to answer, 0 best.
  ///   - winner: the respondent whose answer was settled on, when there was a conflict before.
  init(
    of question: Question, answers: [Answer], rank: (EntityID) -> Int, winner: EntityID? = nil
  ) {
    for answer in answers {
      switch (answer.status, answer.value) {
      case (.unknown, _): unknowing.append(answer)
      case (.notApplicable, _): isNotApplicable = true
      case (.answered, let value?), (.assumed, let value?), (.stale, let value?):
        let isAssumed = answer.status != .answered
        voices.append(Voice(respondent: answer.respondent, value: value, isAssumed: isAssumed))
      default: break
      }
    }
    let ranks = voices.map { voice in
      voice.respondent == winner ? -1 : rank(voice.respondent) + (voice.isAssumed ? 100 : 0)
    }
    let order = voices.indices.sorted { (ranks[$0], $0) < (ranks[$1], $1) }
    voices = order.map { voices[$0] }
    positions = Disagreement.positions(voices.filter { !$0.isAssumed }, question)
  }

  /// Whether anybody has settled it.
  var isSettled: Bool { !voices.isEmpty || isNotApplicable }

  /// Whether nobody but a flag has said it.
  var isAssumed: Bool { !voices.isEmpty && voices.allSatisfy(\.isAssumed) }

  /// The values as one: of a form, cells that the best placed left empty are filled by the others.
  var value: AnswerValue? {
    guard case .record(var cells)? = voices.first?.value else { return voices.first?.value }
    for voice in voices.dropFirst() { cells.merge(voice.value.fields) { first, _ in first } }
    return .record(cells)
  }
}

/// When two answers contradict each other.
enum Disagreement {
  /// What each said, when any two differ; questions that make records cannot disagree, they add up.
  static func positions(
    _ voices: [Settlement.Voice], _ question: Question
  ) -> [Conflict.Position] {
    guard question.creates == nil, voices.count > 1, let first = voices.first else { return [] }
    let fields = question.field.kind == .form ? question.columns : [question.field]
    let disputed = fields.filter { field in
      let values = voices.compactMap { value(of: field, in: $0.value, question) }
      guard let base = values.first else { return false }
      return values.dropFirst().contains { differ(base, $0, field.kind) }
    }
    guard !disputed.isEmpty, first.value != .record([:]) else { return [] }
    return voices.map { voice in
      let said = disputed.compactMap { field in
        value(of: field, in: voice.value, question).map { value in
          (question.field.kind == .form ? "\(field.title) " : "") + AnswerText.phrase(value)
        }
      }
      return Conflict.Position(
        stakeholder: voice.respondent, statement: said.joined(separator: ", "))
    }
  }

  private static func value(
    of field: AnswerField, in value: AnswerValue, _ question: Question
  ) -> AnswerValue? {
    question.field.kind == .form ? value[field.id] : value
  }

  /// Numbers more than five per cent apart, other choices, lengths, days; texts are only shown side by side.
  private static func differ(
    _ left: AnswerValue, _ right: AnswerValue, _ kind: AnswerField.Kind
  ) -> Bool {
    switch kind {
    case .number, .integer:
      guard case .number(let one) = left, case .number(let other) = right else { return true }
      return abs(one - other) > 0.05 * max(abs(one), abs(other))
    case .choice, .yesNo, .duration, .date, .pick, .money: return left != right
    case .multi: return Set(left.elements) != Set(right.elements)
    case .text, .long, .list, .table, .form: return false
    }
  }
}
