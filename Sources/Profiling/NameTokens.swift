/// Names of columns and tables as words: `customerID2` and `CUSTOMER_ID_2` are both `customer`, `id`, `2`.
public enum NameTokens {
  /// The words of a name in lower case, split at case, digits and everything that is neither letter nor digit.
  public static func of(_ name: String) -> [String] {
    var tokens: [String] = []
    var present = ""
    var last = Kind.other
    let characters = Array(name)
    for (index, character) in characters.enumerated() {
      let kind = Kind(character)
      let next = index + 1 < characters.count ? Kind(characters[index + 1]) : .other
      if Kind.isCut(last, kind, next), !present.isEmpty {
        tokens.append(present)
        present = ""
      }
      if kind != .other { present.append(contentsOf: character.lowercased()) }
      last = kind
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
