/// Who does what: one thing that happens in the business and leaves rows behind (BEAM, 7W).
public struct BusinessEvent: EntityPayload {
  /// The three shapes of a fact table (Kimball): transaction, accumulating, periodic.
  public enum Story: String, Codable, CaseIterable, Sendable {
    case discrete, evolving, recurring
  }

  /// Who.
  public var subject: String
  /// Does.
  public var verb: String
  /// What.
  public var object: String
  /// Stamps on its way: `ordered`, `paid`, `shipped`; the first is when it happened.
  public var moments: [String] = []
  /// How late its record can arrive, p99.
  public var lateness: TimeSpan?
  /// How much, with units.
  public var quantities: [String] = []
  /// How it is corrected: `new row`, `changed row`, `deleted`.
  public var reversal: String?
  /// Over at once, in stages, or on a rhythm.
  public var story: Story?

  /// A record with what it cannot be without; the rest is set afterwards.
  public init(subject: String, verb: String, object: String) {
    self.subject = subject
    self.verb = verb
    self.object = object
  }

  /// This payload as the details of an entity.
  public var details: EntityDetails { .event(self) }
}
