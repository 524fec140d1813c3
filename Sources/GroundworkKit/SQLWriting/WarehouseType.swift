public import GroundworkModel

/// A column's type in the warehouse, spelled so that DuckDB and PostgreSQL read it alike.
public enum WarehouseType: Hashable, Sendable {
  case boolean, integer, double, text, date, time, timestamp
  case decimal(precision: Int, scale: Int)

  /// The type in SQL.
  public var sql: String {
    switch self {
    case .boolean: "boolean"
    case .integer: "bigint"
    case .double: "double precision"
    case .text: "text"
    case .date: "date"
    case .time: "time"
    case .timestamp: "timestamp"
    case .decimal(let precision, let scale): "numeric(\(precision), \(scale))"
    }
  }

  /// The type, the same for all sources.
  public var dataType: DataType {
    switch self {
    case .boolean: .boolean
    case .integer: .integer
    case .double: .float
    case .text: .text
    case .date: .date
    case .time: .time
    case .timestamp: .timestamp
    case .decimal: .decimal
    }
  }

  /// Whether figures can be added up.
  public var isNumeric: Bool { dataType.isNumeric }

  /// Whether it places a row in time.
  public var isTemporal: Bool { self == .date || self == .timestamp }

  /// The type of a source column. A decimal of unknown size gets six places, enough for unit prices.
  init(_ type: DataType, native: String) {
    switch type {
    case .boolean: self = .boolean
    case .integer: self = .integer
    case .decimal: self = Self.decimal(native)
    case .float: self = .double
    case .date: self = .date
    case .time: self = .time
    case .timestamp: self = .timestamp
    case .text, .duration, .uuid, .json, .binary, .array, .other, .unknown: self = .text
    }
  }

  private static func decimal(_ native: String) -> WarehouseType {
    let numbers = native.split { !$0.isNumber }.compactMap { Int($0) }
    guard numbers.count == 2, (1...28).contains(numbers[0]), numbers[1] <= numbers[0] else {
      return .decimal(precision: 28, scale: 6)
    }
    return .decimal(precision: max(numbers[0], 18), scale: numbers[1])
  }
}
