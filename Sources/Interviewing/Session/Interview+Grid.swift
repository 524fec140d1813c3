import GroundworkModel

extension Interview {
  /// Hears one line as a person types it: forms and tables are filled in cell by cell, anything else is answered at once.
  ///
  /// - Parameters:
  ///   - line: as typed; an empty one takes what is offered, or ends a table.
  ///   - time: ISO 8601 UTC.
  public mutating func hear(_ line: String, at time: String) -> InterviewReply {
    guard let item, grid != nil, !InterviewCommand.isCommand(line) else {
      return reply(to: line, at: time)
    }
    let text = InterviewCommand.literal(line)
    switch grid?.take(text) {
    case .refused(let faults): return refuse(faults, line)
    case .finished(let value): return finish(value, item, at: time)
    case .next, nil: return keepDraft(of: item, at: time)
    }
  }

  /// The cell that is asked; nil for a question of one value.
  public var cell: CellPrompt? {
    guard let grid, let item else { return nil }
    return CellPrompt(grid, example: item.question.example)
  }

  /// Begins the form or table of the question that stands now.
  mutating func openGrid() {
    guard let item, !item.question.columns.isEmpty else {
      grid = nil
      return
    }
    let (question, choices) = (item.question, elicitation.choices)
    let own = item.answer(of: respondent)
    if own?.status == .unfinished, let draft = own?.value {
      grid = GridEntry(question, choices: choices, resuming: draft)
      return
    }
    let earlier = own.flatMap { $0.status == .stale ? nil : $0.value }
    grid = GridEntry(
      question, choices: choices, offering: earlier ?? proposal(for: item) ?? own?.value)
  }

  /// What is proposed: as a whole, or of a form cell by cell.
  private func proposal(for item: InterviewItem) -> AnswerValue? {
    guard item.recommended == nil, item.question.field.kind == .form else {
      return item.recommended
    }
    let cells = item.question.cellProposals(in: elicitation.facts(about: item.subject)).cells
    return cells.isEmpty ? nil : .record(cells)
  }

  private mutating func finish(
    _ value: AnswerValue, _ item: InterviewItem, at time: String
  ) -> InterviewReply {
    let reader = AnswerReader(question: item.question, choices: elicitation.choices)
    switch reader.read(value) {
    case .failure(let error):
      grid?.reopen()
      return refuse(error.faults, "")
    case .success(let value): return take(value, item, reader, at: time)
    }
  }

  /// Keeps what stands in the grid, so that it is there when the conversation is cut off.
  ///
  /// The correction of a form counts when it is finished; until then the earlier answer stands.
  mutating func keepDraft(of item: InterviewItem, at time: String) -> InterviewReply {
    failures = 0
    let own = item.answer(of: respondent)
    let stands = own?.value != nil && own?.status != .unfinished
    let draft = grid?.draft
    guard draft != own?.value, !stands || item.question.creates != nil, draft != nil || !stands
    else { return .filled([]) }
    let answer = make(.unfinished, item, value: draft, at: time)
    append([answer])
    return .filled([answer])
  }

  /// Changes rows of the table that stands now.
  mutating func edit(
    _ change: (inout GridEntry) throws(AnswerFault) -> Void, _ item: InterviewItem,
    at time: String
  ) throws(AnswerFault) -> InterviewReply {
    guard var edited = grid else {
      throw AnswerFault("no-table", "this answer has no rows")
    }
    try change(&edited)
    grid = edited
    return keepDraft(of: item, at: time)
  }
}
