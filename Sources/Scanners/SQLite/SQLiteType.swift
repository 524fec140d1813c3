import Foundation
import GroundworkModel

/// Declared SQLite types as the types of all sources.
///
/// SQLite takes any word as a type and keeps values by affinity (https://sqlite.org/datatype3.html §3.1); words that
/// mean more than their affinity, such as DATE, are read as they are meant.
enum SQLiteType {
  static func normalise(_ declared: String) -> DataType {
    let type = declared.uppercased().prefix { $0 != "(" }
      .trimmingCharacters(in: .whitespaces)
    return meant[type] ?? affinity(type)
  }

  private static let meant: [String: DataType] = [
    "": .unknown, "BOOL": .boolean, "BOOLEAN": .boolean, "DATE": .date, "DATETIME": .timestamp,
    "TIMESTAMP": .timestamp, "TIMESTAMPTZ": .timestamp, "TIMESTAMP WITH TIME ZONE": .timestamp,
    "TIME": .time, "UUID": .uuid, "GUID": .uuid, "UNIQUEIDENTIFIER": .uuid, "JSON": .json,
    "JSONB": .json, "DECIMAL": .decimal, "NUMERIC": .decimal, "NUMBER": .decimal, "MONEY": .decimal,
    "CURRENCY": .decimal, "STRING": .text, "ANY": .unknown, "BYTEA": .binary, "VARBINARY": .binary,
    "BINARY": .binary, "IMAGE": .binary, "INTERVAL": .duration, "BIT": .boolean,
  ]

  /// The rules of affinity, in SQLite's order.
  private static func affinity(_ type: String) -> DataType {
    if type.contains("INT") { return .integer }
    if ["CHAR", "CLOB", "TEXT"].contains(where: type.contains) { return .text }
    if type.contains("BLOB") { return .binary }
    if ["REAL", "FLOA", "DOUB"].contains(where: type.contains) { return .float }
    return .other
  }
}
