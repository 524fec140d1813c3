/// A type as a source writes it, taken apart: `numeric(12,2)` is a decimal of twelve digits, two of them after the point.
struct NativeType: Hashable, Sendable {
  /// What kind of values it holds.
  enum Family: Hashable, Sendable {
    case boolean, integer, decimal, float, text, date, time, timestamp, zonedTimestamp, binary, uuid
    case json
    /// A type of which nothing is known but its name.
    case other(String)
  }

  var family: Family
  /// How much it holds: bytes of an integer or float, characters of a text, digits before the point of a decimal, digits
  /// of the second of a time. `Int.max` when there is no limit.
  var capacity = Int.max
  /// Digits after the point of a decimal; `Int.max` when there is no limit.
  var scale = Int.max

  init(_ spelling: String) {
    let (word, numbers) = Self.parts(spelling)
    family = Self.families[word] ?? .other(word)
    switch family {
    case .integer, .float: capacity = Self.bytes[word] ?? 8
    case .text, .binary, .time, .timestamp, .zonedTimestamp:
      capacity = numbers.first ?? (Self.ofOne.contains(word) ? 1 : .max)
    case .decimal:
      guard let precision = numbers.first else { break }
      scale = numbers.count > 1 ? numbers[1] : 0
      capacity = precision - scale
    default: break
    }
  }

  /// The words without what stands in brackets, and the numbers that stand there.
  private static func parts(_ spelling: String) -> (String, [Int]) {
    let text = spelling.lowercased()
    guard let open = text.firstIndex(of: "("), let close = text[open...].firstIndex(of: ")") else {
      return (words(text), [])
    }
    let inside = text[text.index(after: open)..<close]
    let numbers = inside.split(separator: ",").compactMap { Int($0.filter { $0 != " " }) }
    return (words(text[..<open] + " " + text[text.index(after: close)...]), numbers)
  }

  private static func words(_ text: String) -> String {
    text.split(separator: " ").joined(separator: " ")
  }

  private static let families: [String: Family] = [
    "bool": .boolean, "boolean": .boolean, "tinyint": .integer, "smallint": .integer,
    "int2": .integer, "mediumint": .integer, "int": .integer, "integer": .integer,
    "int4": .integer, "bigint": .integer, "int8": .integer, "smallserial": .integer,
    "serial": .integer, "bigserial": .integer, "numeric": .decimal, "decimal": .decimal,
    "number": .decimal, "money": .other("money"), "real": .float, "float4": .float,
    "float": .float, "float8": .float, "double": .float, "double precision": .float,
    "char": .text, "character": .text, "bpchar": .text, "nchar": .text, "varchar": .text,
    "nvarchar": .text, "character varying": .text, "text": .text, "clob": .text,
    "string": .text, "citext": .text, "date": .date, "time": .time,
    "time without time zone": .time, "timestamp": .timestamp, "datetime": .timestamp,
    "timestamp without time zone": .timestamp, "timestamptz": .zonedTimestamp,
    "timestamp with time zone": .zonedTimestamp, "blob": .binary, "bytea": .binary,
    "binary": .binary, "varbinary": .binary, "uuid": .uuid, "json": .json, "jsonb": .json,
  ]

  private static let bytes = [
    "tinyint": 1, "smallint": 2, "int2": 2, "smallserial": 2, "mediumint": 3, "int": 4,
    "integer": 4, "int4": 4, "serial": 4, "real": 4, "float4": 4,
  ]

  /// Text types that hold one character unless they say more.
  private static let ofOne: Set = ["char", "character", "nchar"]
}
