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
