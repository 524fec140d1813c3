public import GroundworkModel

/// Conditions as a person types them: `not in cancelled; test`, `> 0`, `is null`.
public enum ConditionText {
  /// A condition on a column.
  public typealias Condition = Metric.Component.Condition

  /// The condition that a text says, nil when it says none.
  public static func read(_ text: String) -> Condition? {
    let plain = text.trimmed
    switch plain.lowercased() {
    case "is null": return Condition(operation: .isNull)
    case "is not null": return Condition(operation: .isNotNull)
    default: break
    }
    for (words, operation) in operators where plain.lowercased().hasPrefix(words + " ") {
      let values = plain.dropFirst(words.count).split(separator: ";")
        .map { String($0).trimmed }.filter { !$0.isEmpty }
      return values.isEmpty ? nil : Condition(operation: operation, values: values)
    }
    return nil
  }

  static func write(_ condition: Condition) -> String {
    switch condition.operation {
    case .isNull: "is null"
    case .isNotNull: "is not null"
    default:
      (operators.first { $0.1 == condition.operation }?.0 ?? "in") + " "
        + condition.values.joined(separator: "; ")
    }
  }

  private static let operators: [(String, Condition.Operation)] = [
    ("not in", .notIn), ("in", .isIn), (">=", .greaterOrEqual), ("<=", .lessOrEqual),
    (">", .greater), ("<", .less),
  ]
}
