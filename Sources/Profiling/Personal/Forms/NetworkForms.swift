/// What a network knows of a person's device.
enum NetworkForms {
  /// The forms of four numbers between dots.
  static func quad(_ bytes: Span<UInt8>) -> FormSet {
    var octets = InlineArray<4, Int>(repeating: 0)
    var (place, width) = (0, 0)
    for index in bytes.indices {
      let byte = bytes[index]
      if byte.isDigit {
        guard width < 3, width == 0 || octets[place] > 0 else { return [] }
        octets[place] = octets[place] * 10 + byte.digitValue
        width += 1
      } else {
        guard byte == .dot, width > 0, place < 3 else { return [] }
        (place, width) = (place + 1, 0)
      }
    }
    guard place == 3, width > 0 else { return [] }
    return forms(octets)
  }

  private static func forms(_ octets: InlineArray<4, Int>) -> FormSet {
    for place in 0..<4 where octets[place] > 255 { return FormSet(.lowQuad) }
    var forms = FormSet(.ipAddress)
    if octets[0] == 0 || octets[0] == 127 || octets[0] == 255 { forms.insert(.placeholderAddress) }
    if octets[0] < 30, octets[1] < 64, octets[0] != 10 || octets[1] > 0 { forms.insert(.lowQuad) }
    return forms
  }

  /// Groups of up to four hexadecimal digits between colons: eight, or fewer with one gap.
  static func sixth(_ bytes: Span<UInt8>) -> FormSet {
    var (groups, width, gaps) = (0, 0, 0)
    for index in bytes.indices {
      let byte = bytes[index]
      if byte == UInt8(ascii: ":") {
        if index > 0, bytes[index - 1] == byte { gaps += 1 } else if width > 0 { groups += 1 }
        width = 0
      } else {
        guard byte.isHexDigit, width < 4 else { return [] }
        width += 1
      }
    }
    if width > 0 { groups += 1 }
    guard gaps == 0 ? groups == 8 : gaps == 1 && groups < 8 else { return [] }
    var forms = FormSet(.ipAddress)
    if bytes.count <= 3 { forms.insert(.placeholderAddress) }
    return forms
  }

  /// Six octets in hexadecimal with one sort of mark.
  static func isMAC(_ bytes: Span<UInt8>) -> Bool {
    if bytes.count == 14 {
      return bytes[4] == .dot && bytes[9] == .dot
        && bytes.indices.allSatisfy { $0 == 4 || $0 == 9 || bytes[$0].isHexDigit }
    }
    guard bytes.count == 17, bytes[2] == UInt8(ascii: ":") || bytes[2] == .minus else {
      return false
    }
    return bytes.indices.allSatisfy {
      $0 % 3 == 2 ? bytes[$0] == bytes[2] : bytes[$0].isHexDigit
    }
  }

  private static let agents: [StaticString] = [
    "Mozilla/", "Opera/", "Dalvik/", "curl/", "okhttp/", "Wget/", "PostmanRuntime/",
    "python-requests/", "Lynx/", "Safari/", "CFNetwork/", "Apache-HttpClient/", "Googlebot/",
  ]

  static func isUserAgent(_ bytes: Span<UInt8>) -> Bool { begins(bytes, with: agents) }

  static func begins(_ bytes: Span<UInt8>, with heads: [StaticString]) -> Bool {
    for head in heads where bytes.has(head) { return true }
    return false
  }

  private static let hosts: [StaticString] = [
    "linkedin.com/in/", "facebook.com/", "twitter.com/", "//x.com/", "instagram.com/",
    "github.com/",
    "xing.com/profile", "tiktok.com/@", "//t.me/", "youtube.com/@", "mastodon.", "//vk.com/",
    "threads.net/@", "gravatar.com/", "about.me/", "linkedin.com/pub/", "gitlab.com/",
    "reddit.com/u",
  ]
  private static let paths: [StaticString] = [
    "/@", "/u/", "/user/", "/users/", "/in/", "/profile/", "/people/", "/members/",
  ]

  /// The page of a person: a known host, or a path for people.
  static func isProfile(_ bytes: Span<UInt8>) -> Bool {
    for host in hosts where bytes.holds(host) { return true }
    guard let slash = bytes.first(UInt8(ascii: "/"), from: 9) else { return false }
    for path in paths where bytes.hasFolded(path, at: slash) { return true }
    return false
  }
}

/// What opens doors.
enum SecretForms {
  private static let hashes: [StaticString] = [
    "$2a$", "$2b$", "$2y$", "$argon2", "$6$", "$5$", "$1$", "$P$", "$H$", "$S$", "$scrypt", "$y$",
    "$pbkdf2", "pbkdf2_", "pbkdf2:", "bcrypt", "scrypt:", "{SSHA", "{SHA", "{CRYPT}", "sha1$",
    "argon2", "$7$", "md5$", "{bcrypt}", "{noop}", "{argon2}", "{pbkdf2}", "AQAAAA", "sha256$",
    "$apr1$",
  ]

  static func isPasswordHash(_ bytes: Span<UInt8>) -> Bool {
    bytes.count >= 13 && NetworkForms.begins(bytes, with: hashes)
  }

  private static let keys: [StaticString] = [
    "sk_live_", "sk_test_", "pk_live_", "pk_test_", "rk_live_", "whsec_", "ghp_", "gho_", "ghs_",
    "ghu_",
    "github_pat_", "glpat-", "AKIA", "ASIA", "xoxb-", "xoxp-", "xapp-", "AIza", "ya29.", "SG.",
    "-----BEGIN", "eyJ", "shpat_", "shpss_", "npm_", "pypi-", "dop_v1_", "hf_", "sk-", "key-",
    "tok_",
    "EAAC", "ssh-rsa ", "ssh-ed25519 ", "AGE-SECRET-KEY", "vault:", "hvs.", "NRAK-", "dapi",
    "lin_api_",
    "Bearer ", "oauth2:", "sq0", "access_token$", "AC_", "secret_", "token_", "api_", "svc.",
    "otpauth://",
  ]

  static func isSecret(_ bytes: Span<UInt8>, _ shape: ByteShape) -> Bool {
    guard bytes.count >= 16, shape.digits > 0 || bytes.has("-----"), shape.letters > 3 else {
      return false
    }
    return NetworkForms.begins(bytes, with: keys)
  }

  /// Whether a value looks drawn by lot: long, of letters and digits, without blanks.
  static func isToken(_ bytes: Span<UInt8>, _ shape: ByteShape) -> Bool {
    bytes.count >= 16 && shape.blanks == 0 && shape.digits >= 2 && shape.letters >= 2
  }

  /// Whether a value could be a password that a machine would accept: three classes of signs, without blanks.
  static func isPassword(_ bytes: Span<UInt8>, _ shape: ByteShape) -> Bool {
    guard 6...32 ~= bytes.count, shape.blanks == 0, shape.high == 0 else { return false }
    let classes = [shape.digits, shape.lowers, shape.uppers, shape.others].count { $0 > 0 }
    return classes >= 3
  }
}
