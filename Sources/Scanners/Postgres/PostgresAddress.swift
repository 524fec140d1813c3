/// A connection URL as libpq's keywords: `postgres://user:password@host:port/database?parameter=value`.
///
/// Hosts and ports may be lists. What the URL leaves out comes from the PG… variables, the service file and .pgpass, as
/// with every client.
struct PostgresAddress {
  /// Keyword and value, passwords too: for libpq only.
  private(set) var parameters: [String: String] = [:]

  /// Takes a URL apart; what stands behind the scheme and its colon. References `${NAME}` are resolved here.
  init(_ body: String, environment: [String: String]) throws {
    let url = try ServerURL(body, environment: environment)
    set("user", url.user)
    set("password", url.password)
    set("host", url.hosts.joined(separator: ","))
    set("port", url.ports.joined(separator: ","))
    set("dbname", url.database)
    for (name, value) in url.options { set(name, value) }
  }

  /// What must never be printed.
  var secrets: [String] { ["password", "sslpassword"].compactMap { parameters[$0] } }

  private mutating func set(_ key: String, _ value: String) {
    if !value.isEmpty { parameters[key] = value }
  }
}
