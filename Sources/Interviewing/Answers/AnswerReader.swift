public import GroundworkModel

/// Raw values, typed at a prompt or read from a file → answers of the type the question asks for.
public struct AnswerReader: Sendable {
  let question: Question
  let choices: Choices
  /// Whether cells that are needed may be missing still.
  let isUnfinished: Bool

  /// A reader for a question, with what can be chosen at this point.
  ///
  /// - Parameter isUnfinished: whether cells that are needed may be missing still.
  public init(question: Question, choices: Choices, isUnfinished: Bool = false) {
    self.question = question
    self.choices = choices
    self.isUnfinished = isUnfinished
  }

  /// The typed value, or every fault in it.
  public func read(_ raw: AnswerValue) -> Result<AnswerValue, AnswerFaults> {
    var faults: [AnswerFault] = []
    let value: AnswerValue? =
      switch question.field.kind {
      case .table: table(raw, &faults)
      case .form: form(raw, &faults)
      default: scalar(raw, question.field, &faults)
      }
    guard let value, faults.isEmpty else { return .failure(AnswerFaults(faults)) }
    let refused = broken(value, .error)
    return refused.isEmpty ? .success(value) : .failure(AnswerFaults(refused))
  }

  /// What is worth saying about a value that was taken: validators of severity warning.
  public func warnings(about value: AnswerValue) -> [AnswerFault] { broken(value, .warning) }

  private func scalar(
    _ raw: AnswerValue, _ field: AnswerField, _ faults: inout [AnswerFault]
  ) -> AnswerValue? {
    do {
      return try ScalarReader(field: field, choices: choices).read(raw)
    } catch {
      faults.append(error)
      return nil
    }
  }

  private func table(_ raw: AnswerValue, _ faults: inout [AnswerFault]) -> AnswerValue? {
    let rows = raw.elements
    if let most = question.maximumRows, rows.count > most {
      faults.append(AnswerFault("too-many-rows", "at most \(most) lines are taken"))
      return nil
    }
    guard !rows.isEmpty, raw != .text("") else {
      faults.append(AnswerFault("empty", "at least one line is needed"))
      return nil
    }
    let taken = rows.enumerated().compactMap { index, row in
      var inner: [AnswerFault] = []
      let value = form(row, &inner)
      faults += inner.map { $0.inside(String(index)) }
      return value
    }
    faults += repeated(taken)
    return .list(taken)
  }

  /// Rows that would become the same record.
  func repeated(_ rows: [AnswerValue]) -> [AnswerFault] {
    guard question.creates != nil else { return [] }
    var seen: Set<String> = []
    return rows.enumerated().compactMap { index, row in
      let name = question.name(ofRow: row)
      guard !seen.insert(Slug.make(name)).inserted else { return nil }
      return AnswerFault("repeated-row", "`\(name)` stands twice", path: [String(index)])
    }
  }

  private func form(_ raw: AnswerValue, _ faults: inout [AnswerFault]) -> AnswerValue? {
    guard case .record(let cells) = named(raw) else {
      let names = question.columns.map(\.id).joined(separator: ", ")
      faults.append(AnswerFault("wrong-type", "named cells are expected: \(names)"))
      return nil
    }
    var taken: [String: AnswerValue] = [:]
    for column in question.columns {
      if let cell = cells[column.id], !cell.isEmpty {
        var inner: [AnswerFault] = []
        taken[column.id] = scalar(cell, column, &inner)
        faults += inner.map { $0.inside(column.id) }
      } else if column.isRequired, !isUnfinished {
        faults.append(
          AnswerFault("missing-cell", "\(column.title) is missing", path: [column.id]))
      }
    }
    faults += unknownCells(cells)
    guard !taken.isEmpty || !faults.isEmpty else {
      faults.append(AnswerFault("empty", "every cell is empty"))
      return nil
    }
    return .record(taken)
  }

  /// A single word stands for the first column.
  private func named(_ raw: AnswerValue) -> AnswerValue {
    if let text = raw.text, !text.isEmpty, let first = question.columns.first {
      return .record([first.id: .text(text)])
    }
    return raw
  }

  private func unknownCells(_ cells: [String: AnswerValue]) -> [AnswerFault] {
    let known = question.columns.map(\.id)
    return cells.keys.filter { !known.contains($0) }.sorted().map { name in
      AnswerFault(
        "unknown-cell", "\(question.id) has no cell `\(name)`",
        help: Suggestion.hint(for: name, among: known)
          ?? "its cells are \(known.joined(separator: ", "))",
        path: [name])
    }
  }

  /// Checks that a row breaks, of those that read a cell and none after it.
  ///
  /// - Parameter ids: the paths of the cells in order.
  func broken(_ row: AnswerValue, lastRead id: String, of ids: [String]) -> [AnswerFault] {
    let rules = question.validators.filter { rule in
      let names = Set(rule.check?.names ?? [])
      return rule.severity != .warning && ids.last { names.contains($0) } == id
    }
    return broken(row, rules)
  }

  private func broken(_ value: AnswerValue, _ severity: Diagnostic.Severity) -> [AnswerFault] {
    broken(value, question.validators.filter { ($0.severity ?? .error) == severity })
  }

  private func broken(_ value: AnswerValue, _ rules: [Question.Validator]) -> [AnswerFault] {
    rules.compactMap { rule in
      if let check = rule.check, !Facts(["value": value]).satisfy(check) {
        return AnswerFault("not-accepted", rule.message)
      }
      guard let pattern = rule.pattern, let regex = try? Regex(pattern) else { return nil }
      let wrong = value.elements.compactMap(\.text).first { $0.wholeMatch(of: regex) == nil }
      return wrong.map { AnswerFault("pattern", "`\($0)`: \(rule.message)") }
    }
  }
}

/// All faults of one value.
public struct AnswerFaults: Error, Hashable, Sendable {
  /// At least one, in the order of the value.
  public var faults: [AnswerFault]

  /// The faults as diagnostics.
  public var diagnostics: [Diagnostic] { faults.map(\.diagnostic) }

  init(_ faults: [AnswerFault]) { self.faults = faults }
}
