import Foundation
import TestSupport
import YAMLDocument

/// The vocabulary files of the checkout.
enum Knowledge {
  static func decode<Value: Decodable>(_ type: Value.Type, _ name: String) throws -> Value {
    let url = Checkout.root.appending(path: "catalog/vocabularies/\(name)")
    let text = try String(contentsOf: url, encoding: .utf8)
    return try YAML.decode(type, from: text, file: name)
  }
}
