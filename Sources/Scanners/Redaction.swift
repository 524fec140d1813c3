/// Takes secrets out of what is about to be printed or kept.
enum Redaction {
  /// Query parameters of a connection URL that are secret.
  private static let secretParameters: Set<String> = ["password", "sslpassword", "sslkey"]

  /// A connection URL without its password; one that is a `${NAME}` reference stays.
  ///
  /// Everything before the last `@` counts as user and password, so that one with an unescaped slash or at-sign is
  /// taken out whole.
  static func url(_ text: String) -> String {
    guard let slashes = text.firstRange(of: "//") else { return text }
    let head = text[..<slashes.upperBound]
    let mark = text.lastIndex { $0 == "@" }.flatMap { $0 >= slashes.upperBound ? $0 : nil }
    let user = mark.map { userinfo(text[slashes.upperBound..<$0]) + "@" } ?? ""
    let rest = mark.map { text[text.index(after: $0)...] } ?? text[slashes.upperBound...]
    return head + user + query(String(rest))
  }

  /// A text in which each of the secrets, where it occurs, is replaced by an ellipsis.
  static func remove(_ secrets: [String], from text: String) -> String {
    secrets.filter { !$0.isEmpty }.reduce(text) { $0.replacing($1, with: "…") }
  }

  private static func userinfo(_ text: Substring) -> String {
    guard let colon = text.firstIndex(of: ":") else { return String(text) }
    let password = String(text[text.index(after: colon)...])
    let isReference = EnvironmentReference.whole(password) != nil
    return isReference || password.isEmpty ? String(text) : String(text[..<colon])
  }

  private static func query(_ text: String) -> String {
    guard let mark = text.firstIndex(of: "?") else { return text }
    let kept = text[text.index(after: mark)...].split(separator: "&").filter { pair in
      let parts = pair.split(separator: "=", maxSplits: 1)
      guard parts.count == 2, secretParameters.contains(parts[0].lowercased()) else { return true }
      return EnvironmentReference.whole(String(parts[1])) != nil
    }
    return text[..<mark] + (kept.isEmpty ? "" : "?" + kept.joined(separator: "&"))
  }
}
