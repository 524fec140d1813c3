/// A question nobody could answer yet, with whom to ask.
public struct OpenQuestion: EntityPayload {
  /// The question.
  public var text: String
  /// The id in the question bank: `Q2.4`.
  public var question: String?
  /// The role best placed to answer.
  public var askRole: Stakeholder.Role?
  /// By when, ISO 8601 date.
  public var due: String?

  /// A record with what it cannot be without; the rest is set afterwards.
  public init(text: String) {
    self.text = text
  }

  /// This payload as the details of an entity.
  public var details: EntityDetails { .question(self) }
}
