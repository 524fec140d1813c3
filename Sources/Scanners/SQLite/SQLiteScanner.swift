import Foundation
import GRDB
import GroundworkModel

/// Scans one SQLite file, opened read-only: the file may be in use by its program at the same time.
final class SQLiteScanner: SourceScanner {
  static let technology = "sqlite"
  static let schemes = ["sqlite"]
  static let readsFiles = true

  let request: ScanRequest
  let queue: DatabaseQueue
  private let lastChanged: String?

  static func recognises(path: String) -> Bool {
    guard let file = FileHandle(forReadingAtPath: path) else { return false }
    return (try? file.read(upToCount: 16)) == Data("SQLite format 3\0".utf8)
  }

  init(_ request: ScanRequest) throws {
    self.request = request
    let path = try request.path
    guard FileManager.default.fileExists(atPath: path) else {
      throw ScanError.missingFile(request.address.body)
    }
    lastChanged = FileStamp.lastChanged(path)
    var configuration = Configuration()
    configuration.readonly = true
    configuration.busyMode = .timeout(10)
    do {
      queue = try DatabaseQueue(path: path, configuration: configuration)
      _ = try queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM sqlite_schema") }
    } catch let error as DatabaseError {
      throw ScanError.unreadableFile(request.address.body, reason: error.message ?? "\(error)")
    }
  }

  func inventory() throws -> ScanResult {
    try queue.read { db in
      var system = SourceSystem(technology: Self.technology)
      system.location = request.address.body
      system.connection = request.address.connection
      system.vendor = "SQLite 3"
      system.access = ["file", "sql"]
      var result = ScanResult(source: request.entity(system), datasets: [])
      let bytes = SQLiteCatalog.bytes(db)
      for table in try SQLiteCatalog.tables(db) where request.scope.contains([table.name]) {
        try request.checkInterruption()
        do {
          result.datasets.append(try dataset(table, bytes: bytes[table.name], db))
        } catch let error as DatabaseError {
          let id = request.datasetID([table.name])
          result.problems.append(.unreadable(id, error.message ?? "\(error)"))
        }
      }
      return result
    }
  }

  private func dataset(_ table: SQLiteCatalog.Table, bytes: Int?, _ db: Database) throws
    -> ScannedDataset
  {
    let columns = try SQLiteCatalog.columns(of: table, db)
    var dataset = Dataset(kind: table.isView ? .view : .table, source: request.source)
    dataset.byteCount = bytes
    dataset.lastChanged = table.isView ? nil : lastChanged
    dataset.definition = table.isView ? table.sql : nil
    dataset.primaryKey = SQLiteCatalog.primaryKey(of: columns)
    let indexes = try SQLiteCatalog.indexes(of: table, db)
    dataset.uniqueKeys = indexes.filter(\.isKey).map {
      .init(name: $0.keyName, columns: $0.columns)
    }
    dataset.indexes = indexes.filter(\.isDeclared).map {
      .init(name: $0.name, columns: $0.columns, isUnique: $0.isUnique)
    }
    dataset.foreignKeys = try SQLiteCatalog.foreignKeys(of: table, db).map { key in
      .init(
        columns: key.columns, target: request.datasetID([key.target]),
        targetColumns: key.targetColumns)
    }
    if !table.isView { dataset.rowCount = try SQLiteCatalog.rowCount(of: table, db) }
    let entity = request.entity([table.name], dataset)
    return ScannedDataset(
      entity: entity, columns: columns.map { self.entity($0, of: entity.id, in: table) })
  }

  private func entity(
    _ column: SQLiteCatalog.Column, of dataset: EntityID, in table: SQLiteCatalog.Table
  ) -> Entity {
    var details = Dataset.Column(
      dataset: dataset, position: column.position, nativeType: column.declaredType,
      type: SQLiteType.normalise(column.declaredType), isNullable: column.isNullable)
    details.defaultValue = column.defaultValue
    details.generation = column.generation
    return request.entity(column.name, details)
  }
}
