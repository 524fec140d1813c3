/// An architecture decision: what was chosen, between what, and why.
public struct Choice: EntityPayload {
  /// One way it could have gone.
  public struct Option: Codable, Hashable, Sendable {
    /// The option's name.
    public var name: String
    /// 0…5, higher is better.
    public var score: Double?
    /// What speaks for it.
    public var benefits: [String]
    /// What speaks against it.
    public var costs: [String]

    /// An option with what speaks for and against it.
    public init(name: String, score: Double? = nil, benefits: [String] = [], costs: [String] = []) {
      self.name = name
      self.score = score
      self.benefits = benefits
      self.costs = costs
    }
  }

  /// What it settles: `processing-style`, `load-strategy`, `history`, `storage`, `modelling`, `orchestrator`, `transformation`.
  public var topic: String
  /// The chosen option's name.
  public var selected: String
  /// The number of its record, from 1.
  public var number: Int?
  /// What it is about, when not the whole project.
  public var subject: EntityID?
  /// What it was chosen between.
  public var options: [Option] = []
  /// What made the choice necessary.
  public var context: String?
  /// What follows.
  public var consequences: [String] = []
  /// The rule that chose: `R-E6`.
  public var rule: String?
  /// What the rule read: `Q2.4 = 4 h`.
  public var inputs: [String] = []
  /// Numbers that the generator reads: `interval` = `12 h`, `cron` = `0 5 * * *`.
  public var parameters: [String: String] = [:]
  /// What would reopen it.
  public var revisitWhen: String?

  /// A record with what it cannot be without; the rest is set afterwards.
  public init(topic: String, selected: String) {
    self.topic = topic
    self.selected = selected
  }

  /// This payload as the details of an entity.
  public var details: EntityDetails { .choice(self) }
}
