extension Escaped {
  /// Prose after `--` in SQL that dbt reads too: one line, inert for Jinja.
  static func sqlComment(_ text: String) -> String { jinja(line(text)) }

  /// A text literal for DDL that only a database reads.
  static func sqlLiteral(_ text: String) -> String {
    "'" + text.filter { $0 != "\0" }.replacing("'", with: "''") + "'"
  }
}
