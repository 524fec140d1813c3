import Foundation
public import Profiling
public import Templating
import YAMLDocument

/// The classifier of personal data with the vocabulary that ships with the commands.
public enum PersonalData {
  /// Reads `catalog/vocabularies/personal-data.yaml` and the words of values beside it.
  ///
  /// - Parameter policy: what the project wants to be marked; as usual when it says nothing.
  public static func classifier(
    assets: AssetLocator, policy: PersonalDataPolicy? = nil
  ) throws -> PersonalDataClassifier {
    PersonalDataClassifier(
      try rules(assets: assets),
      words: try read(PersonalDataWords.self, "personal-data-words.yaml", assets),
      policy: policy ?? .standard)
  }

  /// Reads the categories alone.
  public static func rules(assets: AssetLocator) throws -> PersonalDataRules {
    try read(PersonalDataRules.self, "personal-data.yaml", assets)
  }

  private static func read<Content: Decodable>(
    _ type: Content.Type, _ name: String, _ assets: AssetLocator
  ) throws -> Content {
    let file = assets.vocabularies.appending(path: name)
    return try YAML.decode(type, from: String(contentsOf: file, encoding: .utf8), file: name)
  }
}
