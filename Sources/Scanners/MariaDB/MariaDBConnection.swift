import CMariaDB

/// A session with a MySQL or MariaDB server, read-only and with a limit on how long a statement may take.
final class MariaDBConnection {
  private let session: UnsafeMutablePointer<MYSQL>
  private let secrets: [String]

  init(_ address: MariaDBAddress) throws {
    guard let session = mysql_init(nil) else {
      throw ScanError.connection("MariaDB", reason: "out of memory")
    }
    self.session = session
    secrets = address.secrets
    var seconds: UInt32 = 10
    mysql_options(session, MYSQL_OPT_CONNECT_TIMEOUT, &seconds)
    mysql_options(session, MYSQL_SET_CHARSET_NAME, "utf8mb4")
    mysql_options(session, MYSQL_READ_DEFAULT_GROUP, "client")
    if let file = address.certificates { mysql_options(session, MYSQL_OPT_SSL_CA, file) }
    let connected = mysql_real_connect(
      session, address.host, address.user, address.password, address.database, address.port,
      address.socket, 0)
    guard connected != nil else {
      throw ScanError.connection(
        "\(address.host ?? "localhost"):\(address.port == 0 ? 3306 : address.port)", reason: message
      )
    }
    try run("SET SESSION TRANSACTION READ ONLY", reading: "the session")
    try run("SET SESSION time_zone = '+00:00', lock_wait_timeout = 10", reading: "the session")
    try run(isMariaDB ? Self.timeLimit : Self.timeLimitOfMySQL, reading: "the session")
  }

  deinit { mysql_close(session) }

  private static let timeLimit = "SET SESSION max_statement_time = 300"
  private static let timeLimitOfMySQL =
    "SET SESSION max_execution_time = 300000, information_schema_stats_expiry = 0"

  /// The version as the server says it: `10.11.6-MariaDB-1`.
  var version: String { mysql_get_server_info(session).map { String(cString: $0) } ?? "" }

  /// Whether it is MariaDB and not MySQL: they grew apart.
  var isMariaDB: Bool { version.lowercased().contains("mariadb") }

  /// Runs a statement whose result nobody needs.
  func run(_ sql: String, reading what: String) throws { _ = try rows(sql, reading: what) }

  /// Runs a query and keeps its rows.
  func rows(_ sql: String, reading what: String) throws -> [MariaDBRow] {
    var rows: [MariaDBRow] = []
    try forEachRow(sql, reading: what) { rows.append(MariaDBRow(copying: $0)) }
    return rows
  }

  /// Runs a query and shows its rows one by one, without keeping them; after an error of `body` the rest is not read.
  func forEachRow(
    _ sql: String, reading what: String, _ body: (MariaDBValues) throws -> Void
  ) throws {
    guard mysql_real_query(session, sql, UInt(sql.utf8.count)) == 0 else {
      throw ScanError.query(what, reason: message)
    }
    guard let result = mysql_use_result(session) else {
      guard mysql_errno(session) == 0 else { throw ScanError.query(what, reason: message) }
      return
    }
    defer { mysql_free_result(result) }
    let width = Int(mysql_num_fields(result))
    while let row = mysql_fetch_row(result), let lengths = mysql_fetch_lengths(result) {
      try body(MariaDBValues(row: row, lengths: lengths, count: width))
    }
    guard mysql_errno(session) == 0 else { throw ScanError.query(what, reason: message) }
  }

  /// The server's last message in one line, without secrets.
  private var message: String {
    let text = mysql_error(session).map { String(cString: $0) } ?? ""
    let line = text.split(whereSeparator: \.isNewline).joined(separator: "; ")
    return Redaction.remove(secrets, from: line)
  }
}

/// The values of the present row, as text; valid until the next one is read.
struct MariaDBValues {
  fileprivate let row: MYSQL_ROW
  fileprivate let lengths: UnsafeMutablePointer<UInt>
  /// How many.
  let count: Int

  /// The bytes of a value; nil for NULL.
  func bytes(_ column: Int) -> UnsafeBufferPointer<UInt8>? {
    guard let start = row[column] else { return nil }
    return UnsafeRawBufferPointer(start: start, count: Int(lengths[column]))
      .assumingMemoryBound(to: UInt8.self)
  }
}

/// A row that is kept.
struct MariaDBRow {
  private let values: [String?]

  init(copying row: MariaDBValues) {
    values = (0..<row.count).map { row.bytes($0).map { String(decoding: $0, as: UTF8.self) } }
  }

  subscript(column: Int) -> String? { values[column].flatMap { $0.isEmpty ? nil : $0 } }

  func text(_ column: Int) -> String { values[column] ?? "" }

  func int(_ column: Int) -> Int? { values[column].flatMap { Int($0) } }
}
