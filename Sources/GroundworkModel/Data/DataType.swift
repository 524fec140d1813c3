/// A column's type, the same for all sources. The native spelling is kept beside it.
public enum DataType: String, Codable, CaseIterable, Sendable {
  case boolean, integer, decimal, float, text, date, time, timestamp, duration, uuid, json, binary
  case array, other, unknown

  /// Whether figures can be added up.
  public var isNumeric: Bool { self == .integer || self == .decimal || self == .float }

  /// Whether it places a row in time.
  public var isTemporal: Bool { self == .date || self == .timestamp }
}
