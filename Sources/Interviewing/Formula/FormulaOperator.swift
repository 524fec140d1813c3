import GroundworkModel

/// What may stand between two values.
enum FormulaOperator: String, Hashable, Sendable {
  case or, and
  case equal = "=="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case isIn = "in"
  case notIn = "not in"
  case contains
  case plus = "+"
  case minus = "-"
  case times = "*"
  case divided = "/"

  func apply(_ left: FormulaValue, _ right: FormulaValue) -> FormulaValue {
    switch self {
    case .or: Self.either(left, right)
    case .and: Self.both(left, right)
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
      compare(left, right)
    case .isIn: Self.member(left, of: right)
    case .notIn: Self.negated(Self.member(left, of: right))
    case .contains: Self.contains(left, right)
    case .plus, .minus, .times, .divided: calculate(left, right)
    }
  }

  private static func either(_ left: FormulaValue, _ right: FormulaValue) -> FormulaValue {
    if left.isTrue || right.isTrue { return .flag(true) }
    return left == .flag(false) && right == .flag(false) ? .flag(false) : .unknown
  }

  private static func both(_ left: FormulaValue, _ right: FormulaValue) -> FormulaValue {
    if left == .flag(false) || right == .flag(false) { return .flag(false) }
    return left.isTrue && right.isTrue ? .flag(true) : .unknown
  }

  private static func negated(_ value: FormulaValue) -> FormulaValue {
    if case .flag(let flag) = value { return .flag(!flag) }
    return .unknown
  }

  private static func member(_ value: FormulaValue, of list: FormulaValue) -> FormulaValue {
    guard value.isKnown, case .list(let elements) = list else { return .unknown }
    return .flag(elements.contains { same(value, $0) })
  }

  private static func contains(_ left: FormulaValue, _ right: FormulaValue)
    -> FormulaValue
  {
    guard case .text(let text) = left, case .text(let part) = right else {
      return member(right, of: left)
    }
    return .flag(text.lowercased().contains(part.lowercased()))
  }

  private static func same(_ left: FormulaValue, _ right: FormulaValue) -> Bool {
    guard case .text(let one) = left, case .text(let other) = right else { return left == right }
    return one.lowercased() == other.lowercased()
  }

  private func compare(_ left: FormulaValue, _ right: FormulaValue) -> FormulaValue {
    guard Self.areComparable(left, right) else { return .unknown }
    switch self {
    case .equal: return .flag(Self.same(left, right))
    case .notEqual: return .flag(!Self.same(left, right))
    case .less: return .flag(left < right)
    case .lessOrEqual: return .flag(!(right < left))
    case .greater: return .flag(right < left)
    case .greaterOrEqual: return .flag(!(left < right))
    default: return .unknown
    }
  }

  private static func areComparable(_ left: FormulaValue, _ right: FormulaValue) -> Bool {
    switch (left, right) {
    case (.number, .number), (.duration, .duration), (.text, .text), (.flag, .flag): true
    default: false
    }
  }

  private func calculate(_ left: FormulaValue, _ right: FormulaValue) -> FormulaValue {
    switch (left, right) {
    case (.number(let one), .number(let other)): Self.number(number(one, other))
    case (.duration(let one), .duration(let other)): spans(one, other)
    case (.duration(let span), .number(let factor)) where self == .times || self == .divided:
      Self.span(number(Double(span.seconds), factor))
    case (.number(let factor), .duration(let span)) where self == .times:
      Self.span(number(Double(span.seconds), factor))
    case (.number(0), .duration(let span)) where self == .minus:
      Self.span(-Double(span.seconds))
    default: .unknown
    }
  }

  private func spans(_ one: TimeSpan, _ other: TimeSpan) -> FormulaValue {
    let result = number(Double(one.seconds), Double(other.seconds))
    switch self {
    case .plus, .minus: return Self.span(result)
    case .divided: return Self.number(result)
    default: return .unknown
    }
  }

  private func number(_ one: Double, _ other: Double) -> Double {
    switch self {
    case .plus: one + other
    case .minus: one - other
    case .times: one * other
    default: one / other
    }
  }

  private static func number(_ value: Double) -> FormulaValue {
    value.isFinite ? .number(value) : .unknown
  }

  private static func span(_ seconds: Double) -> FormulaValue {
    guard seconds.magnitude < 1e15 else { return .unknown }
    return .duration(TimeSpan(seconds: Int(seconds.rounded())))
  }
}
