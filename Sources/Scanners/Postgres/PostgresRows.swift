import CPostgres

/// Rows of a query, in text form.
final class PostgresRows {
  private let result: OpaquePointer?

  init(_ result: OpaquePointer?) { self.result = result }

  deinit { PQclear(result) }

  var count: Int { Int(PQntuples(result)) }

  var isGood: Bool {
    [PGRES_TUPLES_OK, PGRES_COMMAND_OK, PGRES_SINGLE_TUPLE].contains(PQresultStatus(result))
  }

  /// The bytes of a value, valid while the rows are; nil for NULL.
  func bytes(_ row: Int, _ column: Int) -> UnsafeBufferPointer<UInt8>? {
    let (row, column) = (Int32(row), Int32(column))
    guard PQgetisnull(result, row, column) == 0, let start = PQgetvalue(result, row, column) else {
      return nil
    }
    let length = Int(PQgetlength(result, row, column))
    return UnsafeRawBufferPointer(start: start, count: length).assumingMemoryBound(to: UInt8.self)
  }

  func text(_ row: Int, _ column: Int) -> String? {
    bytes(row, column).map { String(decoding: $0, as: UTF8.self) }
  }

  func int(_ row: Int, _ column: Int) -> Int? {
    guard let bytes = bytes(row, column), let first = bytes.first else { return nil }
    let isNegative = first == UInt8(ascii: "-")
    var value = 0
    for byte in bytes.dropFirst(isNegative ? 1 : 0) {
      guard let digit = Self.digit(byte) else { return nil }
      let (tens, isTooLarge) = value.multipliedReportingOverflow(by: 10)
      let (sum, isTooLargeStill) = tens.addingReportingOverflow(isNegative ? -digit : digit)
      guard !isTooLarge, !isTooLargeStill else { return nil }
      value = sum
    }
    return value
  }

  private static func digit(_ byte: UInt8) -> Int? {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) ? Int(byte & 15) : nil
  }

  /// Numbers written with blanks or commas between them.
  func ints(_ row: Int, _ column: Int) -> [Int] {
    (text(row, column) ?? "").split { $0 == " " || $0 == "," }.compactMap { Int($0) }
  }

  func flag(_ row: Int, _ column: Int) -> Bool { bytes(row, column)?.first == UInt8(ascii: "t") }

  /// Makes a value of every row.
  func map<Value>(_ make: (Int) throws -> Value) rethrows -> [Value] { try (0..<count).map(make) }

  /// Makes a value of every row, grouped by the number in the first column.
  func grouped<Value>(_ make: (Int) -> Value) -> [Int: [Value]] {
    var groups: [Int: [Value]] = [:]
    var (group, values): (Int?, [Value]) = (nil, [])
    for row in 0..<count {
      let number = int(row, 0) ?? 0
      if number != group {
        if let group { groups[group, default: []] += values }
        (group, values) = (number, [])
      }
      values.append(make(row))
    }
    if let group { groups[group, default: []] += values }
    return groups
  }
}
