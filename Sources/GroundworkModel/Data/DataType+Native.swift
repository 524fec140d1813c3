extension DataType {
  /// The common type that a source's own spelling stands for: `NUMBER(12,2)` is a decimal, an empty text is unknown.
  public init(native spelling: String) {
    switch NativeType(spelling).family {
    case .boolean: self = .boolean
    case .integer: self = .integer
    case .decimal: self = .decimal
    case .float: self = .float
    case .text: self = .text
    case .date: self = .date
    case .time: self = .time
    case .timestamp, .zonedTimestamp: self = .timestamp
    case .binary: self = .binary
    case .uuid: self = .uuid
    case .json: self = .json
    case .other(let word): self = Self.other(word)
    }
  }

  private static func other(_ word: String) -> DataType {
    if let type = spellings[word] { return type }
    if word.hasPrefix("array") || word.hasPrefix("list") || word.hasSuffix("[]") { return .array }
    if word.hasPrefix("timestamp") || word.hasPrefix("datetime") { return .timestamp }
    return word.isEmpty ? .unknown : .other
  }

  /// Spellings of warehouses that no other list of types has.
  private static let spellings: [String: DataType] = [
    "int64": .integer, "long": .integer, "byteint": .integer, "hugeint": .integer,
    "uinteger": .integer, "ubigint": .integer, "int32": .integer, "float64": .float,
    "float32": .float, "bignumeric": .decimal, "money": .decimal, "bytes": .binary,
    "variant": .json, "object": .json, "super": .json, "struct": .json, "map": .json,
    "interval": .duration, "name": .text, "enum": .text, "repeated": .array,
  ]
}
