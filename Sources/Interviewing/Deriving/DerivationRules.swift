/// What follows from answers, scans and mappings, as data: the content of `derivation-rules.yaml`.
public struct DerivationRules: Hashable, Sendable, Codable {
  /// Something that rules may read.
  public struct Input: Hashable, Sendable, Codable {
    /// The name in formulas.
    public var name: String
    /// Where it comes from: a question (`Q2.4`), `scan`, `mapping`, `settings`, `default`, `interview`.
    public var from: String
    /// What it is, in words.
    public var words: String
    /// What is taken while nobody has said it.
    public var assume: Formula?
  }

  /// A sum over inputs under a name of its own.
  public struct Derived: Hashable, Sendable, Codable {
    /// The name in formulas.
    public var name: String
    /// How it is computed.
    public var `is`: Formula
  }

  /// One rule.
  public struct Rule: Hashable, Sendable, Codable {
    /// The stable id: `R-A2`.
    public var id: String
    /// The letter of its group.
    public var group: String
    /// What it says, in one sentence.
    public var title: String
    /// What it is asked about, one at a time: `project`, `kpi`, `source`, `dataset`, `fact`, `dimension`, `persona`.
    public var over: String
    /// The condition.
    public var when: Formula
    /// What follows.
    public var then: Consequence
    /// What the reader of the file should know.
    public var note: String?
  }

  /// What follows when a rule fires.
  public struct Consequence: Hashable, Sendable, Codable {
    /// A vote for an option of a topic.
    public var choice: Vote?
    /// Requirements to derive.
    public var requirements: [RequirementTemplate]?
    /// Gaps to record.
    public var gaps: [GapTemplate]?
    /// Questions back to people.
    public var questions: [QuestionTemplate]?
  }

  /// A vote for an option of an architecture decision.
  public struct Vote: Hashable, Sendable, Codable {
    /// The topic.
    public var topic: String
    /// The option.
    public var option: String
    /// The greatest weight wins.
    public var weight: Double
    /// Numbers that the generator reads.
    public var parameters: [String: TextTemplate]?
  }

  /// All inputs.
  public var inputs: [Input]
  /// All sums.
  public var derived: [Derived]
  /// How much each criterion counts in a cost–benefit table, in points of a hundred.
  public var weights: [String: Double]
  /// All topics.
  public var topics: [Topic]
  /// All rules.
  public var rules: [Rule]
}

extension DerivationRules {
  /// An architecture decision that rules vote on.
  public struct Topic: Hashable, Sendable, Codable, Identifiable {
    /// The name: `processing-style`.
    public var id: String
    /// What it is settled for, one at a time; once for the project when nil.
    public var per: String?
    /// The question it settles, in words.
    public var title: TextTemplate
    /// What makes the choice necessary.
    public var context: String
    /// What follows whatever is chosen.
    public var consequences: [String]
    /// What would reopen it.
    public var revisit: String
    /// The options.
    public var options: [Option]
  }

  /// One option of a topic.
  public struct Option: Hashable, Sendable, Codable {
    /// Its name.
    public var name: String
    /// Criterion → 0…5.
    public var scores: [String: Double]
    /// What speaks for it.
    public var benefits: [String]
    /// What speaks against it.
    public var costs: [String]
    /// The condition that shuts it out.
    public var fails: Formula?
    /// Why it is shut out.
    public var because: TextTemplate?
  }

  /// A requirement to be derived.
  public struct RequirementTemplate: Hashable, Sendable, Codable {
    /// What tells it from others of the same rule and subject.
    public var key: String
    /// A further condition.
    public var when: Formula?
    /// The name of the record.
    public var name: TextTemplate
    /// Functional or non-functional, as ``Requirement/Category``.
    public var category: String
    /// MoSCoW, as ``Requirement/Priority``.
    public var priority: String?
    /// The sentence.
    public var text: TextTemplate
    /// How it is tested on one example.
    public var acceptance: TextTemplate?
    /// The quality characteristic.
    public var characteristic: String?
    /// What is measured.
    public var metric: TextTemplate?
    /// `<=`, `>=` or `=`.
    public var comparison: String?
    /// The number and its unit.
    public var value: TextTemplate?
    /// Over which time it is judged.
    public var window: TextTemplate?
    /// How it is verified.
    public var verification: TextTemplate?
    /// What people have to do for it themselves.
    public var byHand: TextTemplate?

    private enum CodingKeys: String, CodingKey {
      case key, when, name, category, priority, text, acceptance, characteristic, metric, comparison
      case value, window, verification
      case byHand = "by_hand"
    }
  }

  /// A gap to be recorded.
  public struct GapTemplate: Hashable, Sendable, Codable {
    /// What tells it from others of the same rule and subject.
    public var key: String
    /// A further condition.
    public var when: Formula?
    /// The kind, as ``Gap/Kind``.
    public var kind: String
    /// The name of the record.
    public var name: TextTemplate
    /// The sentence.
    public var text: TextTemplate
    /// What is proposed, as ``Gap/Disposition``.
    public var disposition: String?
  }

  /// A question back to people.
  public struct QuestionTemplate: Hashable, Sendable, Codable {
    /// What tells it from others of the same rule and subject.
    public var key: String
    /// A further condition.
    public var when: Formula?
    /// The name of the record.
    public var name: TextTemplate
    /// The sentence.
    public var text: TextTemplate
    /// The role to ask, by the name of its case.
    public var ask: String?
  }
}
