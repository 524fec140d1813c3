import GroundworkModel

/// PostgreSQL's types as the types of all sources. A domain counts as its base type.
enum PostgresType {
  static func normalise(_ column: PostgresCatalog.Column) -> DataType {
    if column.isArray { return .array }
    if column.isEnum { return .text }
    return types[column.baseType] ?? .other
  }

  private static let types: [String: DataType] = [
    "bool": .boolean, "int2": .integer, "int4": .integer, "int8": .integer, "oid": .integer,
    "numeric": .decimal, "money": .decimal, "float4": .float, "float8": .float, "text": .text,
    "varchar": .text, "bpchar": .text, "char": .text, "name": .text, "citext": .text, "xml": .text,
    "date": .date, "time": .time, "timetz": .time, "timestamp": .timestamp,
    "timestamptz": .timestamp, "interval": .duration, "uuid": .uuid, "json": .json, "jsonb": .json,
    "bytea": .binary, "bit": .binary, "varbit": .binary,
  ]
}
