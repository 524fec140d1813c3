/// Ways to reach a person.
enum ContactForms {
  /// One `@`, something before it, and a domain of two labels or more; the last label is not looked up, so that
  /// internal domains count.
  static func isEmail(_ bytes: Span<UInt8>) -> Bool {
    guard 6...254 ~= bytes.count, let at = bytes.first(UInt8(ascii: "@")), at > 0,
      bytes.first(UInt8(ascii: "@"), from: at + 1) == nil
    else { return false }
    return isLocal(bytes.extracting(0..<at)) && isDomain(bytes.extracting((at + 1)..<bytes.count))
  }

  private static func isLocal(_ bytes: Span<UInt8>) -> Bool {
    bytes.allSatisfy { byte in
      switch byte {
      case 0x80..., UInt8(ascii: "!")...UInt8(ascii: "~"):
        byte != .comma && byte != UInt8(ascii: "/") && byte != UInt8(ascii: ":")
      default: false
      }
    }
  }

  private static func isDomain(_ bytes: Span<UInt8>) -> Bool {
    var (labels, length) = (1, 0)
    for index in bytes.indices {
      let byte = bytes[index]
      if byte == .dot {
        guard length > 0 else { return false }
        labels += 1
        length = 0
      } else {
        guard byte.isWordly || byte.isDigit || byte == .minus || byte == UInt8(ascii: "_") else {
          return false
        }
        length += 1
      }
    }
    return labels >= 2 && length >= 2 && !bytes[bytes.count - 1].isDigit
  }

  private static let roles: [StaticString] = [
    "info@", "support@", "sales@", "contact@", "admin@", "office@", "noreply@", "no-reply@",
    "help@",
    "hello@", "service@", "billing@", "kontakt@", "marketing@", "webmaster@", "postmaster@",
    "team@",
    "newsletter@", "donotreply@", "do-not-reply@", "helpdesk@", "mail@", "orders@", "hr@", "jobs@",
    "accounting@", "invoice@", "abuse@", "security@", "root@", "press@", "vertrieb@",
    "notifications@",
  ]

  /// The address of a role and not of a person.
  static func isRole(_ bytes: Span<UInt8>) -> Bool {
    for role in roles where bytes.hasFolded(role) { return true }
    return false
  }

  /// What a number to be dialled looks like.
  struct Dialled {
    /// Seven to fifteen digits, written like a number to be dialled.
    var isPhone = false
    /// Written as only such a number is: with `+` and a country, brackets, or a leading zero and groups.
    var isMarked = false
  }

  static func dialled(_ bytes: Span<UInt8>, _ shape: ByteShape) -> Dialled {
    guard 6...40 ~= bytes.count, 6...22 ~= shape.digits, shape.letters <= 4, shape.high == 0,
      let end = body(bytes), let run = number(bytes.extracting(0..<end)), 6...15 ~= run.digits
    else { return Dialled() }
    let isLong = run.digits >= 9 || run.digits >= 7 && run.groups > 0
    let isTrunk = bytes[0] == UInt8(ascii: "0")
    let isAbroad = bytes[0] == .plus || bytes.has("00")
    let isPhone = isAbroad || isTrunk || run.hasBracket || isLong
    let isCountry = isAbroad && CallingCodes.begin(bytes, at: bytes[0] == .plus ? 1 : 2)
    let isGrouped = run.groups > 0 && (isTrunk || run.hasBracket || run.isThreeThreeFour)
    return Dialled(isPhone: isPhone, isMarked: isCountry && run.digits >= 8 || isGrouped)
  }

  /// Where an extension begins, `x12` or `ext. 12`; the end when there is none.
  private static func body(_ bytes: Span<UInt8>) -> Int? {
    for index in bytes.indices where bytes[index].isLetter {
      let byte = bytes[index].lowered
      guard byte == UInt8(ascii: "x") || byte == UInt8(ascii: "e") else { return nil }
      return bytes.extracting((index + 1)..<bytes.count).allSatisfy {
        $0.isDigit || $0 == .blank || $0 == .dot || "xt".utf8.contains($0.lowered)
      } ? index : nil
    }
    return bytes.count
  }

  private struct Run {
    var digits = 0
    var groups = 0
    var hasBracket = false
    var isThreeThreeFour = false
  }

  /// The digits and groups of a number; nil when something else is there or groups are marked like a decimal or a date.
  private static func number(_ bytes: Span<UInt8>) -> Run? {
    var run = Run()
    var (dots, widths, width) = (0, 0, 0)
    for index in bytes.indices {
      let byte = bytes[index]
      if byte.isDigit {
        run.digits += 1
        width += 1
        continue
      }
      switch byte {
      case .plus: guard index <= 1 else { return nil }
      case UInt8(ascii: "("): run.hasBracket = true
      case .dot: dots += 1
      case .blank, .minus, UInt8(ascii: ")"), UInt8(ascii: "/"): break
      default: return nil
      }
      if width > 0 {
        widths = widths * 10 + min(width, 9)
        run.groups += 1
        width = 0
      }
    }
    widths = widths * 10 + min(width, 9)
    guard dots != 1, ![422, 224, 4225, 2242].contains(widths) else { return nil }
    run.isThreeThreeFour = widths % 1000 == 334
    return run
  }
}

/// The codes that countries are dialled by (ITU-T E.164).
enum CallingCodes {
  private static let two = Set(
    [
      20, 27, 30, 31, 32, 33, 34, 36, 39, 40, 41, 43, 44, 45, 46, 47, 48, 49, 51, 52, 53, 54, 55,
      56,
    ]
      + [57, 58, 60, 61, 62, 63, 64, 65, 66, 81, 82, 84, 86, 90, 91, 92, 93, 94, 95, 98])

  /// Whether one begins at a place: `1` and `7`, one of two digits, or one of three.
  static func begin(_ bytes: Span<UInt8>, at start: Int) -> Bool {
    var (index, value, width) = (start, 0, 0)
    while index < bytes.count, width < 3 {
      if bytes[index].isDigit {
        value = value * 10 + bytes[index].digitValue
        width += 1
        if width == 1, value == 1 || value == 7 { return true }
        if width == 2, two.contains(value) { return true }
      } else if width > 0 || bytes[index] != UInt8(ascii: "(") && bytes[index] != .blank {
        break
      }
      index += 1
    }
    guard width == 3 else { return false }
    return switch value / 10 {
    case 21...26, 29, 35, 37, 38, 42, 50, 59, 67...69, 80, 85, 87, 88, 96, 97, 99: true
    default: false
    }
  }
}
