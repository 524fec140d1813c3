import GroundworkModel

/// SQL that counts rows of one column again. It holds names of columns and fixed words, and never a value of the data.
struct ColumnQuery {
  private let place: QueryPlace
  private let column: String
  private let value: String
  /// Whether the column can hold an empty text.
  private let mayBeEmpty: Bool

  init(_ name: String, _ column: Dataset.Column, _ place: QueryPlace) {
    self.place = place
    self.column = SQLWord.name(name)
    value = place.text(of: name, column)
    mayBeEmpty = place.dialect != .postgres || column.type == .text
  }

  /// Rows without a value.
  var missing: String {
    let isEmpty = mayBeEmpty ? " OR \(value) = ''" : ""
    return "SELECT count(*) FROM \(place.relation) WHERE \(column) IS NULL\(isEmpty)"
  }

  /// Rows with blanks around their value.
  var untrimmed: String {
    "SELECT count(*) FROM \(place.relation) WHERE \(value) <> \(place.trimmed(value))"
  }

  /// Rows that repeat a value, capitals aside.
  var repeats: String {
    "SELECT count(*) - count(DISTINCT \(place.lowered("v"))) FROM \(values)"
  }

  /// All rows with a value when it is the same in all, else none.
  var constant: String {
    "SELECT CASE WHEN count(DISTINCT v) = 1 THEN count(*) ELSE 0 END FROM \(values)"
  }

  /// Rows that write a word with other capitals than most rows do.
  ///
  /// - Parameter beyondASCII: whether letters are concerned whose capitals SQLite does not know.
  func spellings(beyondASCII: Bool) -> String? {
    guard !beyondASCII || place.dialect != .sqlite else { return nil }
    return """
      SELECT coalesce(sum(n), 0) FROM (SELECT sum(n) - max(n) AS n FROM \
      (SELECT v, count(*) AS n FROM \(values) GROUP BY v) AS y GROUP BY lower(v)) AS z
      """
  }

  /// Rows with a word or sign for "no value", or with nothing but blanks.
  var placeholders: String {
    let word = ValueSQL(place.dialect).isShape(.placeholder)
    let trimmed = "(SELECT \(value) AS w, \(place.trimmed(value)) AS v FROM \(place.relation)) AS x"
    return "SELECT count(*) FROM \(trimmed) WHERE w <> '' AND (v = '' OR \(word))"
  }

  /// Rows whose value, without blanks around it, meets a condition.
  func counting(_ condition: (ValueSQL) -> String) -> String {
    let trimmed = "(SELECT \(place.trimmed(value)) AS v FROM \(place.relation)) AS x"
    return
      "SELECT count(*) FROM \(trimmed) WHERE v <> '' AND (\(condition(ValueSQL(place.dialect))))"
  }

  /// Rows that are written like a day and meet a condition on it.
  func countingDays(_ summary: ColumnSummary, _ condition: (DaySQL) -> String) -> String {
    let shapes = summary.formatShapes.filter(\.isTemporal)
    let days = DaySQL(place.dialect)
    let isDay = ValueSQL(place.dialect).isAny(shapes)
    let trimmed = "(SELECT \(place.trimmed(value)) AS v FROM \(place.relation)) AS x"
    return """
      SELECT count(*) FROM (SELECT \(days.parts) FROM (SELECT \(days.numbers) FROM \(trimmed) \
      WHERE \(isDay)) AS y) AS z WHERE \(condition(days))
      """
  }

  /// Rows with other signs than these between letters and digits; nil where SQL has no regular expressions to tell.
  func otherSigns(than usual: String) -> String? {
    let sql = ValueSQL(place.dialect)
    return sql.hasOtherSigns(than: usual).map { condition in
      counting { "\(condition) AND NOT (\($0.isShape(.placeholder)))" }
    }
  }

  /// Rows with a text of so many characters.
  func asLong(as length: Int) -> String {
    "SELECT count(*) FROM \(place.relation) WHERE length(\(value)) = \(length)"
  }

  /// Rows with a value, as `v`.
  private var values: String {
    "(SELECT \(value) AS v FROM \(place.relation) WHERE \(value) <> '') AS x"
  }
}

extension QueryPlace {
  /// A column's value as the text that was looked at; types that are text already stay, so that an index can help.
  func text(of name: String, _ column: Dataset.Column) -> String {
    let word = SQLWord.name(name)
    switch dialect {
    case .duckdb: return word
    case .sqlite: return column.type == .text ? word : "CAST(\(word) AS TEXT)"
    case .postgres:
      if column.type == .binary { return "octet_length(\(word)) || ' bytes'" }
      let isPlain =
        column.nativeType == "text" || column.nativeType.hasPrefix("character varying")
      return isPlain ? word : "CAST(\(word) AS text)"
    }
  }

  /// A text without blanks, tabs and line ends around it.
  func trimmed(_ text: String) -> String {
    let blanks =
      dialect == .sqlite
      ? "' ' || char(9, 10, 11, 12, 13)"
      : "' ' || chr(9) || chr(10) || chr(11) || chr(12) || chr(13)"
    return "trim(\(text), \(blanks))"
  }

  /// A text with A to Z as small letters; other letters stay.
  func lowered(_ text: String) -> String {
    guard dialect != .sqlite else { return "lower(\(text))" }
    return "translate(\(text), 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')"
  }

  /// Rows that say in all columns what another row says.
  func repeatedRows(_ columns: [ProfiledColumn]) -> String {
    let values = columns.map { text(of: $0.entity.name, $0.column) }.joined(separator: ", ")
    return """
      SELECT coalesce(sum(n - 1), 0) FROM (SELECT count(*) AS n FROM \(relation) \
      GROUP BY \(values)) AS x
      """
  }
}
