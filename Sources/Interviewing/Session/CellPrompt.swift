import GroundworkModel

/// The cell of a form or table that is asked.
public struct CellPrompt: Hashable, Sendable {
  /// What a person reads before it.
  public var title: String
  /// What an empty line takes, as it would be typed.
  public var offered: String?
  /// A short example.
  public var example: String?
  /// Numbered choices.
  public var options: [String]
  /// The number of the row, from 1; nil for a form.
  public var row: Int?
  /// Whether it is the first of its row.
  public var isFirst: Bool
  /// Whether an empty line ends the table.
  public var canEnd: Bool
  /// The rows so far, as they would be typed.
  public var rows: [String]

  init(_ grid: GridEntry, example: String?) {
    let (question, field) = (grid.question, grid.field)
    title = field.title
    offered = grid.offered[field.id].map { AnswerText.cell($0, kind: field.kind) }
    let cells = example.map { TypedText.cells($0) } ?? []
    self.example = cells.indices.contains(grid.column) ? cells[grid.column] : nil
    options = grid.choices.options(for: field).enumerated().map { index, option in
      "\(index + 1) \(field.pick == nil ? option.id : option.name ?? option.id)"
    }
    row = grid.isTable ? grid.number : nil
    isFirst = grid.column == 0
    canEnd = grid.canEnd
    rows = grid.isTable ? grid.rows.map { AnswerText.row($0, question.columns) } : []
  }
}
