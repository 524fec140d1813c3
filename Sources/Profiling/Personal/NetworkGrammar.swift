/// What a network knows of a person's device.
enum NetworkGrammar {
  /// Four octets, or groups of hexadecimal digits with colons.
  static func isIP(_ value: String) -> Bool {
    value.contains(":") ? isIPv6(value) : isIPv4(value)
  }

  private static func isIPv4(_ value: String) -> Bool {
    let parts = value.trimmingBlanks.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 4 else { return false }
    return parts.allSatisfy { part in
      guard let octet = Int(part), 0...255 ~= octet else { return false }
      return String(octet) == part
    }
  }

  private static func isIPv6(_ value: String) -> Bool {
    let parts = value.split(separator: ":", omittingEmptySubsequences: false)
    guard 3...8 ~= parts.count, parts.count == 8 || value.contains("::") else { return false }
    return parts.allSatisfy { $0.count <= 4 && $0.utf8.allSatisfy(\.isHexDigit) }
  }

  /// Whether dotted quads are versions rather than addresses: all begin with a small number.
  static func areVersions(_ values: [String]) -> Bool {
    let firsts = values.compactMap { $0.split(separator: ".").first.flatMap { Int($0) } }
    return !firsts.isEmpty && firsts.allSatisfy { $0 < 30 }
  }

  /// Six octets in hexadecimal with one sort of mark.
  static func isMAC(_ value: String) -> Bool {
    let text = value.trimmingBlanks
    for (mark, groups, width) in [(":", 6, 2), ("-", 6, 2), (".", 3, 4)] {
      let parts = text.split(separator: Character(mark), omittingEmptySubsequences: false)
      let fits = parts.allSatisfy { $0.count == width && $0.utf8.allSatisfy(\.isHexDigit) }
      if parts.count == groups && fits { return true }
    }
    return false
  }

  static func isUserAgent(_ value: String) -> Bool {
    value.hasPrefix("Mozilla/") || value.hasPrefix("Opera/") || value.hasPrefix("Dalvik/")
      || value.hasPrefix("curl/") || value.hasPrefix("okhttp/")
  }

  private static let hosts = [
    "linkedin.com/in/", "facebook.com/", "twitter.com/", "x.com/", "instagram.com/", "github.com/",
    "xing.com/profile/", "tiktok.com/@", "t.me/", "youtube.com/@", "mastodon.", "vk.com/",
    "threads.net/@", "pinterest.", "flickr.com/people/", "gravatar.com/", "about.me/",
  ]

  static func isProfile(_ value: String) -> Bool {
    let text = value.lowercased()
    guard !text.contains(" ") else { return false }
    return hosts.contains { text.contains($0) }
  }
}

/// What opens doors.
enum SecretGrammar {
  private static let hashes = [
    "$2a$", "$2b$", "$2y$", "$argon2", "$6$", "$5$", "$1$", "$P$", "$H$", "$S$", "$scrypt",
    "$pbkdf2", "pbkdf2_", "pbkdf2:", "bcrypt", "scrypt:", "{SSHA", "{SHA", "{CRYPT}", "sha1$",
    "argon2", "$y$", "$7$", "md5$",
  ]

  static func isPasswordHash(_ value: String) -> Bool { hashes.contains { value.hasPrefix($0) } }

  private static let keys = [
    "sk_live_", "sk_test_", "pk_live_", "rk_live_", "ghp_", "gho_", "ghs_", "github_pat_", "glpat-",
    "AKIA", "ASIA", "xoxb-", "xoxp-", "xapp-", "AIza", "ya29.", "SG.", "-----BEGIN", "eyJ",
    "shpat_",
    "npm_", "pypi-", "dop_v1_", "hf_", "sk-", "key-", "EAAC",
  ]

  static func isSecret(_ value: String) -> Bool {
    guard value.count >= 16, !value.contains(" ") || value.hasPrefix("-----") else { return false }
    return keys.contains { value.hasPrefix($0) }
  }

  /// Whether a value looks random: long, of letters and digits, without words.
  static func isRandom(_ value: String) -> Bool {
    let bytes = Array(value.utf8)
    guard bytes.count >= 16, !bytes.contains(.blank) else { return false }
    return bytes.count(where: \.isDigit) >= 2 && bytes.contains(where: \.isLetter)
  }
}
