import GroundworkModel

/// A log of queries: an export of `pg_stat_statements` as CSV with a header, or PostgreSQL's own log as CSV.
///
/// Values are taken out of every query before anything else is done with it; none is kept.
public struct QueryLog: Sendable {
  /// Queries without values, and how often each ran.
  private(set) var calls: [String: Int] = [:]
  private(set) var summary = ImportSummary()
  /// Its name.
  let name: String

  /// Reads a log; what is no query is counted.
  public init(_ text: String, name: String) {
    self.name = name
    var rows = CSVRows(text)
    guard let first = rows.next() else {
      fault("it is empty", 1)
      return
    }
    let header = first.fields.map { $0.lowercased() }
    if let query = header.firstIndex(of: "query"), let count = header.firstIndex(of: "calls") {
      summary.take("log lines", 0)
      while let row = rows.next() { readStatistics(row, query, count) }
    } else if first.fields.count >= 22 {
      readLog(first)
      while let row = rows.next() { readLog(row) }
    } else {
      fault("it has neither the columns `query` and `calls` nor those of PostgreSQL's CSV log", 1)
    }
    if rows.isOpen { fault("a quoted field is not closed", rows.line) }
  }

  private mutating func fault(_ message: String, _ line: Int) {
    summary.diagnostics.append(
      Diagnostic(
        rule: "query-log", message: message,
        location: SourceLocation(file: name, line: line, column: 1),
        help:
          "export with `\\copy (select query, calls from pg_stat_statements) to 'log.csv' csv header`, or set log_destination = csvlog"
      ))
  }

  private mutating func readStatistics(_ row: CSVRows.Row, _ query: Int, _ count: Int) {
    guard row.fields.count > max(query, count), let number = Int(row.fields[count]), number >= 0
    else { return fault("`calls` is no number", row.line) }
    add(row.fields[query], number)
  }

  /// Fields 12 and 14 of a line are its severity and its message.
  private mutating func readLog(_ row: CSVRows.Row) {
    guard row.fields.count >= 22 else { return fault("a line has too few fields", row.line) }
    guard row.fields[11] == "LOG", let sql = Self.statement(in: row.fields[13]) else {
      return summary.skip("log lines", "they hold no statement")
    }
    add(sql, 1)
  }

  /// The statement behind `statement: ` or `execute NAME: `, also when `duration: … ms` stands before it.
  private static func statement(in message: String) -> String? {
    guard
      let match = message.prefixMatch(
        of: #/(?:duration: [\d.]+ ms\s+)?(?:statement|execute [^:]*): /#)
    else { return nil }
    return String(message[match.range.upperBound...])
  }

  private mutating func add(_ sql: String, _ count: Int) {
    let normal = QueryText(sql).normal
    let word = normal.prefix { $0.isLetter }.lowercased()
    guard ["select", "with", "insert", "update", "delete", "merge", "create"].contains(word) else {
      return summary.skip("queries", "they read no table")
    }
    calls[normal, default: 0] += count
  }
}

/// Records of a CSV text; quotes protect commas, quotes and line ends.
struct CSVRows {
  struct Row {
    var fields: [String]
    /// The line it starts on.
    var line: Int
  }

  private let bytes: [UInt8]
  private var position = 0
  /// The line that is read.
  private(set) var line = 1
  /// Whether the text ended inside quotes.
  private(set) var isOpen = false

  init(_ text: String) { bytes = Array(text.utf8) }

  /// The next record that is not blank, or nil at the end.
  mutating func next() -> Row? {
    while position < bytes.count {
      let row = record()
      if row.fields != [""] { return row }
    }
    return nil
  }

  private mutating func record() -> Row {
    var row = Row(fields: [], line: line)
    var field: [UInt8] = []
    var isQuoted = false
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if byte == 0x0A { line += 1 }
      if byte == UInt8(ascii: "\"") {
        let isDoubled = isQuoted && position < bytes.count && bytes[position] == byte
        if isDoubled {
          field.append(byte)
          position += 1
        } else {
          isQuoted.toggle()
        }
      } else if isQuoted {
        field.append(byte)
      } else if byte == UInt8(ascii: ",") {
        row.fields.append(String(decoding: field, as: UTF8.self))
        field = []
      } else if byte == 0x0A {
        break
      } else if byte != 0x0D {
        field.append(byte)
      }
    }
    isOpen = isQuoted
    row.fields.append(String(decoding: field, as: UTF8.self))
    return row
  }
}
