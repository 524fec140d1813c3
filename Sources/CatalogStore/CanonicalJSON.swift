import Foundation
import GroundworkModel

/// JSON with sorted keys and no slashes escaped: the same bytes for the same value.
enum CanonicalJSON {
  static func encode(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  static func decode<Value: Decodable>(_ type: Value.Type, from text: String) throws -> Value {
    try JSONDecoder().decode(type, from: Data(text.utf8))
  }

  static func decode<Value: Decodable>(_ type: Value.Type, from value: JSONValue) throws -> Value {
    try decode(type, from: value.canonical)
  }

  static func value(of value: some Encodable) throws -> JSONValue {
    JSONValue(try encode(value)) ?? .null
  }
}
