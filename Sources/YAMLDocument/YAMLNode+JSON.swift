import GroundworkModel

extension YAMLNode {
  /// The node as JSON text, members in their order.
  public var json: String {
    var json = JSONWriter()
    write(to: &json)
    return json.text
  }

  private func write(to json: inout JSONWriter) {
    switch content {
    case .null: json.raw("null")
    case .bool(let value): json.raw(value ? "true" : "false")
    case .integer(let value): json.raw(String(value))
    case .number(let value): json.raw(String(value))
    case .text(let text): json.quoted(text)
    case .sequence(let elements): json.array(elements) { $0.write(to: &$1) }
    case .mapping(let members):
      json.object { json in
        for member in members {
          json.name(member.key)
          member.value.write(to: &json)
        }
      }
    }
  }
}
