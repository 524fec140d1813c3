public import GroundworkModel

/// What an expression reads and yields.
///
/// ``unknown`` is a value like any other: what cannot be computed (a name nobody filled in, a text minus a number, a
/// division by zero) is unknown, never an error. That makes the language total.
public enum FormulaValue: Hashable, Sendable {
  case unknown
  case flag(Bool)
  case number(Double)
  case duration(TimeSpan)
  case text(String)
  case list([FormulaValue])

  /// Whether it is the flag `true`; unknown is not.
  public var isTrue: Bool { self == .flag(true) }

  /// Whether anything is known.
  public var isKnown: Bool { self != .unknown }
}

extension FormulaValue {
  /// The text of an optional: unknown when there is none.
  public static func text(orUnknown text: String?) -> FormulaValue {
    text.map { .text($0) } ?? .unknown
  }

  /// The span of an optional: unknown when there is none.
  public static func duration(orUnknown span: TimeSpan?) -> FormulaValue {
    span.map { .duration($0) } ?? .unknown
  }

  /// The number of an optional: unknown when there is none.
  public static func number(orUnknown number: Double?) -> FormulaValue {
    number.map { .number($0) } ?? .unknown
  }

  /// The flag of an optional: unknown when there is none.
  public static func flag(orUnknown flag: Bool?) -> FormulaValue {
    flag.map { .flag($0) } ?? .unknown
  }
}

extension FormulaValue: CustomStringConvertible {
  /// As a person writes it: `4 h`, `0.5`, `12`, `yes`, `a, b`; `unknown` when it is.
  public var description: String {
    switch self {
    case .unknown: "unknown"
    case .flag(let flag): flag ? "yes" : "no"
    case .number(let number): Self.plain(number)
    case .duration(let span): span.description
    case .text(let text): text
    case .list(let elements): elements.map(\.description).joined(separator: ", ")
    }
  }

  private static func plain(_ number: Double) -> String {
    let rounded = (number * 10_000).rounded() / 10_000
    if rounded.magnitude < 1e15, rounded == rounded.rounded() { return String(Int(rounded)) }
    return String(rounded)
  }
}

extension FormulaValue: Comparable {
  /// Order of two values of one kind; false when they cannot be compared. Texts compare without regard to case.
  public static func < (left: FormulaValue, right: FormulaValue) -> Bool {
    switch (left, right) {
    case (.number(let one), .number(let other)): one < other
    case (.duration(let one), .duration(let other)): one < other
    case (.text(let one), .text(let other)): one.lowercased() < other.lowercased()
    default: false
    }
  }
}
