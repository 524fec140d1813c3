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

  /// The details of an entity as they are kept.
  static func encode(_ details: EntityDetails) throws -> String {
    String(decoding: try bytes(of: details), as: UTF8.self)
  }

  /// The details of an entity as they are kept, in UTF-8. The two kinds that come by tens of thousands write themselves.
  static func bytes(of details: EntityDetails) throws -> [UInt8] {
    switch details {
    case .column(let column): try column.json().bytes
    case .dataset(let dataset): try dataset.json().bytes
    default: Array(try encoder.encode(details.payload))
    }
  }

  /// A list of texts.
  static func list(_ texts: [String]) -> String {
    var json = JSONWriter()
    json.array(texts) { $1.quoted($0) }
    return json.text
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
