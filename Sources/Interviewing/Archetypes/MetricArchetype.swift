public import GroundworkModel

/// A measure that most organisations know, ready to become a KPI: one record of `kpi-archetypes.yaml`.
///
/// ```yaml
/// - id: ECO-02
///   name: Average order value
///   shape: R
///   components:
///     - {slot: numerator, role: order.net amount, aggregation: sum, synonyms: [invoice.total]}
/// ```
public struct MetricArchetype: Identifiable, Hashable, Sendable {
  /// The stable code: `ECO-02`.
  public var id: String
  /// The name, whose slug is the path of the KPI's id.
  public var name: String
  /// The field of work: `e-commerce`, `support`.
  public var domain: String
  /// How it is computed.
  public var shape: MetricShape
  /// One sentence from which two new colleagues compute the same figure.
  public var definition: String
  /// The formula in words.
  public var formula: String
  /// What is counted on top, in words.
  public var numerator: String?
  /// What is counted on the bottom, in words.
  public var denominator: String?
  /// The finest level it is computed at.
  public var grain: String
  /// The level it is shown at.
  public var reportGrain: Grain
  /// Which date puts a row into a period, in words.
  public var timeAttribution: String?
  /// Which way is better.
  public var direction: Metric.Direction
  /// The unit; `currency` stands for the project's reporting currency.
  public var unit: String
  /// Decimals shown.
  public var precision: Int?
  /// Shape parameters, as in ``Metric/parameters``.
  public var parameters: [String: String]
  /// Composites only: the archetypes whose slugs stand in braces in the expression.
  public var parts: [String]
  /// Other names of the measure.
  public var synonyms: [String]
  /// What is usually counted.
  public var inclusions: [String]
  /// What is usually left out.
  public var exclusions: [String]
  /// What makes the figure mislead.
  public var caveats: [String]
  /// The measure to watch so that this one is not gamed.
  public var guardrail: String?
  /// What columns must be there.
  public var components: [Component]

  /// One input: a role that a column must fill.
  public struct Component: Hashable, Sendable {
    /// What it does in the formula.
    public var slot: Metric.Component.Slot
    /// The role: `order.net amount`.
    public var role: String
    /// How rows are put together.
    public var aggregation: Metric.Component.Aggregation
    /// The type the column must have.
    public var type: DataType?
    /// Whether the figure cannot do without.
    public var required: Bool
    /// What it means, in words.
    public var meaning: String?
    /// Other words for the role, for the matcher.
    public var synonyms: [String]
    /// The condition of a filter.
    public var condition: Metric.Component.Condition?
  }
}

extension MetricArchetype: Decodable {
  private enum CodingKeys: String, CodingKey {
    case id, name, domain, shape, definition, formula, numerator, denominator, grain
    case reportGrain = "report_grain"
    case timeAttribution = "time"
    case direction, unit, precision, parameters, parts, synonyms, inclusions, exclusions, caveats
    case guardrail, components
  }

  /// Reads a record; lists that are left out are empty.
  public init(from decoder: any Decoder) throws {
    let record = try decoder.container(keyedBy: CodingKeys.self)
    func list(_ key: CodingKeys) throws -> [String] {
      try record.decodeIfPresent([String].self, forKey: key) ?? []
    }
    id = try record.decode(String.self, forKey: .id)
    name = try record.decode(String.self, forKey: .name)
    domain = try record.decode(String.self, forKey: .domain)
    shape = try record.decode(MetricShape.self, forKey: .shape)
    definition = try record.decode(String.self, forKey: .definition)
    formula = try record.decode(String.self, forKey: .formula)
    numerator = try record.decodeIfPresent(String.self, forKey: .numerator)
    denominator = try record.decodeIfPresent(String.self, forKey: .denominator)
    grain = try record.decode(String.self, forKey: .grain)
    reportGrain = try record.decode(Grain.self, forKey: .reportGrain)
    timeAttribution = try record.decodeIfPresent(String.self, forKey: .timeAttribution)
    direction = try record.decode(Metric.Direction.self, forKey: .direction)
    unit = try record.decode(String.self, forKey: .unit)
    precision = try record.decodeIfPresent(Int.self, forKey: .precision)
    parameters = try record.decodeIfPresent([String: String].self, forKey: .parameters) ?? [:]
    parts = try list(.parts)
    synonyms = try list(.synonyms)
    inclusions = try list(.inclusions)
    exclusions = try list(.exclusions)
    caveats = try list(.caveats)
    guardrail = try record.decodeIfPresent(String.self, forKey: .guardrail)
    components = try record.decodeIfPresent([Component].self, forKey: .components) ?? []
  }
}

extension MetricArchetype.Component: Decodable {
  private enum CodingKeys: String, CodingKey {
    case slot, role, aggregation, type, required, meaning, synonyms, condition
  }

  /// Reads a record; aggregation is `none` and the column required unless it says otherwise.
  public init(from decoder: any Decoder) throws {
    let record = try decoder.container(keyedBy: CodingKeys.self)
    slot = try record.decode(Metric.Component.Slot.self, forKey: .slot)
    role = try record.decode(String.self, forKey: .role)
    aggregation =
      try record.decodeIfPresent(Metric.Component.Aggregation.self, forKey: .aggregation) ?? .none
    type = try record.decodeIfPresent(DataType.self, forKey: .type)
    required = try record.decodeIfPresent(Bool.self, forKey: .required) ?? true
    meaning = try record.decodeIfPresent(String.self, forKey: .meaning)
    synonyms = try record.decodeIfPresent([String].self, forKey: .synonyms) ?? []
    condition = try record.decodeIfPresent(
      Metric.Component.Condition.self, forKey: .condition)
  }
}
