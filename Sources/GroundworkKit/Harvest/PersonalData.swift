import Foundation
public import Profiling
public import Templating
import YAMLDocument

/// The classifier of personal data with the vocabulary that ships with the commands.
public enum PersonalData {
  /// Reads `catalog/vocabularies/personal-data.yaml`.
  public static func classifier(assets: AssetLocator) throws -> PersonalDataClassifier {
    let file = assets.vocabularies.appending(path: "personal-data.yaml")
    let text = try String(contentsOf: file, encoding: .utf8)
    return PersonalDataClassifier(
      try YAML.decode(PersonalDataRules.self, from: text, file: "personal-data.yaml"))
  }
}
