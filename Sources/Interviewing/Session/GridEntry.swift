import GroundworkModel

/// A form or table that a person fills in cell by cell: what stands in it by now, and which cell is asked.
///
/// A line with bars gives the rest of its row at once. Rows that were there before are kept, and more are added to them.
struct GridEntry {
  /// What came of a line.
  enum Step {
    /// Another cell is asked.
    case next
    /// The text does not fit the cell, or the line its row.
    case refused([AnswerFault])
    /// Nothing more is asked.
    case finished(AnswerValue)
  }

  let question: Question
  let choices: Choices
  /// The rows of a table that are whole.
  var rows: [AnswerValue] = []
  /// The row that is being filled in.
  var row: [String: AnswerValue] = [:]
  /// What an empty line takes, by cell.
  var offered: [String: AnswerValue] = [:]
  /// The cell that is asked.
  var column = 0
  /// Where a row that is changed goes back to.
  var place: Int?
  /// Whether anything was typed into it in this conversation.
  var isTouched = false

  var isTable: Bool { question.field.kind == .table }
  var field: AnswerField { question.columns[column] }

  /// The number of the row that is asked, from 1.
  var number: Int { (place ?? rows.count) + 1 }

  /// Whether an empty line ends the table here.
  var canEnd: Bool { isTable && column == 0 && offered.isEmpty && !rows.isEmpty }

  /// All that stands in it; nil when that is nothing.
  var draft: AnswerValue? {
    let cells = place == nil ? row : offered.merging(row) { $1 }
    let begun = cells.isEmpty ? [] : [AnswerValue.record(cells)]
    if !isTable { return begun.first }
    return rows.isEmpty && begun.isEmpty ? nil : .list(rows + begun)
  }

  /// An empty grid whose empty lines take what is offered: the cells of a form, the rows of a table.
  init(_ question: Question, choices: Choices, offering value: AnswerValue?) {
    self.question = question
    self.choices = choices
    if isTable {
      rows = value?.elements ?? []
    } else {
      offered = value?.fields ?? [:]
    }
  }

  /// A grid that goes on where its draft ends.
  init(_ question: Question, choices: Choices, resuming draft: AnswerValue) {
    self.init(question, choices: choices, offering: nil)
    rows = isTable ? draft.elements : []
    row = isTable ? rows.popLast()?.fields ?? [:] : draft.fields
    isTouched = true
    let filled = question.columns.lastIndex { row[$0.id] != nil } ?? -1
    column = (filled + 1..<question.columns.count).first(where: isAsked) ?? question.columns.count
    if column == question.columns.count { _ = closeRow() }
  }
}

extension GridEntry {
  /// Takes a line for the cell that is asked.
  mutating func take(_ line: String) -> Step {
    let text = line.trimmed
    if text.isEmpty { return takeNothing() }
    isTouched = true
    if text == "-", offered[field.id] != nil || !field.isRequired {
      offered[field.id] = nil
      return field.isRequired ? .refused([needed]) : advance()
    }
    let cells = TypedText.cells(text)
    return cells.count > 1 ? takeRest(cells) : takeCell(cells[0])
  }

  private mutating func takeNothing() -> Step {
    if canEnd { return .finished(.list(rows)) }
    if let value = offered[field.id] { return set(value) }
    return field.isRequired ? .refused([needed]) : advance()
  }

  private var needed: AnswerFault {
    AnswerFault(
      "missing-cell", "\(field.title) is needed",
      help: "`:skip` leaves the question open, `:unknown` keeps it for somebody else")
  }

  private mutating func takeCell(_ text: String) -> Step {
    switch read(text, field) {
    case .success(let value): set(value)
    case .failure(let fault): .refused([fault])
    }
  }

  private func read(_ text: String, _ field: AnswerField) -> Result<AnswerValue, AnswerFault> {
    let raw = TypedText(question: question, choices: choices).numbered(.text(text), field)
    do throws(AnswerFault) {
      return .success(try ScalarReader(field: field, choices: choices).read(raw))
    } catch {
      return .failure(error)
    }
  }

  private mutating func set(_ value: AnswerValue) -> Step {
    row[field.id] = value
    let faults = faults(after: column)
    guard faults.isEmpty else {
      row[field.id] = nil
      return .refused(faults)
    }
    return advance()
  }

  /// The faults of the row that show at a cell: rules whose last cell it is, and a name that stands twice.
  private func faults(after column: Int) -> [AnswerFault] {
    let ids = question.columns.map { "value.\($0.id)" }
    let reader = AnswerReader(question: question, choices: choices)
    let broken = isTable ? [] : reader.broken(.record(row), lastRead: ids[column], of: ids)
    let isNamed = column == question.columns.lastIndex(where: \.isRequired)
    return broken + (isNamed ? reader.repeated(rows + [.record(row)]) : [])
  }

  /// Whether a cell is asked: one that picks from records wants some to pick from.
  func isAsked(_ column: Int) -> Bool {
    let field = question.columns[column]
    return field.isRequired || field.pick == nil || !choices.options(for: field).isEmpty
  }

  private mutating func advance() -> Step {
    repeat { column += 1 } while column < question.columns.count && !isAsked(column)
    return column == question.columns.count ? endRow() : .next
  }

  /// Takes what is left of a row from one line.
  private mutating func takeRest(_ cells: [String]) -> Step {
    let rest = question.columns[column...]
    guard cells.count <= rest.count else {
      let titles = rest.map(\.title).joined(separator: " | ")
      return .refused([
        AnswerFault(
          "unknown-cell", "the line has \(cells.count) cells, \(rest.count) are left",
          help: "they are \(titles); write \\| for a bar inside a cell")
      ])
    }
    let (before, start) = (row, column)
    var faults: [AnswerFault] = []
    for (field, cell) in zip(rest, cells) where !cell.isEmpty {
      switch read(cell, field) {
      case .success(let value): row[field.id] = value
      case .failure(let fault): faults.append(fault)
      }
    }
    faults += missing(in: rest)
    if faults.isEmpty {
      faults = (start..<question.columns.count).flatMap { self.faults(after: $0) }
    }
    guard faults.isEmpty else {
      row = before
      return .refused(faults)
    }
    return endRow()
  }

  private func missing(in fields: ArraySlice<AnswerField>) -> [AnswerFault] {
    fields.filter { $0.isRequired && row[$0.id] == nil }
      .map { AnswerFault("missing-cell", "\($0.title) is missing") }
  }

  private mutating func endRow() -> Step {
    guard isTable else { return .finished(.record(row)) }
    guard closeRow() else {
      column = 0
      return .refused([AnswerFault("empty", "every cell is empty")])
    }
    return rows.count == question.maximumRows ? .finished(.list(rows)) : .next
  }
}
