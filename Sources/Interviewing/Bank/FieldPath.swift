public import GroundworkModel

/// Where an answer goes: `goal.baseline_source` is the field `baselineSource` of a goal.
public struct FieldPath: Hashable, Sendable {
  /// The first word: usually the kind of the record.
  public var target: String
  /// The property names below it, in camel case.
  public var fields: [String]

  /// The kind of the record, when the first word is one.
  public var kind: EntityKind? { EntityKind(rawValue: target) }

  /// The name under which a condition reads it: `goal.baselineSource`.
  public var name: String { ([target] + fields).joined(separator: ".") }

  /// Reads `kind.field_name`.
  public init?(_ text: String) {
    let words = text.split(separator: ".").map(String.init)
    guard words.count >= 2 else { return nil }
    target = words[0]
    fields = words.dropFirst().map(Self.camelCase)
  }

  private static func camelCase(_ word: String) -> String {
    let parts = word.split(separator: "_")
    return parts.enumerated().map { index, part in
      index == 0 ? String(part) : part.prefix(1).uppercased() + part.dropFirst()
    }.joined()
  }
}

extension FieldPath: Decodable {
  /// Reads the text form.
  public init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let path = FieldPath(text) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "`\(text)` is not `kind.field`"))
    }
    self = path
  }
}
