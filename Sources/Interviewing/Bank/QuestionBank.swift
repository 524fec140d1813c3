/// All questions of `questions.yaml`, in the order in which they are asked.
public struct QuestionBank: Hashable, Sendable {
  /// A part of the interview.
  public struct Stage: Identifiable, Hashable, Sendable, Decodable {
    /// A statement made about every record of a kind.
    public struct Playback: Hashable, Sendable, Decodable {
      /// The kind of record.
      public var over: String
      /// Said only where this holds.
      public var when: Formula?
      /// The sentence, with `{fields}` and `[optional parts]`.
      public var text: String
    }

    /// The stable id: `goals`.
    public var id: String
    /// The heading.
    public var name: String
    /// What is said at its end.
    public var playback: [Playback]
  }

  /// Raised whenever a question changes its meaning.
  public var version: Int
  /// Question ids per depth.
  public var profiles: [String: [String]]
  /// The stages in order.
  public var stages: [Stage]
  /// The questions in order.
  public var questions: [Question]

  /// The question of an id, or nil.
  public func question(_ id: String) -> Question? { questions.first { $0.id == id } }

  /// The stage of an id, or nil.
  public func stage(_ id: String) -> Stage? { stages.first { $0.id == id } }

  /// The questions of a depth, and those that may follow from them.
  public func questions(depth: String) -> [Question] {
    let wanted = Set(profiles[depth] ?? [])
    return questions.filter {
      wanted.contains($0.id) || ($0.followUpOf.map { wanted.contains($0) } ?? false)
    }
  }
}

extension QuestionBank: Decodable {
  private enum CodingKeys: String, CodingKey {
    case version = "bank_version"
    case profiles, stages, questions
  }
}
