/// A table, view, file or model: rows with the same columns.
public struct Dataset: EntityPayload {
  /// What holds the rows.
  public enum Kind: String, Codable, CaseIterable, Sendable {
    case table, view
    case materializedView = "materialized-view"
    case file, folder
    /// Made by a generated pipeline.
    case model
  }

  /// A key: its columns by name, in order.
  public struct Key: Codable, Hashable, Sendable {
    /// The name in the source, when it has one.
    public var name: String?
    /// Column names in key order.
    public var columns: [String]

    /// A key over columns.
    public init(name: String? = nil, columns: [String]) {
      self.name = name
      self.columns = columns
    }
  }

  /// A reference to a key elsewhere.
  public struct ForeignKey: Codable, Hashable, Sendable {
    /// The name in the source, when it has one.
    public var name: String?
    /// Referring columns, in order.
    public var columns: [String]
    /// The dataset referred to.
    public var target: EntityID
    /// Columns referred to, in the order of ``columns``.
    public var targetColumns: [String]
    /// False when it was inferred, not declared.
    public var isDeclared: Bool
    /// How sure an inferred reference is, 0…1.
    public var confidence: Double?
    /// Who concluded it, where that is not the dataset's own speaker.
    public var origin: Origin?

    /// A reference from columns to columns.
    public init(
      name: String? = nil, columns: [String], target: EntityID, targetColumns: [String],
      isDeclared: Bool = true, confidence: Double? = nil, origin: Origin? = nil
    ) {
      self.name = name
      self.columns = columns
      self.target = target
      self.targetColumns = targetColumns
      self.isDeclared = isDeclared
      self.confidence = confidence
      self.origin = origin
    }
  }

  /// A secondary access path.
  public struct Index: Codable, Hashable, Sendable {
    /// The name in the source.
    public var name: String
    /// Column names or expressions, in order.
    public var columns: [String]
    /// Whether it forbids repeats.
    public var isUnique: Bool

    /// An index over columns.
    public init(name: String, columns: [String], isUnique: Bool) {
      self.name = name
      self.columns = columns
      self.isUnique = isUnique
    }
  }

  /// How a text file is laid out, so that it can be read again without guessing.
  public struct FileLayout: Codable, Hashable, Sendable {
    /// The file's path below its source, or its name when the source is the file.
    public var path: String
    /// The character between fields.
    public var delimiter: String
    /// `utf-8`, `utf-16` or `windows-1252`.
    public var encoding: String
    /// Whether the first line names the columns.
    public var hasHeader: Bool

    /// A layout as it was found.
    public init(path: String, delimiter: String, encoding: String, hasHeader: Bool) {
      self.path = path
      self.delimiter = delimiter
      self.encoding = encoding
      self.hasHeader = hasHeader
    }
  }

  /// What holds the rows.
  public var kind: Kind
  /// The system it stands in.
  public var source: EntityID
  /// The schema or folder it stands in, when its system has such.
  public var schema: String?
  /// What one row is: `one row per order line`.
  public var grain: String?
  /// Rows, exact or estimated.
  public var rowCount: Int?
  /// Whether ``rowCount`` is the source's own estimate.
  public var isRowCountEstimated: Bool?
  /// Bytes on disk.
  public var byteCount: Int?
  /// When it last changed, where the source knows, ISO 8601 UTC.
  public var lastChanged: String?
  /// How the file is laid out, when it is one.
  public var file: FileLayout?
  /// The SQL of a view or model.
  public var definition: String?
  /// The primary key.
  public var primaryKey: Key?
  /// Other keys.
  public var uniqueKeys: [Key] = []
  /// References to other datasets.
  public var foreignKeys: [ForeignKey] = []
  /// Secondary access paths.
  public var indexes: [Index] = []

  /// A dataset in a system; the rest is set afterwards.
  public init(kind: Kind, source: EntityID) {
    self.kind = kind
    self.source = source
  }

  /// This payload as the details of an entity.
  public var details: EntityDetails { .dataset(self) }
}
