public import GroundworkModel

/// Why a value is not an answer, and which part of it.
public struct AnswerFault: Error, Hashable, Sendable {
  /// The way from the answer to the part: row numbers from 0 and column ids.
  public var path: [String]
  /// The rule in kebab case.
  public var rule: String
  /// What is wrong.
  public var message: String
  /// What to do.
  public var help: String?

  init(_ rule: String, _ message: String, help: String? = nil, path: [String] = []) {
    self.path = path
    self.rule = rule
    self.message = message
    self.help = help
  }

  /// The fault of a part, seen from the whole.
  func inside(_ step: String) -> AnswerFault {
    var copy = self
    copy.path.insert(step, at: 0)
    return copy
  }

  /// The fault as a diagnostic.
  public var diagnostic: Diagnostic { Diagnostic(rule: rule, message: message, help: help) }
}
