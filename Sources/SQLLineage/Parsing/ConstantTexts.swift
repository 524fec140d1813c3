/// The dialect, and what a script said so far that later statements need. A reference, because every frame of the parser's recursion
/// may hold copies of the parser, which must be small.
final class ScriptMemory {
  let dialect: Dialect
  /// Statements that PREPARE gave names.
  var prepared: [NameID: PreparedStatement] = [:]
  /// Texts in variables.
  var texts = ConstantTexts()
  /// Names of the rows that loops go through, and of the cursors or queries that give them.
  var loopRows: [(row: NameID, cursor: NameID)] = []
  /// The row or cursor that the next query gives.
  var givenRow = NameID.none
  /// Whether declarations of a block stand here, before its BEGIN.
  var isDeclaring = false

  init(_ dialect: Dialect) { self.dialect = dialect }
}

/// A statement that runs later, under a name.
struct PreparedStatement {
  let node: NodeID
  /// The rule of what was not understood in it; it is wrong wherever the statement runs.
  let fault: String?
}

/// What variables of a script hold, as far as the text alone says: a text that was put together of literals.
///
/// A value is known when its variable was assigned once, or last assigned with no branch of the script since then.
struct ConstantTexts {
  private struct Value {
    var text: String?
    var branch: Int
    var assignments: Int
  }

  private var values: [String: Value] = [:]
  /// Counts the places where the script may go on differently.
  var branch = 0
  /// Whether the next statement alone depends on a condition.
  var isConditional = false

  /// The text that a variable holds, nil when it is not known.
  subscript(name: String) -> String? {
    guard let value = values[name], value.assignments == 1 || value.branch == branch else {
      return nil
    }
    return value.text
  }

  /// A variable takes a value; nil is one that is not known.
  mutating func assign(_ text: String?, to name: String) {
    let before = values[name]?.assignments ?? 0
    values[name] = Value(text: text, branch: branch, assignments: before + 1)
  }

  /// A variable is made without a value: the first assignment counts.
  mutating func declare(_ name: String) { values[name] = nil }
}
