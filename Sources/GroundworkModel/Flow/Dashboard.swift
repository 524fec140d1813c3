/// A page of figures for a persona.
public struct Dashboard: EntityPayload {
  /// What draws it.
  public var tool: String?
  /// Where it is.
  public var url: String?

  /// An empty record, filled in afterwards.
  public init() {}

  /// This payload as the details of an entity.
  public var details: EntityDetails { .dashboard(self) }
}
