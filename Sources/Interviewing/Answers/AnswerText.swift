public import GroundworkModel

/// Values → words.
public enum AnswerText {
  /// A value inside a sentence: `a, b and 3`.
  public static func phrase(_ value: AnswerValue) -> String {
    switch value {
    case .list(let items): items.map { phrase($0) }.joined(separator: ", ")
    case .record(let fields):
      fields["name"].map { phrase($0) }
        ?? fields.sorted { $0.key < $1.key }.map { "\($0.key) \(phrase($0.value))" }
        .joined(separator: ", ")
    case .text, .number, .flag: value.text ?? ""
    }
  }

  /// A value as it would be typed at the question's prompt: cells divided by ` | `, one row a line.
  public static func typed(_ value: AnswerValue, for question: Question) -> String {
    switch question.field.kind {
    case .table: value.elements.map { row($0, question.columns) }.joined(separator: "\n")
    case .form: row(value, question.columns)
    default: cell(value, kind: question.field.kind)
    }
  }

  static func row(_ value: AnswerValue, _ columns: [AnswerField]) -> String {
    var cells = columns.map { column in
      value[column.id].map { escaped(cell($0, kind: column.kind)) } ?? ""
    }
    while cells.count > 1, cells.last == "" { cells.removeLast() }
    return cells.joined(separator: " | ")
  }

  /// A bar inside a cell, written so that it does not end the cell.
  private static func escaped(_ cell: String) -> String {
    cell.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
  }

  static func cell(_ value: AnswerValue, kind: AnswerField.Kind) -> String {
    let separator = kind == .multi ? ", " : "; "
    return value.elements.map { $0.text ?? phrase($0) }.joined(separator: separator)
  }
}
