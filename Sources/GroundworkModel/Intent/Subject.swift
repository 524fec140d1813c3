/// A noun that facts are about and that becomes a dimension: customer, product, store.
public struct Subject: EntityPayload {
  /// As it is now (SCD1), as it was then (SCD2), or both.
  public enum History: String, Codable, CaseIterable, Sendable {
    case asIs = "as-is"
    case asWas = "as-was"
    case both
  }

  /// What identifies one for ever.
  public var naturalKey: String?
  /// Which label old facts carry after a change.
  public var history: History?
  /// Roll-ups, `product > category > department`.
  public var hierarchies: [String] = []
  /// Whether several events share it.
  public var conformed: Bool?

  /// An empty record, filled in afterwards.
  public init() {}

  /// This payload as the details of an entity.
  public var details: EntityDetails { .subject(self) }
}
