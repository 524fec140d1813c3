import GroundworkModel

/// What a slot demands of a column's type.
enum TypeFit {
  /// The kind of value a slot computes with.
  enum Demand {
    case number, moment, identity, word, anything
  }

  /// What a component computes with.
  static func demand(of component: Metric.Component) -> Demand {
    switch component.slot {
    case .value, .plan, .weight: component.aggregation.isCounting ? .identity : .number
    case .numerator, .denominator: component.aggregation.isCounting ? .identity : .number
    case .date, .start, .end, .planDate: .moment
    case .key, .member: .identity
    case .dimension: .word
    case .filter: .anything
    }
  }

  /// 0 (cannot be) to 1 (made for it), with a reason when it is neither.
  static func factor(
    _ component: Metric.Component, _ column: SourceTable.Column
  ) -> (score: Double, reason: String?) {
    let type = column.details.type
    switch demand(of: component) {
    case .number: return number(type, column)
    case .moment: return moment(type, column)
    case .identity: return (identity(type), nil)
    case .word: return (word(type), nil)
    case .anything: return (type == .binary ? 0 : 1, nil)
    }
  }

  private static func number(
    _ type: DataType, _ column: SourceTable.Column
  ) -> (score: Double, reason: String?) {
    if type.isNumeric {
      guard column.role == .none else { return (0.2, "a key is not added up") }
      return (1, nil)
    }
    if looks(column, like: \.isNumeric) { return (0.85, "text that holds numbers") }
    return (type == .unknown ? 0.5 : 0, nil)
  }

  private static func moment(
    _ type: DataType, _ column: SourceTable.Column
  ) -> (score: Double, reason: String?) {
    if type.isTemporal { return (1, nil) }
    if looks(column, like: \.isTemporal) { return (0.85, "text that holds dates") }
    return (type == .unknown ? 0.5 : type == .integer ? 0.3 : type == .text ? 0.4 : 0, nil)
  }

  private static func identity(_ type: DataType) -> Double {
    switch type {
    case .integer, .text, .uuid, .unknown, .other: 1
    case .decimal, .float: 0.4
    default: 0.2
    }
  }

  private static func word(_ type: DataType) -> Double {
    switch type {
    case .text, .boolean, .unknown, .other: 1
    case .integer, .date, .uuid: 0.8
    default: 0.4
    }
  }

  /// Whether nearly all values look like a type that the declaration does not say.
  static func looks(_ column: SourceTable.Column, like test: (DataType) -> Bool) -> Bool {
    guard let profile = column.details.profile, let type = profile.inferredType else {
      return false
    }
    return test(type) && (profile.inferredShare ?? 1) >= 0.7
  }
}

extension Metric.Component.Aggregation {
  /// Whether rows or keys are counted, so that any type will do.
  var isCounting: Bool { self == .count || self == .countDistinct }
}
