/// What hurts today: work, waiting or mistrust.
public struct Pain: EntityPayload {
  /// Who is hurt.
  public var who: String?
  /// Minutes lost each time.
  public var minutesPerOccurrence: Int?
  /// Times a year.
  public var occurrencesPerYear: Int?
  /// What people do instead.
  public var workaround: String?

  /// An empty record, filled in afterwards.
  public init() {}

  /// This payload as the details of an entity.
  public var details: EntityDetails { .pain(self) }
}
