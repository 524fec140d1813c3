import CPostgres
import GroundworkModel

/// A session with a PostgreSQL server through libpq, read-only and with a limit on how long a statement may take.
final class PostgresConnection {
  private let handle: OpaquePointer
  private let secrets: [String]

  init(_ address: PostgresAddress) throws {
    var parameters = address.parameters
    parameters["fallback_application_name"] = "groundwork"
    parameters["client_encoding"] = "UTF8"
    if parameters["connect_timeout"] == nil { parameters["connect_timeout"] = "10" }
    secrets = address.secrets
    guard let handle = Self.connect(parameters) else {
      throw ScanError.connection("PostgreSQL", reason: "out of memory")
    }
    self.handle = handle
    guard PQstatus(handle) == CONNECTION_OK else {
      let place = "\(parameters["host"] ?? "local"):\(parameters["port"] ?? "5432")"
      let reason = message
      throw ScanError.connection(place, reason: reason)
    }
    try run(
      """
      SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY;
      SET statement_timeout = '5min'; SET lock_timeout = '10s'; SET search_path = pg_catalog;
      SET datestyle = ISO; SET intervalstyle = iso_8601; SET extra_float_digits = 1;
      SET work_mem = '32MB'; SELECT set_config(name, 'off', false) FROM pg_settings WHERE name = 'jit'
      """, reading: "the session")
  }

  deinit { PQfinish(handle) }

  /// Host, port and database as they were found.
  var place: String {
    let parts = [PQhost(handle), PQport(handle), PQdb(handle)].map {
      $0.map { String(cString: $0) }
    }
    return "\(parts[0] ?? ""):\(parts[1] ?? "")/\(parts[2] ?? "")"
  }

  /// Runs statements whose results nobody needs.
  func run(_ sql: String, reading what: String) throws { _ = try rows(sql, reading: what) }

  /// Runs statements and gives the rows of the last one.
  func rows(_ sql: String, reading what: String) throws -> PostgresRows {
    let rows = PostgresRows(PQexec(handle, sql))
    guard rows.isGood else { throw ScanError.query(what, reason: message) }
    return rows
  }

  /// Runs statements that are sent in one go, so that the server works on one while the rows of another are read here.
  ///
  /// - Parameter statements: each with the words for what it reads, and what is to be done with its rows.
  func run(_ statements: [(sql: String, what: String, read: (PostgresRows) -> Void)]) throws {
    let sql = statements.map(\.sql).joined(separator: ";\n")
    guard PQsendQuery(handle, sql) == 1 else {
      throw ScanError.query(statements.first?.what ?? "", reason: message)
    }
    var failure: ScanError?
    var rest = statements[...]
    while let result = PQgetResult(handle) {
      let rows = PostgresRows(result)
      let statement = rest.popFirst()
      if rows.isGood {
        statement?.read(rows)
      } else {
        failure = .query(statement?.what ?? "", reason: message)
      }
    }
    if let failure { throw failure }
  }

  /// Runs a query and shows its rows one by one, as lines of the text form of COPY without their line ends; after an error
  /// of `body` the session is lost.
  func forEachLine(
    of sql: String, reading what: String, _ body: (UnsafeMutableBufferPointer<UInt8>) throws -> Void
  ) throws {
    let start = PQexec(handle, "COPY (\(sql)) TO STDOUT")
    defer { PQclear(start) }
    guard PQresultStatus(start) == PGRES_COPY_OUT else {
      throw ScanError.query(what, reason: message)
    }
    var line: UnsafeMutablePointer<CChar>?
    while true {
      let count = Int(PQgetCopyData(handle, &line, 0))
      guard count > 0, let bytes = UnsafeMutableRawPointer(line) else { break }
      defer { PQfreemem(bytes) }
      try body(
        UnsafeMutableRawBufferPointer(start: bytes, count: count - 1).assumingMemoryBound(
          to: UInt8.self))
    }
    var failure: String?
    while let result = PQgetResult(handle) {
      if !PostgresRows(result).isGood { failure = message }
    }
    if let failure { throw ScanError.query(what, reason: failure) }
  }

  /// The server's last message in one line, without secrets.
  private var message: String {
    let text = PQerrorMessage(handle).map { String(cString: $0) } ?? ""
    let line = text.split(whereSeparator: \.isNewline).map { $0.trimmingPrefix("ERROR:") }
      .map { $0.drop { $0 == " " } }.joined(separator: "; ")
    return Redaction.remove(secrets, from: line)
  }

  private static func connect(_ parameters: [String: String]) -> OpaquePointer? {
    let keys = parameters.keys.sorted()
    let texts =
      keys.map { Array($0.utf8CString) } + keys.map { Array((parameters[$0] ?? "").utf8CString) }
    return withPointers(texts) { pointers in
      let words = Array(pointers[..<keys.count]) + [nil]
      let values = Array(pointers[keys.count...]) + [nil]
      return PQconnectdbParams(words, values, 0)
    }
  }

  /// Lends C strings for the length of a call.
  private static func withPointers<Value>(
    _ texts: [[CChar]], _ lent: [UnsafePointer<CChar>?] = [],
    _ body: ([UnsafePointer<CChar>?]) -> Value
  ) -> Value {
    guard lent.count < texts.count else { return body(lent) }
    return texts[lent.count].withUnsafeBufferPointer {
      withPointers(texts, lent + [$0.baseAddress], body)
    }
  }
}
