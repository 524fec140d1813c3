/// Statistics of a column's values. Without any value when the column is personal.
public struct ColumnProfile: Codable, Hashable, Sendable {
  /// A frequent value and how often it was seen.
  public struct Frequency: Codable, Hashable, Sendable {
    /// The value as text.
    public var value: String
    /// How often it was seen.
    public var count: Int

    /// A value and its count.
    public init(value: String, count: Int) {
      self.value = value
      self.count = count
    }
  }

  /// Rows looked at.
  public var rows: Int
  /// Whether that was a sample.
  public var isSampled: Bool
  /// Rows there are, as far as the source knows, when ``rows`` is a sample of them.
  public var total: Int?
  /// Rows without a value.
  public var nulls: Int
  /// Rows with an empty text.
  public var empties: Int?
  /// Distinct values among ``rows``.
  public var distinct: Int?
  /// Smallest value as text; nil when personal.
  public var minimum: String?
  /// Largest value as text; nil when personal.
  public var maximum: String?
  /// Arithmetic mean of numbers.
  public var mean: Double?
  /// Standard deviation of numbers, as of a sample.
  public var deviation: Double?
  /// The numbers below which 1, 5, 25, 50, 75, 95 and 99 % of all lie, each within 0.2 % of the true one; nil when personal.
  public var quantiles: [Double]?
  /// Numbers that are zero.
  public var zeros: Int?
  /// Numbers below zero.
  public var negatives: Int?
  /// How numbers or moments come: `ascending`, `strictly ascending`, `descending`, `strictly descending`; nil in no order.
  public var order: String?
  /// Whether ``distinct`` was counted and not estimated.
  public var isDistinctExact: Bool?
  /// The most frequent masks: `9` for a digit, `A` for a capital, `a` for a small letter, all else as it is. Of a column
  /// with many forms one `9` or `a` stands for a run of them.
  public var masks: [Frequency]?
  /// Average length of texts, in characters.
  public var meanLength: Double?
  /// Shortest text, in characters.
  public var minimumLength: Int?
  /// Longest text, in characters.
  public var maximumLength: Int?
  /// Most frequent values, most frequent first; empty when personal.
  public var topValues: [Frequency] = []
  /// The type that the values look like, when the declared one says less.
  public var inferredType: DataType?
  /// Share of values that fit ``inferredType``, 0…1.
  public var inferredShare: Double?
  /// How dates and numbers are written, most frequent first, as patterns: `DD.MM.YYYY`, `1234,5`.
  public var formats: [Frequency]?
  /// Whether values were left out because the column is personal.
  public var isMasked: Bool?

  /// The counts of a look at a column; the rest is set afterwards.
  public init(rows: Int, isSampled: Bool, nulls: Int) {
    self.rows = rows
    self.isSampled = isSampled
    self.nulls = nulls
  }
}
