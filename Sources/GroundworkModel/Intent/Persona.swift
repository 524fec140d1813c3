/// A group of people who will use the result.
public struct Persona: EntityPayload {
  /// How many people.
  public var count: Int?
  /// How many at once.
  public var concurrent: Int?
  /// Comfort with SQL, 0…3.
  public var sqlSkill: Int?
  /// How it reaches them: `dashboard`, `mail`, `alert`, `file`, `api`.
  public var channels: [String] = []
  /// Rows or columns they may never see.
  public var mustNotSee: [String] = []

  /// An empty record, filled in afterwards.
  public init() {}

  /// This payload as the details of an entity.
  public var details: EntityDetails { .persona(self) }
}
