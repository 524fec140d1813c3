import GroundworkModel
import Profiling

/// Scans the databases of a MySQL or MariaDB server: one of them when the address names it, else all but the server's own.
final class MariaDBScanner: SourceScanner {
  static let technology = "mysql"
  static let schemes = ["mysql", "mariadb"]
  static let readsFiles = false

  let request: ScanRequest
  let connection: MariaDBConnection
  private let address: MariaDBAddress

  static func recognises(path: String) -> Bool { false }

  init(_ request: ScanRequest) throws {
    self.request = request
    address = try MariaDBAddress(request.address.body, environment: request.environment)
    connection = try MariaDBConnection(address)
  }

  func inventory() throws -> ScanResult {
    var system = SourceSystem(technology: Self.technology)
    system.location = place
    system.connection = request.address.connection
    system.vendor = (connection.isMariaDB ? "MariaDB " : "MySQL ") + shortVersion
    system.access = ["sql"]
    let catalog = try MariaDBCatalog(connection, database: address.database)
    let wanted = catalog.tables.filter {
      request.scope.contains([$0.place.schema, $0.place.name])
    }
    return ScanResult(
      source: request.entity(system), datasets: wanted.map { dataset($0, catalog) })
  }

  /// Host, port and database as they were asked for.
  private var place: String {
    let port = address.port == 0 ? "" : ":\(address.port)"
    return "\(address.host ?? "localhost")\(port)" + (address.database.map { "/\($0)" } ?? "")
  }

  /// `10.11.6` of `5.5.5-10.11.6-MariaDB-1`.
  private var shortVersion: String {
    let parts = connection.version.split(separator: "-")
    return String((parts.first == "5.5.5" ? parts.dropFirst().first : parts.first) ?? "")
  }

  private func dataset(_ table: MariaDBCatalog.Table, _ catalog: MariaDBCatalog) -> ScannedDataset {
    var dataset = Dataset(kind: table.isView ? .view : .table, source: request.source)
    dataset.schema = table.place.schema
    dataset.definition = catalog.definitions[table.place]
    if !table.isView {
      dataset.byteCount = table.bytes
      dataset.rowCount = table.estimate
      dataset.isRowCountEstimated = table.estimate == nil ? nil : true
      dataset.lastChanged = table.lastChanged
    }
    for key in catalog.keys[table.place] ?? [] { add(key, to: &dataset) }
    dataset.indexes = (catalog.indexes[table.place] ?? []).map {
      .init(name: $0.name, columns: $0.columns, isUnique: $0.isUnique)
    }
    let entity = request.entity(
      [table.place.schema, table.place.name], dataset, description: table.comment)
    let columns = (catalog.columns[table.place] ?? []).enumerated().map {
      column($1, position: $0 + 1, of: entity.id)
    }
    return ScannedDataset(entity: entity, columns: columns)
  }

  private func add(_ key: MariaDBCatalog.Key, to dataset: inout Dataset) {
    switch key.kind {
    case "PRIMARY KEY": dataset.primaryKey = .init(name: key.name, columns: key.columns)
    case "UNIQUE": dataset.uniqueKeys.append(.init(name: key.name, columns: key.columns))
    default:
      guard let target = key.target else { return }
      dataset.foreignKeys.append(
        .init(
          name: key.name, columns: key.columns,
          target: request.datasetID([target.schema, target.name]), targetColumns: key.targetColumns)
      )
    }
  }

  private func column(
    _ column: MariaDBCatalog.Column, position: Int, of dataset: EntityID
  ) -> Entity {
    var details = Dataset.Column(
      dataset: dataset, position: position, nativeType: column.fullType,
      type: MariaDBType.normalise(column.type, full: column.fullType),
      isNullable: column.isNullable)
    // MariaDB writes the absence of a default of a nullable column as the word NULL.
    details.defaultValue = column.defaultValue == "NULL" ? nil : column.defaultValue
    details.generation =
      column.extra.contains("auto_increment")
      ? .identity : column.extra.contains("generated") ? .computed : nil
    return request.entity(column.name, details, description: column.comment)
  }
}
