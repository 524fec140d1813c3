import Foundation
public import Interviewing
public import Templating
import YAMLDocument

extension InterviewKnowledge {
  /// Reads the question bank, archetypes, industries and wording rules of the vocabularies folder.
  public static func load(from assets: AssetLocator) throws -> InterviewKnowledge {
    InterviewKnowledge(
      bank: try read(QuestionBank.self, "questions.yaml", assets),
      library: try read(MetricLibrary.self, "kpi-archetypes.yaml", assets),
      industries: try read(IndustryList.self, "industries.yaml", assets),
      wording: try read(WordingRules.self, "wording.yaml", assets))
  }

  private static func read<Value: Decodable>(
    _ type: Value.Type, _ name: String, _ assets: AssetLocator
  ) throws -> Value {
    let path = assets.vocabularies.appending(path: name).path
    let text = try String(contentsOfFile: path, encoding: .utf8)
    return try YAML.decode(type, from: text, file: path)
  }
}
