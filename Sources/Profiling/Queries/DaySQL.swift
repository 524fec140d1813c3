/// Year, month and day of a value `v` that is written like a day, and conditions on them, as SQL.
///
/// No database reads a day that no calendar has, so the parts are numbers: first `a`, `b` and `c` as they stand, then
/// `y`, `m` and `d` as they are meant.
struct DaySQL {
  private let dialect: QueryPlace.Dialect

  init(_ dialect: QueryPlace.Dialect) { self.dialect = dialect }

  /// Columns `v`, `a`, `b` and `c` from a relation with `v`.
  var numbers: String {
    "v, \(number(1)) AS a, \(number(2)) AS b, \(number(3)) AS c"
  }

  private func number(_ place: Int) -> String {
    let pattern = "^([0-9]+)[^0-9]([0-9]+)[^0-9]([0-9]+)"
    switch dialect {
    case .postgres: return "CAST((regexp_match(v, '\(pattern)'))[\(place)] AS integer)"
    case .duckdb: return "TRY_CAST(regexp_extract(v, '\(pattern)', \(place)) AS INTEGER)"
    case .sqlite:
      let dashed = "replace(replace(v, '/', '-'), '.', '-')"
      return "CAST(\(Self.rest(of: dashed, after: place - 1)) AS INTEGER)"
    }
  }

  /// What follows after so many dashes; a cast takes the digits that it starts with.
  private static func rest(of text: String, after dashes: Int) -> String {
    guard dashes > 0 else { return text }
    let whole = rest(of: text, after: dashes - 1)
    return "substr(\(whole), instr(\(whole), '-') + 1)"
  }

  /// Columns `y`, `m` and `d`, beside those of ``numbers``, from a relation with these: year first or last; with slashes the day first unless
  /// only the month can be.
  var parts: String {
    let yearFirst = "trim(substr(v, 1, 4), '0123456789') = ''"
    let monthFirst = "substr(v, 2, 2) LIKE '%/%' AND a <= 12 AND b > 12"
    return """
      v, a, b, c, CASE WHEN \(yearFirst) THEN a ELSE c END AS y, \
      CASE WHEN \(yearFirst) THEN b WHEN \(monthFirst) THEN a ELSE b END AS m, \
      CASE WHEN \(yearFirst) THEN c WHEN \(monthFirst) THEN b ELSE a END AS d
      """
  }

  /// Whether the calendar has the day.
  var isInCalendar: String {
    """
    m BETWEEN 1 AND 12 AND d BETWEEN 1 AND CASE WHEN m IN (4, 6, 9, 11) THEN 30 WHEN m <> 2 THEN 31 \
    WHEN y % 4 = 0 AND (y % 100 <> 0 OR y % 400 = 0) THEN 29 ELSE 28 END
    """
  }

  /// Whether the day is after the present one and does not stand for "for ever".
  var isToCome: String { "y < 2200 AND y * 10000 + m * 100 + d > \(today)" }

  /// Whether a date with slashes can only have the day first, or only the month.
  func isProven(dayFirst: Bool) -> String {
    "v LIKE '%/%' AND c > 31 AND \(dayFirst ? "a > 12" : "a <= 12 AND b > 12")"
  }

  /// Whether the day stands for "unknown" or "for ever".
  var isDefault: String {
    "(y < 1800 OR y >= 2200 OR y IN (1900, 1970) AND m = 1 AND d = 1)"
  }

  private var today: String {
    switch dialect {
    case .sqlite: "CAST(strftime('%Y%m%d', 'now') AS INTEGER)"
    case .postgres: "CAST(to_char(now() AT TIME ZONE 'UTC', 'YYYYMMDD') AS integer)"
    case .duckdb: "CAST(strftime(current_date, '%Y%m%d') AS INTEGER)"
    }
  }
}
