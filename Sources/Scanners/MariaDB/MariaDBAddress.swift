/// A connection URL of a MySQL or MariaDB server: `mysql://user:password@host:port/database?ssl-ca=FILE`.
///
/// What the URL leaves out comes from the `[client]` group of `~/.my.cnf` and the system's option files, as with every
/// client; a server on this machine without a host is reached through its socket.
struct MariaDBAddress {
  let user: String?
  let password: String?
  let host: String?
  let port: UInt32
  let database: String?
  let socket: String?
  /// The file with the certificates to trust, which makes TLS a must.
  let certificates: String?

  /// Takes a URL apart; what stands behind the scheme and its colon. References `${NAME}` are resolved here.
  init(_ body: String, environment: [String: String]) throws {
    let url = try ServerURL(body, environment: environment)
    user = url.user.nonEmpty
    password = url.password.nonEmpty
    host = url.hosts.first?.nonEmpty
    port = url.ports.first.flatMap { UInt32($0) } ?? 0
    database = url.database.nonEmpty
    socket = url.options.first { $0.name == "socket" }?.value
    certificates = url.options.first { $0.name == "ssl-ca" }?.value
  }

  /// What must never be printed.
  var secrets: [String] { [password].compactMap { $0 } }
}

extension String {
  fileprivate var nonEmpty: String? { isEmpty ? nil : self }
}
