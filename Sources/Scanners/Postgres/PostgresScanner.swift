import GroundworkModel
import Profiling

/// Scans one PostgreSQL database through libpq: catalog queries over all tables at once, and samples of rows.
final class PostgresScanner: SourceScanner {
  static let technology = "postgres"
  static let schemes = ["postgres", "postgresql"]
  static let readsFiles = false

  private let request: ScanRequest
  private let connection: PostgresConnection

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

  /// Of a table whose estimate exceeds the limit, pages are sampled, the same ones while the table stays the same; views
  /// and foreign tables are not read: they may cost anything.
  func read(_ dataset: ScannedDataset, limit: Int, into profiler: inout DatasetProfiler) throws {
    guard let details = dataset.dataset, details.kind != .view, details.byteCount != nil,
      !dataset.columns.isEmpty
    else { return }
    let table = [details.schema ?? "", dataset.entity.name].map(Self.quoted).joined(separator: ".")
    let estimate = details.rowCount ?? 0
    let share = min(100, 130 * Double(limit) / Double(max(estimate, 1)))
    let sample = estimate > limit ? "TABLESAMPLE SYSTEM (\(share)) REPEATABLE (1)" : ""
    let values = dataset.columns.map(Self.value).joined(separator: ", ")
    let sql = "SELECT \(values) FROM \(table) \(sample) LIMIT \(limit + 1)"
    var reading = profiler
    try connection.forEachRow(sql, reading: "`\(dataset.entity.name)`") { rows in
      guard reading.rows < limit else { return reading.isSampled = true }
      rows.add(to: &reading, width: dataset.columns.count)
    }
    if estimate > limit { reading.isSampled = true }
    profiler = reading
  }

  private static func quoted(_ name: String) -> String {
    "\"" + name.replacing("\"", with: "\"\"") + "\""
  }

  /// A column as text; of bytes only how many there are.
  private static func value(_ column: Entity) -> String {
    guard case .column(let details) = column.details, details.type == .binary else {
      return quoted(column.name)
    }
    return "octet_length(\(quoted(column.name))) || ' bytes'"
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

extension PostgresRows {
  fileprivate func add(to profiler: inout DatasetProfiler, width: Int) {
    for column in 0..<width {
      if let value = bytes(0, column) {
        profiler.add(value.span, to: column)
      } else {
        profiler.addNull(to: column)
      }
    }
    profiler.endRow()
  }
}
