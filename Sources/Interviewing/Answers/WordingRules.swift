/// Words of `wording.yaml` that make an answer weaker than it looks. They are told, never refused.
public struct WordingRules: Hashable, Sendable, Decodable {
  /// Words whose truth nobody can check.
  public var vague: [String]
  /// Solutions named in place of needs.
  public var solutions: [String]

  /// The vague words of a text, in the order of the list.
  public func vagueWords(in text: String) -> [String] { Self.find(vague, in: text) }

  /// The first solution a text names, as the list spells it.
  public func solution(in text: String) -> String? { Self.find(solutions, in: text).first }

  private static func find(_ words: [String], in text: String) -> [String] {
    let plain = " " + text.lowercased().map { isWordPart($0) ? String($0) : " " }.joined() + " "
    return words.filter { plain.contains(" \($0.lowercased()) ") }
  }

  private static func isWordPart(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "-" || character == "/"
  }
}
