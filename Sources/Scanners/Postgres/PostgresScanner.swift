import GroundworkModel
import Profiling

/// Scans one PostgreSQL database through libpq: catalog queries over all tables at once, and samples of rows.
final class PostgresScanner: SourceScanner {
  static let technology = "postgres"
  static let schemes = ["postgres", "postgresql"]
  static let readsFiles = false

  let request: ScanRequest
  let connection: PostgresConnection

  static func recognises(path: String) -> Bool { false }

  init(_ request: ScanRequest) throws {
    self.request = request
    connection = try PostgresConnection(
      try PostgresAddress(request.address.body, environment: request.environment))
  }

  func inventory() throws -> ScanResult {
    var system = SourceSystem(technology: Self.technology)
    system.location = connection.place
    system.connection = request.address.connection
    system.vendor = try version()
    system.access = ["sql"]
    let catalog = try PostgresCatalog(connection)
    let wanted = catalog.relations.filter { request.scope.contains([$0.schema, $0.name]) }
    let places = Places(catalog, request)
    return ScanResult(
      source: request.entity(system),
      datasets: wanted.map { dataset($0, catalog, places) })
  }

  private func version() throws -> String {
    let rows = try connection.rows(
      "SELECT split_part(current_setting('server_version'), ' ', 1), pg_is_in_recovery()",
      reading: "the version")
    return "PostgreSQL \(rows.text(0, 0) ?? "")" + (rows.flag(0, 1) ? ", replica" : "")
  }

  private func dataset(
    _ relation: PostgresCatalog.Relation, _ catalog: PostgresCatalog, _ places: Places
  ) -> ScannedDataset {
    var dataset = Dataset(kind: relation.datasetKind, source: request.source)
    dataset.schema = relation.schema
    dataset.byteCount = relation.bytes
    dataset.rowCount = relation.bytes == 0 ? 0 : relation.estimate
    dataset.isRowCountEstimated = dataset.rowCount == nil ? nil : relation.bytes != 0
    dataset.definition = relation.definition
    for constraint in catalog.constraints[relation.oid] ?? [] {
      let columns = places.names(constraint.columns, of: relation.oid)
      switch constraint.kind {
      case "p": dataset.primaryKey = .init(name: constraint.name, columns: columns)
      case "u": dataset.uniqueKeys.append(.init(name: constraint.name, columns: columns))
      default:
        guard let target = places.dataset(constraint.target) else { continue }
        dataset.foreignKeys.append(
          .init(
            name: constraint.name, columns: columns, target: target,
            targetColumns: places.names(constraint.targetColumns, of: constraint.target)))
      }
    }
    dataset.indexes = (catalog.indexes[relation.oid] ?? []).map {
      .init(name: $0.name, columns: $0.columns, isUnique: $0.isUnique)
    }
    let entity = request.entity(
      [relation.schema, relation.name], dataset, description: relation.comment)
    let columns = (catalog.columns[relation.oid] ?? []).enumerated().map {
      column($1, position: $0 + 1, of: entity.id)
    }
    return ScannedDataset(entity: entity, columns: columns)
  }

  private func column(
    _ column: PostgresCatalog.Column, position: Int, of dataset: EntityID
  ) -> Entity {
    var details = Dataset.Column(
      dataset: dataset, position: position, nativeType: column.nativeType,
      type: PostgresType.normalise(column), isNullable: column.isNullable)
    details.defaultValue = column.defaultValue
    let isSerial = column.defaultValue?.hasPrefix("nextval(") ?? false
    details.generation =
      column.isComputed ? .computed : column.isIdentity || isSerial ? .identity : nil
    return request.entity(column.name, details, description: column.comment)
  }
}

/// Names of columns and ids of datasets by the numbers that the system catalog uses.
private struct Places {
  private var columns: [Int: [Int: String]] = [:]
  private var datasets: [Int: EntityID] = [:]

  init(_ catalog: PostgresCatalog, _ request: ScanRequest) {
    for relation in catalog.relations {
      datasets[relation.oid] = request.datasetID([relation.schema, relation.name])
      columns[relation.oid] = Dictionary(
        uniqueKeysWithValues: (catalog.columns[relation.oid] ?? []).map { ($0.number, $0.name) })
    }
  }

  func names(_ numbers: [Int], of relation: Int) -> [String] {
    numbers.compactMap { columns[relation]?[$0] }
  }

  func dataset(_ relation: Int) -> EntityID? { datasets[relation] }
}

extension PostgresCatalog.Relation {
  fileprivate var datasetKind: Dataset.Kind {
    switch kind {
    case "v": .view
    case "m": .materializedView
    default: .table
    }
  }
}
