/// A JSON value without a schema: what history compares and text forms are made from.
///
/// Numbers keep their spelling, so a value that is read and written again has the same bytes.
public enum JSONValue: Hashable, Sendable {
  case null
  case bool(Bool)
  /// A number, spelled as JSON.
  case number(String)
  case text(String)
  case array([JSONValue])
  case object([String: JSONValue])
}

extension JSONValue {
  /// The value of a key of an object, or nil.
  public subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members[key]
  }

  /// The members of an object; none for anything else.
  public var members: [String: JSONValue] {
    if case .object(let members) = self { return members }
    return [:]
  }

  /// Whether nothing is said: null, an empty text, list or object.
  public var isEmpty: Bool {
    switch self {
    case .null: true
    case .text(let text): text.isEmpty
    case .array(let elements): elements.isEmpty
    case .object(let members): members.isEmpty
    case .bool, .number: false
    }
  }

  /// Canonical JSON: keys sorted by bytes, no blanks, only what must be escaped is.
  public var canonical: String {
    var json = JSONWriter()
    write(to: &json)
    return json.text
  }

  private func write(to json: inout JSONWriter) {
    switch self {
    case .null: json.raw("null")
    case .bool(let value): json.raw(value ? "true" : "false")
    case .number(let spelling): json.raw(spelling)
    case .text(let text): json.quoted(text)
    case .array(let elements): json.array(elements) { $0.write(to: &$1) }
    case .object(let members):
      json.object { json in
        for key in members.keys.sorted(by: Self.precedes) {
          json.name(key)
          members[key]?.write(to: &json)
        }
      }
    }
  }

  private static func precedes(_ left: String, _ right: String) -> Bool {
    left.utf8.lexicographicallyPrecedes(right.utf8)
  }
}
