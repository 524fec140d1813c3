import Foundation

/// The parts of a connection URL: `scheme://user:password@host:port,host:port/database?name=value&…`.
///
/// References `${NAME}` are resolved here, so a password may be in it: for a client library only, never to be kept.
struct ServerURL {
  let user: String
  let password: String
  let hosts: [String]
  /// One for each host that names one, or none at all.
  let ports: [String]
  let database: String
  let options: [(name: String, value: String)]

  /// Takes a URL apart; what stands behind the scheme and its colon.
  init(_ body: String, environment: [String: String]) throws {
    let text = body.hasPrefix("//") ? body.dropFirst(2) : body[...]
    let (front, query) = Self.split(text, at: text.firstIndex(of: "?"))
    let (account, rest) =
      front.contains("@")
      ? Self.split(front, at: front.lastIndex(of: "@")) : ("", front)
    let (places, database) = Self.split(rest, at: rest.firstIndex(of: "/"))
    let (user, password) = Self.split(account, at: account.firstIndex(of: ":"))
    let ends = places.split(separator: ",").map { Self.split($0, at: Self.portMark($0)) }
    func resolved(_ text: Substring) throws -> String { try Self.resolve(text, environment) }
    self.user = try resolved(user)
    self.password = try resolved(password)
    hosts = try ends.map { try resolved($0.0) }
    ports = ends.contains { !$0.1.isEmpty } ? try ends.map { try resolved($0.1) } : []
    self.database = try resolved(database)
    options = try query.split(separator: "&").map {
      let (name, value) = Self.split($0, at: $0.firstIndex(of: "="))
      return (String(name), try resolved(value))
    }
  }

  private static func resolve(_ text: Substring, _ environment: [String: String]) throws -> String {
    let text = String(text)
    let plain = text.contains("${") ? text : text.removingPercentEncoding ?? text
    return try EnvironmentReference.resolve(plain, from: environment)
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
