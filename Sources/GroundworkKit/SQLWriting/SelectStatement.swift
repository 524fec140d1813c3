/// One `select`, put together from parts and written in one house style.
///
/// ```sql
/// select
///     f.ordered_on as period,
///     sum(f.amount) as amount
/// from {{ ref('fct_orders') }} as f
/// where f.ordered_on is not null
/// group by 1
/// ```
struct SelectStatement: Hashable, Sendable {
  /// A result column.
  struct Column: Hashable, Sendable {
    var expression: String
    var name: String
  }

  var columns: [Column] = []
  /// The first table, with its alias.
  var from: String
  /// Joins in order, each from its keyword on.
  var joins: [String] = []
  /// Conditions, all of which must hold.
  var conditions: [String] = []
  /// The first so many columns group the rows; nil groups nothing.
  var groupCount: Int?
  var isDistinct = false

  init(from: String) { self.from = from }

  /// Adds a result column.
  mutating func add(_ expression: String, as name: String) {
    columns.append(Column(expression: expression, name: name))
  }

  /// The statement, without a line break at its end.
  func text(indent: Int = 0) -> String {
    let pad = String(repeating: "    ", count: indent)
    var lines = [pad + (isDistinct ? "select distinct" : "select")]
    lines += columns.enumerated().map { index, column in
      pad + "    " + Self.text(column) + (index == columns.count - 1 ? "" : ",")
    }
    lines.append(pad + "from " + from)
    lines += joins.map { pad + $0 }
    lines += conditions.enumerated().map { index, condition in
      pad + (index == 0 ? "where " : "    and ") + condition
    }
    if let groupCount, groupCount > 0 {
      lines.append(
        pad + "group by " + (1...groupCount).map { String($0) }.joined(separator: ", "))
    }
    return lines.joined(separator: "\n")
  }

  private static func text(_ column: Column) -> String {
    let name = SQLText.name(column.name)
    if column.expression == name || column.expression.hasSuffix("." + name) {
      return column.expression
    }
    return column.expression + " as " + name
  }
}

/// A statement with named sub-selects before it.
struct Query: Hashable, Sendable {
  /// A named sub-select.
  struct Part: Hashable, Sendable {
    var name: String
    /// Its text, indented by one level.
    var body: String

    init(_ name: String, _ select: SelectStatement) {
      self.name = name
      body = select.text(indent: 1)
    }

    init(_ name: String, body: String) {
      self.name = name
      self.body = body
    }
  }

  var parts: [Part] = []
  var select: SelectStatement

  /// The whole text, ending in a line break.
  var text: String {
    guard !parts.isEmpty else { return select.text() + "\n" }
    let bodies = parts.map { SQLText.name($0.name) + " as (\n" + $0.body + "\n)" }
    return "with " + bodies.joined(separator: ",\n\n") + "\n\n" + select.text() + "\n"
  }
}
