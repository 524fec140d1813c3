/// `${NAME}` in an address: kept as written, looked up only at the moment of connecting.
enum EnvironmentReference {
  /// The name when a text is one reference and nothing else.
  static func whole(_ text: String) -> String? {
    guard text.hasPrefix("${"), text.hasSuffix("}") else { return nil }
    let name = text.dropFirst(2).dropLast()
    return name.isEmpty || name.contains { $0 == "{" || $0 == "}" } ? nil : String(name)
  }

  /// A text with every reference replaced; a variable that is not set is an error that names it.
  static func resolve(_ text: String, from environment: [String: String]) throws -> String {
    var result = ""
    var rest = text[...]
    while let dollar = rest.firstIndex(of: "$") {
      result += rest[..<dollar]
      rest = rest[dollar...]
      guard rest.hasPrefix("${"), let end = rest.firstIndex(of: "}") else {
        result += "$"
        rest = rest.dropFirst()
        continue
      }
      let name = String(rest[..<end].dropFirst(2))
      guard let value = environment[name] else { throw ScanError.variableNotSet(name) }
      result += value
      rest = rest[rest.index(after: end)...]
    }
    return result + rest
  }
}
