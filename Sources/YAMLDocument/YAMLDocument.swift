import Foundation

/// YAML text ↔ values, with the place of every value, through libyaml.
public enum YAML {
  /// Parses one document.
  ///
  /// - Parameters:
  ///   - text: the text; a duplicate key, a second document or an unknown alias is an error.
  ///   - file: the name for error messages.
  public static func parse(_ text: String, file: String? = nil) throws(YAMLError) -> YAMLNode {
    var parser = YAMLParser(file: file)
    return try parser.parse(text)
  }

  /// Parses one document into a type; a mismatch is reported at the place of the value.
  public static func decode<Value: Decodable>(
    _ type: Value.Type, from text: String, file: String? = nil
  ) throws -> Value {
    try decode(type, from: try parse(text, file: file))
  }

  /// Reads a node as a type; a mismatch is reported at the place of the value.
  public static func decode<Value: Decodable>(_ type: Value.Type, from node: YAMLNode) throws
    -> Value
  {
    do {
      return try JSONDecoder().decode(type, from: Data(node.json.utf8))
    } catch let error as DecodingError {
      let place = error.path.reduce(node) { $0.child($1) }
      throw YAMLError(at: place.location, error.message(about: place))
    }
  }
}

extension DecodingError {
  fileprivate var context: Context? {
    switch self {
    case .typeMismatch(_, let context), .valueNotFound(_, let context),
      .keyNotFound(_, let context), .dataCorrupted(let context):
      context
    @unknown default: nil
    }
  }

  fileprivate var path: [any CodingKey] { context?.codingPath ?? [] }

  fileprivate func message(about node: YAMLNode) -> String {
    switch self {
    case .dataCorrupted(let context) where context.debugDescription.hasPrefix("Cannot initialize"):
      "`\(node.text ?? "")` is not one of the words allowed here"
    case .keyNotFound(let key, _): "the key `\(key.stringValue)` is missing"
    case .typeMismatch(let type, _): "expected \(Self.word(type))"
    case .valueNotFound(let type, _): "a value is missing: expected \(Self.word(type))"
    default: context?.debugDescription ?? "not what was expected"
    }
  }

  private static func word(_ type: Any.Type) -> String {
    switch type {
    case is String.Type: "a text"
    case is Int.Type: "a whole number"
    case is Double.Type: "a number"
    case is Bool.Type: "true or false"
    default: "\(type)".hasPrefix("Array") ? "a list" : "a mapping"
    }
  }
}

extension YAMLNode {
  fileprivate func child(_ key: any CodingKey) -> YAMLNode {
    if let index = key.intValue, elements.indices.contains(index) { return elements[index] }
    return self[key.stringValue] ?? self
  }
}
