public import GroundworkModel

extension YAMLNode {
  /// A JSON value as a node, members sorted by key.
  public init(json: JSONValue) {
    switch json {
    case .null: self.init(.null)
    case .bool(let value): self.init(.bool(value))
    case .number(let spelling):
      self.init(Int(spelling).map { .integer($0) } ?? .number(Double(spelling) ?? 0))
    case .text(let text): self.init(.text(text))
    case .array(let elements): self.init(.sequence(elements.map { YAMLNode(json: $0) }))
    case .object(let members):
      let sorted = members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      self.init(.mapping(sorted.map { Member($0.key, YAMLNode(json: $0.value)) }))
    }
  }

  /// The node as a JSON value; what is null in a mapping is left out.
  public var jsonValue: JSONValue {
    switch content {
    case .null: .null
    case .bool(let value): .bool(value)
    case .integer(let value): .number(String(value))
    case .number(let value): .number(String(value))
    case .text(let text): .text(text)
    case .sequence(let elements): .array(elements.map(\.jsonValue))
    case .mapping(let members):
      .object(
        Dictionary(
          members.filter { $0.value.content != .null }.map { ($0.key, $0.value.jsonValue) }
        ) { $1 })
    }
  }
}
