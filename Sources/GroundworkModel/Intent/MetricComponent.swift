extension Metric {
  /// One input of a metric: a role that a column must fill, and what is needed of that column.
  public struct Component: EntityPayload {
    /// What an input does in the formula.
    public enum Slot: String, Codable, CaseIterable, Sendable {
      /// The measure of shapes S, N, V and W.
      case value
      /// What is counted once: shape C, and the snapshot's member in N.
      case key
      /// The top of a ratio (R) or the events of a rate (E).
      case numerator
      /// The bottom of a ratio (R) or the exposure of a rate (E).
      case denominator
      /// The weight of W.
      case weight
      /// The date that puts a row into a period.
      case date
      /// The start of a duration (P), validity (N) or the entry of a funnel (F).
      case start
      /// The end of a duration (P), validity (N) or the reached stage of a funnel (F).
      case end
      /// The member followed by K and F.
      case member
      /// The planned value of V.
      case plan
      /// The period of the planned value of V.
      case planDate = "plan-date"
      /// A word to split by.
      case dimension
      /// A condition on rows.
      case filter
    }

    /// How rows are put together before the shape's own arithmetic.
    public enum Aggregation: String, Codable, CaseIterable, Sendable {
      case sum, count
      case countDistinct = "count-distinct"
      case average, minimum, maximum, none
    }

    /// A condition on a column, as data: it is written as SQL by the generator, values quoted.
    public struct Condition: Codable, Hashable, Sendable {
      /// The comparison.
      public enum Operation: String, Codable, CaseIterable, Sendable {
        case isIn = "in"
        case notIn = "not-in"
        case greater = ">"
        case greaterOrEqual = ">="
        case less = "<"
        case lessOrEqual = "<="
        case isNull = "is-null"
        case isNotNull = "is-not-null"
      }

      /// The comparison.
      public var operation: Operation
      /// The values compared with; empty for null tests.
      public var values: [String]

      /// A comparison with values.
      public init(operation: Operation, values: [String] = []) {
        self.operation = operation
        self.values = values
      }
    }

    /// The KPI it belongs to.
    public var metric: EntityID
    /// What it does in the formula.
    public var slot: Slot
    /// The role in the archetype: `order.net amount`; matched against names of columns and datasets.
    public var role: String
    /// What it means, in words.
    public var meaning: String?
    /// Other words for it, for the matcher.
    public var synonyms: [String] = []
    /// How rows are put together.
    public var aggregation: Aggregation
    /// The type it must have.
    public var type: DataType?
    /// Whether the figure cannot do without.
    public var required: Bool
    /// The condition, for slot filter (or on a numerator or denominator alone).
    public var condition: Condition?
    /// The finest level needed.
    public var grain: String?
    /// How old it may be.
    public var freshnessNeed: TimeSpan?
    /// How far back it is needed.
    public var historyDepth: TimeSpan?

    /// An input of a metric; the rest is set afterwards.
    public init(
      metric: EntityID, slot: Slot, role: String, aggregation: Aggregation = .none,
      required: Bool = true
    ) {
      self.metric = metric
      self.slot = slot
      self.role = role
      self.aggregation = aggregation
      self.required = required
    }

    /// This payload as the details of an entity.
    public var details: EntityDetails { .component(self) }
  }
}
