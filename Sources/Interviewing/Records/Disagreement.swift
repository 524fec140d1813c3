import GroundworkModel

/// When two answers contradict each other.
enum Disagreement {
  /// The fields in which any value differs from the first; questions that make records cannot disagree, they add up.
  static func disputed(_ values: [AnswerValue], _ question: Question) -> [AnswerField] {
    guard question.creates == nil, values.count > 1, values.first != .record([:]) else { return [] }
    let fields = question.field.kind == .form ? question.columns : [question.field]
    return fields.filter { field in
      let own = values.compactMap { value(of: field, in: $0, question) }
      guard let base = own.first else { return false }
      return own.dropFirst().contains { differ(base, $0, field.kind) }
    }
  }

  /// What each said in the disputed fields.
  static func positions(
    _ voices: [Settlement.Voice], _ disputed: [AnswerField], _ question: Question
  ) -> [Conflict.Position] {
    guard !disputed.isEmpty else { return [] }
    return voices.compactMap { voice in
      let words = words(voice.value, disputed, question)
      guard !words.isEmpty else { return nil }
      return Conflict.Position(stakeholder: voice.respondent, statement: words)
    }
  }

  /// What a value says in some fields: `today 21, wanted 30`.
  static func words(_ value: AnswerValue, _ fields: [AnswerField], _ question: Question) -> String {
    let isForm = question.field.kind == .form
    return fields.compactMap { field in
      self.value(of: field, in: value, question).map { cell in
        (isForm ? "\(field.title) " : "") + AnswerText.phrase(cell)
      }
    }.joined(separator: ", ")
  }

  /// The cells of a form that stand in some fields; any other value as a whole.
  static func part(
    _ value: AnswerValue, _ fields: [AnswerField], _ question: Question
  ) -> AnswerValue {
    guard question.field.kind == .form, !fields.isEmpty else { return value }
    let ids = Set(fields.map(\.id))
    return .record(value.fields.filter { ids.contains($0.key) })
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
