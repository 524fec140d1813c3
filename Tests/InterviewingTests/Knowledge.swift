import Foundation
import Interviewing
import TestSupport
import YAMLDocument

/// The vocabulary files of the checkout.
enum Knowledge {
  static func decode<Value: Decodable>(_ type: Value.Type, _ name: String) throws -> Value {
    let url = Checkout.root.appending(path: "catalog/vocabularies/\(name)")
    let text = try String(contentsOf: url, encoding: .utf8)
    return try YAML.decode(type, from: text, file: name)
  }

  static func all() throws -> InterviewKnowledge {
    InterviewKnowledge(
      bank: try decode(QuestionBank.self, "questions.yaml"),
      library: try decode(MetricLibrary.self, "kpi-archetypes.yaml"),
      industries: try decode(IndustryList.self, "industries.yaml"),
      wording: try decode(WordingRules.self, "wording.yaml"))
  }
}
