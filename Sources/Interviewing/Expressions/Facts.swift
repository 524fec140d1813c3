public import GroundworkModel

/// What conditions and placeholders of the question bank can read: a tree of named values.
public struct Facts: Hashable, Sendable {
  private var root: [String: AnswerValue]

  /// Facts under their names.
  public init(_ root: [String: AnswerValue] = [:]) { self.root = root }

  /// The value at a path; nil when it leads nowhere.
  public subscript(path: [String]) -> AnswerValue? {
    guard let first = path.first, var value = root[first] else { return nil }
    for name in path.dropFirst() {
      guard let next = value[name] else { return nil }
      value = next
    }
    return value
  }

  /// These facts and one more; without it when nil.
  public func adding(_ name: String, _ value: AnswerValue?) -> Facts {
    var copy = self
    copy.root[name] = value
    return copy
  }

  /// Whether a condition is true here; one that reads what is unknown is not.
  public func satisfy(_ condition: Formula) -> Bool {
    let inputs = condition.names.map { name in
      (name, self[name.split(separator: ".").map(String.init)].map { FormulaValue($0) } ?? .unknown)
    }
    return condition.holds(in: Dictionary(uniqueKeysWithValues: inputs))
  }

  /// A text with every `{path}` replaced; a part in `[brackets]` is left out when a path in it leads nowhere.
  public func fill(_ template: String) -> String {
    var out = ""
    var rest = template[...]
    while let start = rest.firstIndex(of: "[") {
      out += filled(rest[..<start]).text
      let inner = rest[rest.index(after: start)...].prefix { $0 != "]" }
      let part = filled(inner)
      out += part.isComplete ? part.text : ""
      rest = rest[inner.endIndex...].dropFirst()
    }
    return out + filled(rest).text
  }

  private func filled(_ template: Substring) -> (text: String, isComplete: Bool) {
    var out = ""
    var isComplete = true
    var rest = template
    while let start = rest.firstIndex(of: "{"), let end = rest[start...].firstIndex(of: "}") {
      out += rest[..<start]
      let path = rest[rest.index(after: start)..<end].split(separator: ".").map(String.init)
      let text = self[path].map { AnswerText.phrase($0) } ?? ""
      isComplete = isComplete && !text.isEmpty
      out += text
      rest = rest[rest.index(after: end)...]
    }
    return (out + rest, isComplete)
  }
}

extension FormulaValue {
  /// An answer as a formula reads it; a text that is a length of time is one.
  init(_ value: AnswerValue) {
    self =
      switch value {
      case .text(let text): TimeSpan(text).map { .duration($0) } ?? .text(text)
      case .number(let number): .number(number)
      case .flag(let flag): .flag(flag)
      case .list(let items): .list(items.map { FormulaValue($0) })
      case .record(let fields): fields.isEmpty ? .unknown : .text(AnswerText.phrase(value))
      }
  }
}
