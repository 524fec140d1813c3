import Foundation
import GroundworkModel

/// A condition on a column, written as SQL with its values quoted for the column's type.
enum ConditionSQL {
  /// The condition on an expression, or nil when a value does not fit the type: `> soon` on a number.
  ///
  /// Texts are compared without blanks around them, as staging views hold them.
  /// A row without a value is not *in* a list, and for the same reason it is *not in* it: `not-in` keeps it.
  static func text(
    _ condition: Metric.Component.Condition, on expression: String, type: WarehouseType
  ) -> String? {
    switch condition.operation {
    case .isNull: return "\(expression) is null"
    case .isNotNull: return "\(expression) is not null"
    case .isIn, .notIn: break
    case .greater, .greaterOrEqual, .less, .lessOrEqual:
      guard let first = condition.values.first, let value = literal(first, type) else { return nil }
      return "\(expression) \(condition.operation.rawValue) \(value)"
    }
    let values = condition.values.compactMap { literal($0, type) }
    guard !values.isEmpty, values.count == condition.values.count else { return nil }
    let list = values.joined(separator: ", ")
    return condition.operation == .isIn
      ? "\(expression) in (\(list))" : "(\(expression) is null or \(expression) not in (\(list)))"
  }

  private static func literal(_ value: String, _ type: WarehouseType) -> String? {
    switch type {
    case .integer, .double, .decimal:
      guard let number = Double(value), number.isFinite else { return nil }
      return SQLText.number(number)
    case .boolean:
      if ["true", "t", "yes", "1"].contains(value.lowercased()) { return "true" }
      return ["false", "f", "no", "0"].contains(value.lowercased()) ? "false" : nil
    case .date, .timestamp:
      guard isTemporal(value) else { return nil }
      return "cast(" + SQLText.literal(value) + " as \(type.sql))"
    case .text, .time:
      return SQLText.literal(value.trimmingCharacters(in: .whitespacesAndNewlines))
    }
  }

  private static func isTemporal(_ value: String) -> Bool {
    let parts = value.prefix(10).split(separator: "-")
    return parts.count == 3 && parts[0].count == 4
      && value.allSatisfy { $0.isNumber || "-: T.".contains($0) }
  }
}
