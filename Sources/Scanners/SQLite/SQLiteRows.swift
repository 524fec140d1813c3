import GRDB
import GroundworkModel
import Profiling

extension SQLiteScanner {
  /// Of a table with more rows than the limit, rows are chosen evenly; views are not run: they may cost anything.
  func read(_ dataset: ScannedDataset, limit: Int, into profiler: inout DatasetProfiler) throws {
    guard let details = dataset.dataset, details.kind == .table else { return }
    let rows = details.rowCount ?? 0
    let table = SQLiteCatalog.quoted(dataset.entity.name)
    let names = dataset.columns.map { SQLiteCatalog.quoted($0.name) }.joined(separator: ", ")
    do {
      try queue.read { db in
        let cursor = try Row.fetchCursor(db, sql: "SELECT \(names) FROM \(table)")
        var choice = EvenChoice(of: limit, among: rows)
        while let row = try cursor.next() {
          try request.checkInterruption()
          if choice.takesNext() { row.add(to: &profiler) }
        }
      }
    } catch let error as DatabaseError {
      throw ScanError.query("`\(dataset.entity.name)`", reason: error.message ?? "\(error)")
    }
    profiler.isSampled = rows > limit
  }
}

extension Row {
  /// Shows its values as text, the way SQLite would print them; of a blob only that it is there.
  fileprivate func add(to profiler: inout DatasetProfiler) {
    let batch = profiler.batch
    for (index, value) in databaseValues.enumerated() {
      switch value.storage {
      case .null: break
      case .int64(let number): batch.append(String(number).utf8.span, to: index)
      case .double(let number): batch.append(String(number).utf8.span, to: index)
      case .string(let text): batch.append(text.utf8.span, to: index)
      case .blob(let bytes): batch.append("blob of \(bytes.count) bytes".utf8.span, to: index)
      }
    }
    profiler.endRow()
  }
}
