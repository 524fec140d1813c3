/// Something taken as true until someone says otherwise.
public struct Assumption: EntityPayload {
  /// What is assumed.
  public var text: String
  /// The question it stands in for: `Q6.4`.
  public var question: String?
  /// What would settle it.
  public var closesWhen: String?

  /// A record with what it cannot be without; the rest is set afterwards.
  public init(text: String) {
    self.text = text
  }

  /// This payload as the details of an entity.
  public var details: EntityDetails { .assumption(self) }
}
