/// A sentence with expressions in braces: `The figure shall be at most {latency} old.`
///
/// `{{` is a brace. An unknown value is written as `unknown`.
public struct TextTemplate: ParsedText, Hashable, Sendable {
  /// The text it was read from.
  public let text: String
  private let parts: [Part]

  private enum Part: Hashable, Sendable {
    case words(String)
    case value(Formula)
  }

  /// Reads a template; a fault names its place.
  public init(parsing text: String) throws(FormulaError) {
    self.text = text
    var parts: [Part] = []
    var words = ""
    var rest = text[...]
    while let character = rest.popFirst() {
      if character != "{" {
        words.append(character)
      } else if rest.first == "{" {
        words.append("{")
        rest.removeFirst()
      } else {
        parts.append(.words(words))
        words = ""
        parts.append(.value(try Self.takeFormula(from: &rest, of: text)))
      }
    }
    self.parts = parts + [.words(words)]
  }

  private static func takeFormula(
    from rest: inout Substring, of text: String
  ) throws(FormulaError) -> Formula {
    guard let end = rest.firstIndex(of: "}") else {
      let offset = text.count - rest.count
      throw FormulaError(text: text, offset: offset, message: "`}` is missing")
    }
    defer { rest = rest[rest.index(after: end)...] }
    return try Formula(parsing: String(rest[..<end]))
  }

  /// The names it reads, sorted.
  public var names: [String] {
    var found: Set<String> = []
    for case .value(let formula) in parts { found.formUnion(formula.names) }
    return found.sorted()
  }

  /// The sentence with its values.
  public func text(in inputs: [String: FormulaValue]) -> String {
    parts.map { part in
      switch part {
      case .words(let words): words
      case .value(let formula): formula.value(in: inputs).description
      }
    }.joined()
  }
}
