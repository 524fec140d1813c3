public import GroundworkModel

/// What may be typed in one place: a whole question, or a column of a table or form.
public struct AnswerField: Hashable, Sendable {
  /// The type of the value.
  public enum Kind: String, Codable, CaseIterable, Sendable {
    case text, long, choice, multi, number, integer, money, duration, date, list, pick, table, form
    case yesNo = "yes-no"
  }

  /// One of several things to choose from.
  public struct Option: Hashable, Sendable, Decodable {
    /// What is stored.
    public var id: String
    /// What a person reads; the id when nil.
    public var name: String?
    /// Other words for it.
    public var synonyms: [String]?

    /// An option under an id.
    public init(id: String, name: String? = nil, synonyms: [String]? = nil) {
      self.id = id
      self.name = name
      self.synonyms = synonyms
    }
  }

  /// Where options come from that are not written in the bank.
  public enum OptionSource: String, Codable, Sendable {
    case industries, functions, archetypes
  }

  /// The key in an answers file.
  public var id: String
  /// What a person reads above the cell.
  public var title: String
  /// The type of the value.
  public var kind: Kind
  /// Whether a row or form is refused without it.
  public var isRequired: Bool
  /// What to choose from.
  public var options: [Option]
  /// Where further options come from.
  public var optionsFrom: OptionSource?
  /// Whether other words than the options are taken too.
  public var isOpen: Bool
  /// The kind of record to pick one of.
  public var pick: EntityKind?
  /// What the whole text must match.
  public var pattern: String?
  /// What to say when it does not.
  public var message: String?
  /// The smallest number.
  public var minimum: Double?
  /// The largest number.
  public var maximum: Double?
  /// Where it goes: `goal.baseline`; nil when the question as a whole says so.
  public var writes: FieldPath?
  /// What is proposed, the first case that holds.
  public var recommended: [Recommendation]
  /// Whether a named solution in it is asked about again.
  public var findsSolutions: Bool
}

extension AnswerField: Decodable {
  private enum CodingKeys: String, CodingKey {
    case id, title, kind, required, options, pick, pattern, message, min, max, writes, recommended
    case open, lint
    case optionsFrom = "options_from"
  }

  /// Reads a column; the question itself is read by ``Question``.
  public init(from decoder: any Decoder) throws {
    let record = try decoder.container(keyedBy: CodingKeys.self)
    id = try record.decode(String.self, forKey: .id)
    title = try record.decodeIfPresent(String.self, forKey: .title) ?? id
    kind = try record.decode(Kind.self, forKey: .kind)
    isRequired = try record.decodeIfPresent(Bool.self, forKey: .required) ?? false
    options = try record.decodeIfPresent([Option].self, forKey: .options) ?? []
    optionsFrom = try record.decodeIfPresent(OptionSource.self, forKey: .optionsFrom)
    isOpen = try record.decodeIfPresent(Bool.self, forKey: .open) ?? false
    pick = try record.decodeIfPresent(EntityKind.self, forKey: .pick)
    pattern = try record.decodeIfPresent(String.self, forKey: .pattern)
    message = try record.decodeIfPresent(String.self, forKey: .message)
    minimum = try record.decodeIfPresent(Double.self, forKey: .min)
    maximum = try record.decodeIfPresent(Double.self, forKey: .max)
    writes = try record.decodeIfPresent(FieldPath.self, forKey: .writes)
    recommended = try record.decodeIfPresent([Recommendation].self, forKey: .recommended) ?? []
    findsSolutions = try record.decodeIfPresent(String.self, forKey: .lint) == "solution"
  }
}
