/// One thing that is wrong, or worth knowing, about the user's material. Collected and sorted, never thrown.
public struct Diagnostic: Hashable, Codable, Sendable {
  /// How much it matters.
  public enum Severity: String, Codable, CaseIterable, Comparable, Sendable {
    case info, warning, error

    /// Info before warning before error.
    public static func < (left: Severity, right: Severity) -> Bool {
      let order = allCases
      return (order.firstIndex(of: left) ?? 0) < (order.firstIndex(of: right) ?? 0)
    }
  }

  /// The stable name of the rule, in kebab case: `unknown-question`.
  public var rule: String
  /// How much it matters.
  public var severity: Severity
  /// What is wrong, in lower case and without a full stop.
  public var message: String
  /// Where, when it is in a text.
  public var location: SourceLocation?
  /// What it is about, when it is in the catalog.
  public var subject: EntityID?
  /// What to do next.
  public var help: String?

  /// A finding of a rule.
  public init(
    rule: String, severity: Severity = .error, message: String, location: SourceLocation? = nil,
    subject: EntityID? = nil, help: String? = nil
  ) {
    self.rule = rule
    self.severity = severity
    self.message = message
    self.location = location
    self.subject = subject
    self.help = help
  }
}

extension Diagnostic: CustomStringConvertible {
  /// `path:line:col: error[rule]: message`, then `help:` on a line of its own.
  public var description: String {
    let place = location.map { "\($0): " } ?? subject.map { "\($0): " } ?? ""
    let tail = help.map { "\nhelp: \($0)" } ?? ""
    return "\(place)\(severity.rawValue)[\(rule)]: \(message)\(tail)"
  }
}

extension Diagnostic: Comparable {
  /// By place, then rule, then message.
  public static func < (left: Diagnostic, right: Diagnostic) -> Bool {
    let start = SourceLocation(line: 0, column: 0)
    let places = (left.location ?? start, right.location ?? start)
    if places.0 != places.1 { return places.0 < places.1 }
    return (left.subject?.rawValue ?? "", left.rule, left.message)
      < (right.subject?.rawValue ?? "", right.rule, right.message)
  }
}
