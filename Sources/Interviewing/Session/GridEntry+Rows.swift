import GroundworkModel

extension GridEntry {
  /// Puts the row among the others; false when there is nothing in it.
  mutating func closeRow() -> Bool {
    guard !row.isEmpty else { return false }
    rows.insert(.record(row), at: place ?? rows.count)
    (row, offered, column, place) = ([:], [:], 0, nil)
    return true
  }

  /// Goes to the cell before, of the row before where need be; false when there is none.
  mutating func back() -> Bool {
    if let before = (0..<column).last(where: isAsked) {
      column = before
      offered[field.id] = row.removeValue(forKey: field.id) ?? offered[field.id]
      return true
    }
    guard isTable, isTouched, row.isEmpty, let last = rows.popLast() else { return false }
    (row, offered, column) = (
      last.fields, last.fields, question.columns.indices.last(where: isAsked) ?? 0
    )
    place = rows.count
    row[field.id] = nil
    return true
  }

  /// Asks the cells again from the first, each with what stands in it.
  mutating func reopen() {
    (offered, row, column) = (row, [:], 0)
  }

  /// Takes rows out of a table by their numbers from 1, or all of them; a fault when a number is none.
  mutating func drop(_ words: String) throws(AnswerFault) {
    let all = words.lowercased() == "all"
    let numbers = all ? Set(rows.indices) : Set(try words.split(separator: " ").map(index))
    isTouched = true
    rows = rows.indices.filter { !numbers.contains($0) }.map { rows[$0] }
  }

  /// Asks the cells of a row of a table again.
  mutating func change(_ word: String) throws(AnswerFault) {
    let index = try index(Substring(word))
    guard row.isEmpty else {
      throw AnswerFault("row-begun", "the row that is begun comes first")
    }
    isTouched = true
    place = index
    (offered, column) = (rows.remove(at: index).fields, 0)
  }

  private func index(_ word: Substring) throws(AnswerFault) -> Int {
    guard isTable else { throw AnswerFault("no-table", "this answer has one row") }
    guard let number = Int(word), rows.indices.contains(number - 1) else {
      throw AnswerFault(
        "unknown-row", "there is no row `\(word)`",
        help: rows.isEmpty ? "no row is whole yet" : "the rows are 1 to \(rows.count)")
    }
    return number - 1
  }
}
