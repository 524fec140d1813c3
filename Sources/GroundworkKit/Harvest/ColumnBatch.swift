import Foundation
import GroundworkModel
public import Profiling

/// Columns given as lines of JSON, each answered with what it is taken for.
public struct ColumnBatch: Sendable {
  private let classifier: PersonalDataClassifier

  /// A batch judged by a classifier.
  public init(_ classifier: PersonalDataClassifier) { self.classifier = classifier }

  private struct Question: Decodable {
    var id: String
    var table_name: String?
    var column_name: String
    var sql_type: String?
    var values: [String?]?
  }

  private struct Answer: Encodable {
    struct Label: Encodable {
      var category: String
      var confidence: Double
      var evidence: [String]
    }

    var id: String
    var labels: [Label]
  }

  /// The answer to one line.
  public func answer(_ line: String) throws -> String {
    let question = try JSONDecoder().decode(Question.self, from: Data(line.utf8))
    let values = (question.values ?? []).compactMap(\.self)
    let verdicts = classifier.verdicts(
      table: question.table_name ?? "", column: question.column_name,
      type: Self.type(question.sql_type ?? ""), values: values)
    let answer = Answer(
      id: question.id,
      labels: verdicts.map {
        .init(category: $0.category, confidence: $0.confidence, evidence: $0.evidence)
      })
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(answer), as: UTF8.self)
  }

  private static func type(_ native: String) -> DataType {
    let word = native.lowercased().prefix { $0.isLetter }
    if word.contains("int") || word.hasSuffix("serial") { return .integer }
    switch word {
    case "numeric", "decimal", "number", "money": return .decimal
    case "real", "float", "double": return .float
    case "bool", "boolean": return .boolean
    case "date": return .date
    case "timestamp", "timestamptz", "datetime": return .timestamp
    case "bytea", "blob", "binary", "varbinary": return .binary
    default: return .text
    }
  }
}
