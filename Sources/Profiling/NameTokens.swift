/// Names of columns and tables as words: `customerID2` and `CUSTOMER_ID_2` are both `customer`, `id`, `2`.
public enum NameTokens {
  /// The words of a name in lower case, split at case, digits and everything that is neither letter nor digit.
  public static func of(_ name: String) -> [String] {
    guard name.utf8.allSatisfy({ $0 < 0x80 }) else {
      return of(Array(name), kind: Kind.init) { $0.lowercased() }
    }
    return of(Array(name.utf8), kind: Kind.init(ascii:)) {
      String(Unicode.Scalar($0 | (Kind(ascii: $0) == .upper ? 0x20 : 0)))
    }
  }

  private static func of<Letter>(
    _ letters: [Letter], kind: (Letter) -> Kind, small: (Letter) -> String
  ) -> [String] {
    var tokens: [String] = []
    var present = ""
    var last = Kind.other
    for (index, letter) in letters.enumerated() {
      let now = kind(letter)
      let next = index + 1 < letters.count ? kind(letters[index + 1]) : .other
      if Kind.isCut(last, now, next), !present.isEmpty {
        tokens.append(present)
        present = ""
      }
      if now != .other { present.append(contentsOf: small(letter)) }
      last = now
    }
    return present.isEmpty ? tokens : tokens + [present]
  }

  private enum Kind {
    case upper, lower, digit, other

    init(_ character: Character) {
      if character.isNumber {
        self = .digit
      } else if character.isUppercase {
        self = .upper
      } else {
        self = character.isLetter ? .lower : .other
      }
    }

    init(ascii byte: UInt8) {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): self = .digit
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): self = .upper
      case UInt8(ascii: "a")...UInt8(ascii: "z"): self = .lower
      default: self = .other
      }
    }

    /// A new word starts after a sign, between letters and digits, at a capital after a small letter, and at the last
    /// capital of a run when a small letter follows: `HTTPStatus` is `http`, `status`.
    static func isCut(_ last: Kind, _ kind: Kind, _ next: Kind) -> Bool {
      switch (last, kind) {
      case (_, .other), (.lower, .upper): true
      case (.upper, .upper): next == .lower
      case (.digit, .upper), (.digit, .lower), (.lower, .digit), (.upper, .digit): true
      default: false
      }
    }
  }
}
