/// A system that data comes from.
public struct SourceSystem: EntityPayload {
  /// How far a last-changed stamp can be trusted.
  public enum ChangeTracking: String, Codable, CaseIterable, Sendable {
    case always, mostly, no
  }

  /// What happens to rows that are no longer wanted.
  public enum Deletes: String, Codable, CaseIterable, Sendable {
    case none, soft, hard
  }

  /// What it runs on: `postgres`, `sqlite`, `csv`.
  public var technology: String
  /// Where it is, without user, password or absolute path: host and database, or a path as given.
  public var location: String?
  /// How to reach it again: may name `${ENV}` variables, never a password.
  public var connection: String?
  /// Product and version.
  public var vendor: String?
  /// Where it runs.
  public var hosting: String?
  /// The facts for which it is the truth.
  public var recordOf: [String] = []
  /// How it may be read: `replica`, `sql`, `log`, `api`, `stream`, `file`, `export`.
  public var access: [String] = []
  /// Whether every writer sets a last-changed stamp.
  public var changeTracking: ChangeTracking?
  /// Whether rows are removed.
  public var deletes: Deletes?
  /// When an event is visible here, at worst.
  public var publishLag: TimeSpan?
  /// How long before a schema change one hears of it.
  public var schemaNotice: TimeSpan?

  /// A record with what it cannot be without; the rest is set afterwards.
  public init(technology: String) {
    self.technology = technology
  }

  /// This payload as the details of an entity.
  public var details: EntityDetails { .source(self) }
}
