import Foundation
import GroundworkModel

/// JSON with sorted keys and no slashes escaped: the same bytes for the same value.
enum CanonicalJSON {
  private static let encoder = {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return encoder
  }()
  private static let decoder = JSONDecoder()

  static func encode(_ value: some Encodable) throws -> String {
    String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  static func decode<Value: Decodable>(_ type: Value.Type, from text: String) throws -> Value {
    try decoder.decode(type, from: Data(text.utf8))
  }

  static func decode<Value: Decodable>(_ type: Value.Type, from value: JSONValue) throws -> Value {
    try decode(type, from: value.canonical)
  }

  static func value(of value: some Encodable) throws -> JSONValue {
    JSONValue(try encode(value)) ?? .null
  }
}
