import GroundworkModel

/// A line or lines typed at a prompt → a raw value, before types are checked.
///
/// Cells of a form or row are divided by `|`; a `\|` is a bar inside a cell. Rows stand one a line. A number picks an option.
struct TypedText {
  let question: Question
  let choices: Choices

  func raw(_ text: String) -> AnswerValue {
    switch question.field.kind {
    case .table:
      .list(
        text.split(separator: "\n").map { String($0).trimmed }.filter { !$0.isEmpty }
          .map { row($0) })
    case .form: row(text)
    default: numbered(.text(text), question.field)
    }
  }

  private func row(_ line: String) -> AnswerValue {
    let cells = Self.cells(line)
    var record: [String: AnswerValue] = [:]
    for (column, cell) in zip(question.columns, cells) where !cell.isEmpty {
      record[column.id] = numbered(.text(cell), column)
    }
    for (index, cell) in cells.enumerated() where index >= question.columns.count && !cell.isEmpty {
      record["cell \(index + 1)"] = .text(cell)
    }
    return .record(record)
  }

  /// Splits at bars that no backslash precedes.
  static func cells(_ line: String) -> [String] {
    var cells = [""]
    var isEscaped = false
    for character in line {
      if character == "|", !isEscaped {
        cells.append("")
      } else {
        if isEscaped, character != "|" { cells[cells.count - 1].append("\\") }
        if character != "\\" || isEscaped { cells[cells.count - 1].append(character) }
      }
      isEscaped = character == "\\" && !isEscaped
    }
    if isEscaped { cells[cells.count - 1].append("\\") }
    return cells.map(\.trimmed)
  }

  /// One cell; a number picks an option.
  func numbered(_ value: AnswerValue, _ field: AnswerField) -> AnswerValue {
    guard let text = value.text else { return value }
    switch field.kind {
    case .choice, .pick: return .text(option(text.trimmed, field))
    case .multi:
      return .list(
        text.split { $0 == "," || $0 == ";" }.map { .text(option(String($0).trimmed, field)) }
          .filter { !$0.isEmpty })
    default: return value
    }
  }

  private func option(_ word: String, _ field: AnswerField) -> String {
    let options = choices.options(for: field)
    guard let number = Int(word), options.indices.contains(number - 1),
      !options.contains(where: { $0.id == word })
    else { return word }
    return options[number - 1].id
  }
}
