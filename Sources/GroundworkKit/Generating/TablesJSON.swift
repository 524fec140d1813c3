import Foundation
import GroundworkModel

/// `extract/tables.json`: what the loader loads. Data, not code: no name in it can become a program.
struct TablesJSON {
  private struct Table: Encodable {
    var name: String
    var source: String
    var technology: String
    var schema: String?
    var table: String
    var strategy: String
    var key: [String]
    var watermark: String?
    var overlapSeconds: Int
    var keys: String?
    var columns: [Column]
  }

  private struct Column: Encodable {
    var name: String
    var sourceName: String
    var position: Int
    var type: String
    var precision: Int?
    var scale: Int?
    var zoned: Bool?
  }

  let design: PipelineDesign

  /// The file's text.
  func text() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.keyEncodingStrategy = .convertToSnakeCase
    return String(decoding: try encoder.encode(design.sources.map(table)), as: UTF8.self) + "\n"
  }

  private func table(_ table: LoadedTable) -> Table {
    Table(
      name: table.rawName, source: table.source, technology: table.technology,
      schema: table.schema, table: table.table, strategy: table.strategy.rawValue, key: table.key,
      watermark: table.watermark, overlapSeconds: table.overlap,
      keys: table.comparesKeys ? table.keysName : nil,
      columns: table.columns.map(column))
  }

  private func column(_ column: LoadedTable.Column) -> Column {
    var made = Column(
      name: column.name, sourceName: column.sourceName, position: column.position,
      type: Self.dltType(column.rawType))
    if case .decimal(let precision, let scale) = column.rawType {
      made.precision = precision
      made.scale = scale
    }
    if column.rawType == .timestamp { made.zoned = column.isZoned }
    return made
  }

  /// The type's name in dlt.
  private static func dltType(_ type: WarehouseType) -> String {
    switch type {
    case .boolean: "bool"
    case .integer: "bigint"
    case .double: "double"
    case .text: "text"
    case .date: "date"
    case .time: "time"
    case .timestamp: "timestamp"
    case .decimal: "decimal"
    }
  }
}
