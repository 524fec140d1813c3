import GroundworkModel
import Profiling

extension PostgresScanner {
  /// Of a table with more rows than the limit, rows are chosen evenly from its pages, the same ones while the table
  /// stays the same. What the server estimates may be wrong by far, so it decides only what is tried first.
  ///
  /// Views and foreign tables are not read: they may cost anything.
  func read(_ dataset: ScannedDataset, limit: Int, into profiler: inout DatasetProfiler) throws {
    guard let details = dataset.dataset, details.kind != .view, details.byteCount != nil,
      !dataset.columns.isEmpty
    else { return }
    let rows = SampledRows(dataset, schema: details.schema ?? "", limit: limit)
    let estimate = details.rowCount ?? 0
    if estimate <= limit {
      try show(rows.head, rows, to: &profiler)
      if !profiler.isSampled { return }
    } else if let pages = rows.pages(of: estimate) {
      try show(pages, rows, to: &profiler)
      profiler.isSampled = true
      if profiler.rows == limit { return }
    }
    profiler.restart()
    try show(rows.all, rows, to: &profiler)
  }

  /// Shows the rows of a query up to the limit, and notes whether there were more.
  private func show(_ sql: String, _ rows: SampledRows, to profiler: inout DatasetProfiler) throws {
    try connection.forEachLine(of: sql, reading: "`\(rows.name)`") { line in
      try request.checkInterruption()
      guard profiler.rows < rows.limit else { return profiler.isSampled = true }
      CopyLine(line).add(to: profiler.batch, width: rows.width)
      profiler.endRow()
    }
  }
}

/// The queries that read rows of a table, up to a limit.
private struct SampledRows {
  let name: String
  let limit: Int
  let width: Int
  private let selection: String

  init(_ dataset: ScannedDataset, schema: String, limit: Int) {
    name = dataset.entity.name
    self.limit = limit
    width = dataset.columns.count
    let table = [schema, name].map(Self.quoted).joined(separator: ".")
    selection = "SELECT \(dataset.columns.map(Self.value).joined(separator: ", ")) FROM \(table)"
  }

  /// The rows that come first, and one more than wanted, to see whether that is all.
  var head: String { limit == .max ? selection : "\(selection) LIMIT \(limit + 1)" }

  /// Rows from all of the table.
  var all: String { limit == .max ? selection : "\(selection) \(Self.shuffled) LIMIT \(limit + 1)" }

  /// Rows from pages that hold about ten times as many as wanted; nil when that is the whole table.
  func pages(of estimate: Int) -> String? {
    let share = 1_000 * Double(limit) / Double(estimate)
    guard share < 100 else { return nil }
    return
      "\(selection) TABLESAMPLE SYSTEM (\(share)) REPEATABLE (1) \(Self.shuffled) LIMIT \(limit)"
  }

  /// An order that has nothing to do with where or when a row was written, and is the same each time.
  private static let shuffled = "ORDER BY hashtext(ctid::text)"

  private static func quoted(_ name: String) -> String {
    "\"" + name.replacing("\"", with: "\"\"") + "\""
  }

  /// A column as text; of bytes only how many there are, of `character(n)` without the blanks that fill it up.
  private static func value(_ column: Entity) -> String {
    guard case .column(let details) = column.details else { return quoted(column.name) }
    if details.type == .binary { return "octet_length(\(quoted(column.name))) || ' bytes'" }
    let isPadded = details.nativeType.hasPrefix("character(")
    return isPadded ? "\(quoted(column.name))::text" : quoted(column.name)
  }
}
