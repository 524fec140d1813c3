/// A word and what it means here.
public struct GlossaryTerm: EntityPayload {
  /// What it means.
  public var definition: String
  /// Other words for it.
  public var synonyms: [String] = []
  /// Words not to use for it.
  public var forbidden: [String] = []

  /// A record with what it cannot be without; the rest is set afterwards.
  public init(definition: String) {
    self.definition = definition
  }

  /// This payload as the details of an entity.
  public var details: EntityDetails { .term(self) }
}
