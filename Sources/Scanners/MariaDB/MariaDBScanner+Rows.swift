import GroundworkModel
import Profiling

extension MariaDBScanner {
  /// Of a table with more rows than the limit, rows are chosen by a checksum of their key: evenly, and the same ones while
  /// the table stays the same. What the server estimates may be wrong by far, so it decides only what is tried first.
  ///
  /// Views are not read: they may cost anything.
  func read(_ dataset: ScannedDataset, limit: Int, into profiler: inout DatasetProfiler) throws {
    guard let details = dataset.dataset, details.kind != .view, !dataset.columns.isEmpty else {
      return
    }
    let rows = ChosenRows(dataset, details)
    if details.rowCount ?? 0 <= limit {
      try show(rows.first(limit), rows, limit, to: &profiler)
      if !profiler.isSampled { return }
      profiler.restart()
    }
    try show(rows.even(limit), rows, limit, to: &profiler)
  }

  /// Shows the rows of a query up to the limit, and notes whether there were more.
  private func show(
    _ sql: String, _ rows: ChosenRows, _ limit: Int, to profiler: inout DatasetProfiler
  ) throws {
    try connection.forEachRow(sql, reading: "`\(rows.name)`") { row in
      try request.checkInterruption()
      guard profiler.rows < limit else { return profiler.isSampled = true }
      for column in 0..<row.count {
        if let value = row.bytes(column) { profiler.batch.append(value.span, to: column) }
      }
      profiler.endRow()
    }
  }
}

/// The queries that read rows of a table, up to a limit and one more, to see whether that is all.
private struct ChosenRows {
  let name: String
  private let selection: String
  private let key: String

  init(_ dataset: ScannedDataset, _ details: Dataset) {
    name = dataset.entity.name
    let table = [details.schema ?? "", name].map(MariaDBName.quoted).joined(separator: ".")
    selection = "SELECT \(dataset.columns.map(Self.value).joined(separator: ", ")) FROM \(table)"
    let names = details.primaryKey?.columns ?? dataset.columns.map(\.name)
    key = "crc32(concat_ws(',', \(names.map(MariaDBName.quoted).joined(separator: ", "))))"
  }

  func first(_ limit: Int) -> String { selection + Self.end(limit) }

  func even(_ limit: Int) -> String {
    limit == .max ? selection : "\(selection) ORDER BY \(key)" + Self.end(limit)
  }

  private static func end(_ limit: Int) -> String { limit == .max ? "" : " LIMIT \(limit + 1)" }

  /// A column as text; of bytes only how many there are.
  private static func value(_ column: Entity) -> String {
    let name = MariaDBName.quoted(column.name)
    guard case .column(let details) = column.details else { return name }
    switch details.type {
    case .binary: return "concat(octet_length(\(name)), ' bytes')"
    case .boolean where details.nativeType == "bit(1)": return "\(name) + 0"
    default: return name
    }
  }
}
