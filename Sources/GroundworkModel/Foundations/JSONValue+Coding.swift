extension JSONValue: Encodable {
  /// Writes the natural JSON form.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .null: try container.encodeNil()
    case .bool(let value): try container.encode(value)
    case .number(let spelling):
      if let whole = Int(spelling) {
        try container.encode(whole)
      } else {
        try container.encode(Double(spelling))
      }
    case .text(let text): try container.encode(text)
    case .array(let elements): try container.encode(elements)
    case .object(let members): try container.encode(members)
    }
  }
}
