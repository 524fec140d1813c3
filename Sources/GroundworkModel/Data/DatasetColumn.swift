extension Dataset {
  /// A column, also a JSON path or a CSV field: in prose always "column".
  public struct Column: EntityPayload {
    /// How a source makes values that nobody writes.
    public enum Generation: String, Codable, CaseIterable, Sendable {
      /// A number handed out by the source: identity, serial, row id.
      case identity
      /// An expression over other columns.
      case computed
    }

    /// The dataset it stands in.
    public var dataset: EntityID
    /// Its place, from 1.
    public var position: Int
    /// The type as the source writes it: `numeric(12,2)`.
    public var nativeType: String
    /// The type, the same for all sources.
    public var type: DataType
    /// Whether it may be empty.
    public var isNullable: Bool
    /// The default expression as the source writes it.
    public var defaultValue: String?
    /// How the source makes the values, when nobody writes them.
    public var generation: Generation?
    /// What the sample showed; holds no values when the column is classified as personal.
    public var profile: ColumnProfile?

    /// A column of a dataset; the rest is set afterwards.
    public init(
      dataset: EntityID, position: Int, nativeType: String, type: DataType,
      isNullable: Bool = true
    ) {
      self.dataset = dataset
      self.position = position
      self.nativeType = nativeType
      self.type = type
      self.isNullable = isNullable
    }

    /// This payload as the details of an entity.
    public var details: EntityDetails { .column(self) }
  }
}
