import GroundworkModel

extension RecordBook {
  /// Puts a settled answer on record.
  ///
  /// - Returns: the records that were made or written, for the sentence that plays the answer back.
  @discardableResult
  mutating func apply(
    _ value: AnswerValue, to question: Question, about subject: EntityID?, origin: Origin
  ) -> [EntityID] {
    switch question.creates {
    case .kpi: return value.elements.compactMap(\.text).map { measure($0, subject, origin) }
    case .some(let kind): return value.elements.map { create(kind, from: $0, question, origin) }
    case nil: break
    }
    if question.columns.first?.writes?.target == "component" {
      guard let subject else { return [] }
      setFormula(of: subject, rows: value.elements, origin: origin)
      return [subject]
    }
    if question.field.kind == .table, let path = question.columns.first?.writes {
      return writeRows(value, at: path, question, subject, origin)
    }
    return write(value, question, subject, origin)
  }

  /// A table that makes no records is a list of rows in one field: `kpi.known_values.period` is a row's `period`.
  private mutating func writeRows(
    _ value: AnswerValue, at path: FieldPath, _ question: Question, _ subject: EntityID?,
    _ origin: Origin
  ) -> [EntityID] {
    guard let id = target(of: path, subject, origin) else { return [] }
    let rows = value.elements.map { row in
      let cells = question.columns.compactMap { column in
        row[column.id].flatMap { cell in column.writes?.fields.last.map { ($0, cell) } }
      }
      return AnswerValue.record(Dictionary(cells) { first, _ in first })
    }
    change(id) { record in
      record.fields[path.fields[0]] = .list(rows)
      record.note(origin, writing: path.fields[0])
    }
    return [id]
  }

  private mutating func write(
    _ value: AnswerValue, _ question: Question, _ subject: EntityID?, _ origin: Origin
  ) -> [EntityID] {
    let cells: [(FieldPath?, AnswerValue?)] =
      question.field.kind == .form
      ? question.columns.map { ($0.writes, value[$0.id]) } : [(question.field.writes, value)]
    var touched: [EntityID] = []
    for case (let path?, let cell?) in cells {
      guard let id = target(of: path, subject, origin) else { continue }
      write(cell, at: path, of: id, origin)
      if !touched.contains(id) { touched.append(id) }
    }
    return touched
  }

  /// The record a path leads to: the one asked about, the project, or the first slice.
  private mutating func target(
    of path: FieldPath, _ subject: EntityID?, _ origin: Origin
  ) -> EntityID? {
    if path.target == "review" { return EntityID(origin.actor) }
    if let subject, path.kind == subject.kind { return subject }
    if path.kind == .project { return projectID }
    guard path.kind == .choice else { return nil }
    let id = EntityID(.choice, slug: "first-slice")
    var record = Record(id: id, name: "First slice")
    record.fields["context"] = .text(
      "A first slice that is used teaches more than a complete plan.")
    insert(record)
    return id
  }

  private mutating func write(
    _ value: AnswerValue, at path: FieldPath, of id: EntityID, _ origin: Origin
  ) {
    let field = path.fields[0]
    switch (path.target, field) {
    case ("review", _): reviews[id, default: [:]][field] = value
    case ("decision", "goal"):
      if let goal = value.text { link(EntityID(.goal, slug: goal), .informedBy, id, origin) }
    case ("kpi", "target"): writeTarget(value, path.fields.last ?? field, of: id)
    case ("choice", "kpis"):
      change(id) { $0.fields["parameters"] = .record(["kpis": .text(AnswerText.phrase(value))]) }
    case (_, "name"): change(id) { $0.name = value.text ?? $0.name }
    case (_, "owner"): change(id) { $0.owner = value.text }
    default: change(id) { $0.fields[field] = value }
    }
    change(id) { $0.note(origin, writing: field) }
  }

  private mutating func writeTarget(_ value: AnswerValue, _ field: String, of id: EntityID) {
    change(id) { record in
      var target = record.fields["targets"]?.elements.first?.fields ?? [:]
      target[field] = value
      record.fields["targets"] = .list([.record(target)])
    }
  }

  /// A row of a table becomes a record; what another person's row said about the same record before is kept.
  private mutating func create(
    _ kind: EntityKind, from row: AnswerValue, _ question: Question, _ origin: Origin
  ) -> EntityID {
    let name = question.name(ofRow: row)
    let id = kind == .source ? EntityID(.source, path: [name]) : EntityID(kind, slug: name)
    insert(Record(id: id, name: name))
    change(id) { $0.note(origin) }
    let said = self[id]?.written ?? [:]
    for column in question.columns {
      guard let path = column.writes, let cell = row[column.id], path.fields[0] != "name",
        said[path.fields[0]] == nil, !isOfScan(path.fields[0], id)
      else { continue }
      write(cell, at: path, of: id, origin)
      if column.findsSolutions { noteSolution(cell, in: id) }
    }
    complete(id, origin)
    return id
  }

  /// Whether a field is the scan's to say: the next scan would write it again.
  private func isOfScan(_ field: String, _ id: EntityID) -> Bool {
    field == "vendor" && self[id]?.base?.origin.kind == .scan
  }

  private mutating func noteSolution(_ cell: AnswerValue, in id: EntityID) {
    guard let text = cell.text, knowledge.wording.solution(in: text) != nil else { return }
    change(id) { $0.fields["requestedSolution"] = .text(text) }
  }

  /// What a record of a kind cannot be without.
  private mutating func complete(_ id: EntityID, _ origin: Origin) {
    if self[id]?.fields["statement"] == .text("") {
      change(id) { $0.fields["statement"] = .text($0.name) }
    }
    let goals = records(.goal)
    if id.kind == .decision, goals.count == 1, sources(of: id, .informedBy).isEmpty {
      link(goals[0].id, .informedBy, id, origin)
    }
    guard id.kind == .event else { return }
    for noun in ["subject", "object"].compactMap({ self[id]?.fields[$0]?.text }) {
      let subject = EntityID(.subject, slug: noun)
      insert(Record(id: subject, name: noun))
      change(subject) { $0.note(origin) }
      link(id, .needs, subject, origin)
    }
  }
}
