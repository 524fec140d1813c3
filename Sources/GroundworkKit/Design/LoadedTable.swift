public import GroundworkModel

/// A table of a source that the pipeline loads: only the columns that somebody needs, under safe names.
public struct LoadedTable: Hashable, Sendable {
  /// How rows come over.
  public enum Strategy: String, Hashable, Sendable, CaseIterable {
    /// Everything, each time.
    case replace
    /// New and changed rows since the watermark, laid over the old by key.
    case merge
    /// New rows since the watermark, behind the old.
    case append
  }

  /// A column that is loaded.
  public struct Column: Hashable, Sendable {
    /// The column in the source.
    public var id: EntityID
    /// Its name in the source.
    public var sourceName: String
    /// Its place in the source, from 1.
    public var position: Int
    /// Its name from here on.
    public var name: String
    /// Its type in the raw layer: text where the source promises nothing.
    public var rawType: WarehouseType
    /// Whether raw values carry a time zone.
    public var isZoned: Bool
    /// Its type from staging on.
    public var type: WarehouseType
    /// How its texts are read.
    public var reading: TextReading
    /// What it means.
    public var description: String?
    /// Whether it holds personal data.
    public var isPersonal: Bool
  }

  /// The dataset in the source.
  public var dataset: EntityID
  /// The source's short name, as in the project's settings.
  public var source: String
  /// `sqlite`, `csv` or `postgres`.
  public var technology: String
  /// The schema in the source, when it has such.
  public var schema: String?
  /// The table's name in the source; the file's stem for CSV.
  public var table: String
  /// The table's name without its source: `order_items`.
  public var name: String
  /// The table in the raw layer: `shop__order_items`.
  public var rawName: String
  /// What it holds.
  public var description: String?
  /// The columns that somebody needs, by position.
  public var columns: [Column]
  /// Names of the columns that tell rows apart; empty when nothing does.
  public var key: [String]
  /// Whether the source itself guarantees the key.
  public var isKeyDeclared: Bool
  /// How rows come over.
  public var strategy: Strategy
  /// The column by which new rows are told from old.
  public var watermark: String?
  /// Seconds read again before the watermark.
  public var overlap: Int

  /// Whether rows are really removed in the source, as its owner says.
  public var losesRows: Bool

  /// Whether the keys of the source are compared with those loaded: old rows are kept, so nothing else tells that one
  /// was removed.
  public var comparesKeys: Bool { losesRows && strategy != .replace }

  /// The table in the raw layer with the keys that the source holds now: `key_shop__orders`.
  public var keysName: String { "key_" + rawName }

  /// The dataset in the raw layer.
  public var rawID: EntityID { EntityID(.dataset, path: ["warehouse", "raw", rawName]) }

  /// The staging model over it.
  public var stagingName: String { "stg_" + rawName }

  /// The dataset in the staging layer.
  public var stagingID: EntityID {
    EntityID(.dataset, path: ["warehouse", "staging", stagingName])
  }

  /// A column by its id in the source.
  public func column(_ id: EntityID) -> Column? { columns.first { $0.id == id } }
}

/// How texts of a column are read as numbers and dates.
public struct TextReading: Hashable, Sendable {
  /// Whether a lone point separates thousands, because the column writes decimals with a comma.
  public var hasDecimalComma = false
  /// Whether `03/04/2025` is the third of April.
  public var isDayFirst = true
}
