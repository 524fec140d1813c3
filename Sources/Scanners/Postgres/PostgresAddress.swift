import Foundation

/// A connection URL as libpq's keywords: `postgres://user:password@host:port/database?parameter=value`.
///
/// Hosts and ports may be lists. What the URL leaves out comes from the PG… variables, the service file and .pgpass, as
/// with every client.
struct PostgresAddress {
  /// Keyword and value, passwords too: for libpq only.
  private(set) var parameters: [String: String] = [:]

  /// Takes a URL apart; what stands behind the scheme and its colon. References `${NAME}` are resolved here.
  init(_ body: String, environment: [String: String]) throws {
    let text = body.hasPrefix("//") ? body.dropFirst(2) : body[...]
    let (front, query) = Self.split(text, at: text.firstIndex(of: "?"))
    let (user, rest) =
      front.contains("@")
      ? Self.split(front, at: front.lastIndex(of: "@")) : ("", front)
    let (hosts, database) = Self.split(rest, at: rest.firstIndex(of: "/"))
    let (name, password) = Self.split(user, at: user.firstIndex(of: ":"))
    let places = hosts.split(separator: ",").map { Self.split($0, at: Self.portMark($0)) }
    try set("user", String(name), environment)
    try set("password", String(password), environment)
    try set("host", places.map { String($0.0) }.joined(separator: ","), environment)
    if places.contains(where: { !$0.1.isEmpty }) {
      try set("port", places.map { String($0.1) }.joined(separator: ","), environment)
    }
    try set("dbname", String(database), environment)
    for pair in query.split(separator: "&") {
      let (key, value) = Self.split(pair, at: pair.firstIndex(of: "="))
      try set(String(key), String(value), environment)
    }
  }

  /// What must never be printed.
  var secrets: [String] { ["password", "sslpassword"].compactMap { parameters[$0] } }

  private mutating func set(_ key: String, _ text: String, _ environment: [String: String]) throws {
    guard !text.isEmpty else { return }
    let plain = text.contains("${") ? text : text.removingPercentEncoding ?? text
    parameters[key] = try EnvironmentReference.resolve(plain, from: environment)
  }

  private static func split(_ text: Substring, at index: Substring.Index?) -> (Substring, Substring)
  {
    guard let index else { return (text, "") }
    return (text[..<index], text[text.index(after: index)...])
  }

  /// The colon before a port; those inside the brackets of an IPv6 address are none.
  private static func portMark(_ host: Substring) -> Substring.Index? {
    guard let colon = host.lastIndex(of: ":"), !host[colon...].contains("]") else { return nil }
    return colon
  }
}
