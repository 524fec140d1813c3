public import GroundworkModel

/// One question about one record.
public struct InterviewItem: Sendable {
  /// What tells two items apart.
  public struct Key: Hashable, Sendable {
    /// The question's id.
    public var question: String
    /// The record, for questions that repeat.
    public var subject: EntityID?

    /// A question about a record.
    public init(question: String, subject: EntityID?) {
      self.question = question
      self.subject = subject
    }
  }

  /// The question.
  public let question: Question
  /// The record, for questions that repeat.
  public let subject: EntityID?
  /// The newest answer of each respondent, first speaker first.
  public let answers: [Answer]
  /// What is proposed, and why.
  public let recommended: AnswerValue?
  /// Why it is proposed.
  public let because: String?
  let settlement: Settlement

  /// What tells it from other items.
  public var key: Key { Key(question: question.id, subject: subject) }

  /// The newest answer of a respondent.
  public func answer(of respondent: EntityID) -> Answer? {
    answers.first { $0.respondent == respondent }
  }

  /// What a person settled on where others contradict each other; nil when that does not stand any more.
  public var ruling: Answer? { settlement.ruling }

  /// Whether a respondent need not be asked again.
  public func isSettled(for respondent: EntityID) -> Bool {
    switch answer(of: respondent)?.status {
    case .answered, .unknown, .notApplicable, .assumed: true
    case .stale, .skipped, .deferred, .unfinished, .settled, nil: false
    }
  }

  /// How clear it is by now.
  public var clarity: Clarity {
    if settlement.isDisputed { return .conflicting }
    if settlement.isAssumed { return .assumed }
    if settlement.isSettled { return .answered }
    if !settlement.unknowing.isEmpty { return .unknown }
    return question.skip == .fallback && recommended != nil ? .assumed : .open
  }
}

/// How clear a question is by now.
public enum Clarity: String, CaseIterable, Codable, Sendable {
  case answered, assumed, unknown, conflicting, open
}
