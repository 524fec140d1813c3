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
