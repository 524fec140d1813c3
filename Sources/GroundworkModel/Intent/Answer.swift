/// What a person said to one question about one record. Append-only: a correction is another answer.
public struct Answer: Hashable, Codable, Sendable {
  /// How far a question was settled.
  public enum Status: String, Codable, CaseIterable, Sendable {
    case answered, unknown, deferred, skipped, assumed, stale
    /// A form or table that the person was filling in when the conversation was cut off.
    case unfinished
    /// What a person settled on where others contradict each other; without a value, it is open again.
    case settled
    case notApplicable = "not-applicable"
  }

  /// The question: `Q3.4`.
  public var question: String
  /// The record it is about, for questions that repeat.
  public var subject: EntityID?
  /// The stakeholder who said it.
  public var respondent: EntityID
  /// What was said, typed as the question asks.
  public var value: AnswerValue?
  /// How far it settles the question.
  public var status: Status
  /// Why it is skipped, unknown or not applicable; or a note.
  public var reason: String?
  /// The version of the question bank.
  public var bankVersion: Int
  /// When, ISO 8601 UTC.
  public var time: String

  /// An answer to a question.
  public init(
    question: String, subject: EntityID? = nil, respondent: EntityID, value: AnswerValue?,
    status: Status = .answered, reason: String? = nil, bankVersion: Int, time: String
  ) {
    self.question = question
    self.subject = subject
    self.respondent = respondent
    self.value = value
    self.status = status
    self.reason = reason
    self.bankVersion = bankVersion
    self.time = time
  }
}

/// The value of an answer: text, number, yes or no, a list, or a table of named cells.
public indirect enum AnswerValue: Hashable, Sendable {
  case text(String)
  case number(Double)
  case flag(Bool)
  case list([AnswerValue])
  case record([String: AnswerValue])
}

extension AnswerValue: Codable {
  /// Reads the natural JSON form.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let value = try? container.decode(Bool.self) {
      self = .flag(value)
    } else if let value = try? container.decode(Double.self) {
      self = .number(value)
    } else if let value = try? container.decode(String.self) {
      self = .text(value)
    } else if let value = try? container.decode([AnswerValue].self) {
      self = .list(value)
    } else {
      self = .record(try container.decode([String: AnswerValue].self))
    }
  }

  /// Writes the natural JSON form.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .text(let value): try container.encode(value)
    case .number(let value): try container.encode(value)
    case .flag(let value): try container.encode(value)
    case .list(let value): try container.encode(value)
    case .record(let value): try container.encode(value)
    }
  }
}
