import GroundworkModel

/// What an expression can call.
public enum FormulaFunction: String, CaseIterable, Hashable, Sendable {
  /// Whether a value is known and, for a list, not empty: `exists(latency)`.
  case exists
  /// How many elements a list has: `count(components)`.
  case count
  /// The smallest of its arguments or of a list: `min(24 h, latency)`.
  case min
  /// The largest of its arguments or of a list.
  case max
  /// The largest element of a list that is not above a limit: `fitting([24 h, 12 h, 6 h], latency - lag)`.
  case fitting
  /// The first argument that is known: `coalesce(lag, 1 h)`.
  case coalesce

  func apply(_ arguments: [FormulaValue]) -> FormulaValue {
    switch self {
    case .exists: .flag(arguments.allSatisfy { $0.isKnown && $0 != .list([]) && $0 != .text("") })
    case .count: Self.count(arguments)
    case .min: Self.comparable(arguments)?.min() ?? .unknown
    case .max: Self.comparable(arguments)?.max() ?? .unknown
    case .fitting: Self.fitting(arguments)
    case .coalesce: arguments.first(where: \.isKnown) ?? .unknown
    }
  }

  private static func count(_ arguments: [FormulaValue]) -> FormulaValue {
    guard arguments.count == 1, case .list(let elements) = arguments[0] else { return .unknown }
    return .number(Double(elements.count))
  }

  private static func fitting(_ arguments: [FormulaValue]) -> FormulaValue {
    guard arguments.count == 2, case .list(let elements) = arguments[0],
      comparable(elements + [arguments[1]]) != nil
    else { return .unknown }
    return elements.filter { !(arguments[1] < $0) }.max() ?? .unknown
  }

  /// The arguments, or the elements of the one list, when all are of one comparable kind.
  private static func comparable(_ arguments: [FormulaValue]) -> [FormulaValue]? {
    var values = arguments
    if values.count == 1, case .list(let elements) = values[0] { values = elements }
    guard let first = values.first, values.allSatisfy({ areAlike($0, first) }) else { return nil }
    return values
  }

  private static func areAlike(_ left: FormulaValue, _ right: FormulaValue) -> Bool {
    switch (left, right) {
    case (.number, .number), (.duration, .duration), (.text, .text): true
    default: false
    }
  }
}
