/// Names and literals as SQL text that DuckDB and PostgreSQL read alike, and that Jinja leaves alone.
enum SQLText {
  /// An identifier: bare when it is plain and no reserved word, in double quotes otherwise.
  static func name(_ name: String) -> String {
    let isPlain = name.utf8.enumerated().allSatisfy { index, byte in
      (97...122).contains(byte) || byte == 95 || (index > 0 && (48...57).contains(byte))
    }
    if isPlain, !name.isEmpty, !reserved.contains(name) { return name }
    return "\"" + name.replacing("\"", with: "\"\"") + "\""
  }

  /// A column of an aliased table.
  static func column(_ alias: String, _ name: String) -> String {
    Self.name(alias) + "." + Self.name(name)
  }

  /// A text literal. What Jinja would read as its own, `{{`, `{%`, `{#`, is taken apart by concatenation.
  static func literal(_ text: String) -> String {
    var parts: [String] = [""]
    var previous: Character = " "
    for character in text where character != "\0" {
      if previous == "{", "{%#".contains(character) { parts.append("") }
      if previous == "}" || previous == "%" || previous == "#", character == "}" {
        parts.append("")
      }
      parts[parts.count - 1] += character == "'" ? "''" : String(character)
      previous = character
    }
    let quoted = parts.map { "'" + $0 + "'" }
    return quoted.count == 1 ? quoted[0] : "(" + quoted.joined(separator: " || ") + ")"
  }

  /// A number as SQL reads it, without an exponent for common sizes.
  static func number(_ value: Double) -> String {
    if value == value.rounded(), abs(value) < 1e15 { return String(Int(value)) }
    return String(value)
  }

  /// A call of one of the project's macros on a column: `{{ as_integer('"order"') }}`.
  ///
  /// - Parameters:
  ///   - column: a name made by ``WarehouseName``, which cannot break out of the quotes.
  ///   - arguments: numbers, or words without quotes in them.
  static func macro(_ macro: String, _ column: String, _ arguments: [String] = []) -> String {
    "{{ " + macro + "(" + (["'" + name(column) + "'"] + arguments).joined(separator: ", ") + ") }}"
  }

  /// A model by its name.
  static func ref(_ model: String) -> String { "{{ ref('\(model)') }}" }

  /// Words that DuckDB, PostgreSQL or SQLite keep for themselves.
  static let reserved: Set<String> = [
    "abort", "action", "add", "after", "all", "alter", "analyse", "analyze", "and", "anti", "any",
    "array", "as", "asc", "asof", "asymmetric", "attach", "authorization", "autoincrement",
    "before", "begin", "between", "binary", "both", "by", "cascade", "case", "cast", "check",
    "collate", "collation", "column", "commit", "concurrently", "conflict", "constraint", "create",
    "cross", "cube", "current_catalog", "current_date", "current_role", "current_schema",
    "current_time", "current_timestamp", "current_user", "database", "day", "default", "deferrable",
    "deferred", "delete", "desc", "describe", "detach", "distinct", "do", "drop", "each", "else",
    "end", "escape", "except", "exclude", "exclusive", "exists", "explain", "fail", "false",
    "fetch", "filter", "first", "following", "for", "foreign", "freeze", "from", "full", "function",
    "generated", "glob", "grant", "group", "grouping", "groups", "having", "hour", "if", "ignore",
    "ilike", "immediate", "in", "index", "indexed", "initially", "inner", "insert", "instead",
    "intersect", "interval", "into", "is", "isnull", "join", "key", "lambda", "last", "lateral",
    "leading", "left", "like", "limit", "localtime", "localtimestamp", "map", "materialized",
    "minute", "month", "natural", "no", "not", "nothing", "notnull", "null", "nulls", "of",
    "offset", "on", "only", "or", "order", "others", "outer", "over", "overlaps", "partition",
    "pivot", "pivot_longer", "pivot_wider", "placing", "plan", "position", "positional", "pragma",
    "preceding", "primary", "qualify", "quarter", "query", "raise", "range", "recursive",
    "references", "reindex", "release", "rename", "replace", "restrict", "returning", "right",
    "rollback", "rollup", "row", "rows", "sample", "savepoint", "second", "select", "semi",
    "sequence", "session_user", "set", "sets", "show", "similar", "some", "summarize", "symmetric",
    "system_user", "table", "tablesample", "temp", "temporary", "then", "ties", "time", "timestamp",
    "to", "trailing", "transaction", "trigger", "true", "try_cast", "unbounded", "union", "unique",
    "unpivot", "update", "user", "using", "vacuum", "values", "variadic", "verbose", "view",
    "virtual", "week", "when", "where", "window", "with", "within", "without", "year",
  ]
}
