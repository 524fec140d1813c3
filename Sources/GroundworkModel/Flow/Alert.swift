/// A message sent when a figure crosses a line.
public struct Alert: EntityPayload {
  /// When it fires.
  public var condition: String
  /// Who gets it.
  public var recipient: String?
  /// At most one in so long.
  public var minimumInterval: TimeSpan?

  /// A record with what it cannot be without; the rest is set afterwards.
  public init(condition: String) {
    self.condition = condition
  }

  /// This payload as the details of an entity.
  public var details: EntityDetails { .alert(self) }
}
