public import GroundworkModel

/// One question of the bank: what is asked of whom, what may be answered, and where the answer goes.
public struct Question: Identifiable, Hashable, Sendable {
  /// What happens when nobody answers.
  public enum SkipPolicy: String, Codable, Sendable {
    /// Somebody must say.
    case required
    /// The recommended value is assumed.
    case fallback
    /// Nothing is assumed.
    case optional
  }

  /// A rule on the typed value.
  public struct Validator: Hashable, Sendable, Decodable {
    /// What a text, or every word of a list, must match.
    public var pattern: String?
    /// What must hold; the answer is `value`.
    public var check: Formula?
    /// Errors are refused, warnings are told.
    public var severity: Diagnostic.Severity?
    /// What to say otherwise.
    public var message: String
  }

  /// The stable id: `Q2.4`.
  public var id: String
  /// The stage it belongs to.
  public var stage: String
  /// Two or three words, for lists.
  public var title: String
  /// The question, with `{placeholders}`.
  public var text: String
  /// How to answer, in plain words.
  public var help: String
  /// Why it is asked.
  public var why: String
  /// An answer as it could be typed.
  public var example: String?
  /// Who can answer, best placed first.
  public var roles: [Stakeholder.Role]
  /// What may be typed.
  public var field: AnswerField
  /// The columns of a table or form.
  public var columns: [AnswerField]
  /// The most rows of a table.
  public var maximumRows: Int?
  /// Rules beyond the type.
  public var validators: [Validator]
  /// Asked only where this holds.
  public var when: Formula?
  /// Asked once for each record of this kind.
  public var repeatOver: EntityKind?
  /// Every row or chosen word becomes a record of this kind.
  public var creates: EntityKind?
  /// Where the answer goes, columns included.
  public var writes: [FieldPath]
  /// Questions that may follow from the answer; each says in `when` whether it does.
  public var followUps: [String]
  /// The question it follows from.
  public var followUpOf: String?
  /// What happens when nobody answers.
  public var skip: SkipPolicy
  /// How sensitive the answer is.
  public var sensitivity: Classification.Sensitivity
  /// Derivation rules that read the answer.
  public var triggersRules: [String]
  /// The sentence that plays the answer back.
  public var playback: String?
}

extension Question: Decodable {
  private enum CodingKeys: String, CodingKey {
    case id, stage, title, text, help, why, example, roles, kind, options, open, pick, columns
    case recommended, validators, when, creates, writes, skip, sensitivity, playback, pattern,
      message
    case optionsFrom = "options_from"
    case maximumRows = "max_rows"
    case repeatOver = "repeat_over"
    case followUps = "follow_ups"
    case followUpOf = "follow_up_of"
    case triggersRules = "triggers_rules"
  }

  /// Reads a record of the bank.
  public init(from decoder: any Decoder) throws {
    let record = try decoder.container(keyedBy: CodingKeys.self)
    id = try record.decode(String.self, forKey: .id)
    stage = try record.decode(String.self, forKey: .stage)
    title = try record.decode(String.self, forKey: .title)
    text = try record.decode(String.self, forKey: .text)
    help = try record.decode(String.self, forKey: .help)
    why = try record.decode(String.self, forKey: .why)
    example = try record.decodeIfPresent(String.self, forKey: .example)
    roles = try record.decode([Stakeholder.Role].self, forKey: .roles)
    columns = try record.decodeIfPresent([AnswerField].self, forKey: .columns) ?? []
    maximumRows = try record.decodeIfPresent(Int.self, forKey: .maximumRows)
    validators = try record.decodeIfPresent([Validator].self, forKey: .validators) ?? []
    when = try record.decodeIfPresent(Formula.self, forKey: .when)
    repeatOver = try record.decodeIfPresent(EntityKind.self, forKey: .repeatOver)
    creates = try record.decodeIfPresent(EntityKind.self, forKey: .creates)
    followUps = try record.decodeIfPresent([String].self, forKey: .followUps) ?? []
    followUpOf = try record.decodeIfPresent(String.self, forKey: .followUpOf)
    skip = try record.decode(SkipPolicy.self, forKey: .skip)
    sensitivity =
      try record.decodeIfPresent(Classification.Sensitivity.self, forKey: .sensitivity) ?? .internal
    triggersRules = try record.decodeIfPresent([String].self, forKey: .triggersRules) ?? []
    playback = try record.decodeIfPresent(String.self, forKey: .playback)
    let own = try record.decodeIfPresent([FieldPath].self, forKey: .writes) ?? []
    writes = own + columns.compactMap(\.writes)
    field = AnswerField(
      id: id, title: title, kind: try record.decode(AnswerField.Kind.self, forKey: .kind),
      isRequired: true,
      options: try record.decodeIfPresent([AnswerField.Option].self, forKey: .options) ?? [],
      optionsFrom: try record.decodeIfPresent(
        AnswerField.OptionSource.self, forKey: .optionsFrom),
      isOpen: try record.decodeIfPresent(Bool.self, forKey: .open) ?? false,
      pick: try record.decodeIfPresent(EntityKind.self, forKey: .pick),
      pattern: try record.decodeIfPresent(String.self, forKey: .pattern),
      message: try record.decodeIfPresent(String.self, forKey: .message), minimum: nil,
      maximum: nil, writes: own.first,
      recommended: try record.decodeIfPresent([Recommendation].self, forKey: .recommended) ?? [],
      findsSolutions: false)
  }
}

extension Question {
  /// The paths that its conditions and proposals read.
  var reads: Set<String> {
    let own = field.recommended + columns.flatMap(\.recommended)
    return own.reduce(into: Set(when?.names ?? [])) { $0.formUnion($1.paths) }
  }

  /// What a row makes a record called: the texts of its needed cells.
  func name(ofRow row: AnswerValue) -> String {
    columns.filter(\.isRequired).compactMap { row[$0.id]?.text }.joined(separator: " ")
  }

  /// Whether a row has all the cells it cannot be without.
  func isWhole(_ row: AnswerValue) -> Bool {
    columns.allSatisfy { !$0.isRequired || row[$0.id] != nil }
  }

  /// Whether it asks a person to sign what was understood.
  var isSignOff: Bool { writes.first?.target == "review" }

  /// About how long an answer takes.
  var seconds: Int {
    switch field.kind {
    case .table: 80
    case .form: 40
    case .long: 60
    case .multi: 30
    default: 20
    }
  }
}
