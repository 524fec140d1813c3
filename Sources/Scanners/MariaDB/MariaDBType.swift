import GroundworkModel

/// MySQL's and MariaDB's types as the types of all sources.
enum MariaDBType {
  /// - Parameters:
  ///   - name: the type by itself: `tinyint`.
  ///   - full: the type with its width: `tinyint(1)`, which is what both call BOOLEAN.
  static func normalise(_ name: String, full: String) -> DataType {
    full.hasPrefix("tinyint(1)") || full == "bit(1)" ? .boolean : types[name] ?? .other
  }

  private static let types: [String: DataType] = [
    "tinyint": .integer, "smallint": .integer, "mediumint": .integer, "int": .integer,
    "bigint": .integer, "year": .integer, "decimal": .decimal, "float": .float, "double": .float,
    "char": .text, "varchar": .text, "tinytext": .text, "text": .text, "mediumtext": .text,
    "longtext": .text, "enum": .text, "set": .text, "inet4": .text, "inet6": .text, "date": .date,
    "time": .time, "datetime": .timestamp, "timestamp": .timestamp, "uuid": .uuid, "json": .json,
    "bit": .binary, "binary": .binary, "varbinary": .binary, "tinyblob": .binary, "blob": .binary,
    "mediumblob": .binary, "longblob": .binary,
  ]
}
