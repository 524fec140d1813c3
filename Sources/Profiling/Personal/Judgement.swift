import GroundworkModel

/// Weighs the evidence for one category: the sum of logarithms of odds, each piece by itself.
///
/// It begins at odds of one to fifty-five: most columns are not of any one category. The weights are set by hand; how
/// well the result is calibrated is measured by its Brier score (see `PersonalDataTests`).
struct Judgement {
  let category: PersonalDataRules.Category
  let clues: [Clue]
  let hit: NameEvidence.Hit?
  let subject: Subject

  private static let prior = -4.0
  private static let name = 7.5

  /// How sure one may be, 0…1.
  var confidence: Double { 1 / (1 + Double.exponential(-score)) }

  /// The logarithm of the odds that it is this.
  var score: Double { Self.prior + nameWeight + tableWeight + valueWeight }

  private var nameWeight: Double {
    guard let hit else { return subject.isDenied ? -3.5 : subject.isSilent ? 0 : -2 }
    let weight = Self.name * hit.strength
    guard hit.isWeak else { return weight }
    let isLikely = subject.table == .people || subject.evidence.areMasked
    return weight * (isLikely ? 0.75 : 0.3)
  }

  private var isAboutThePerson: Bool {
    let group = category.id.prefix { $0 != "." }
    return group != "auth" && group != "content" && group != "fin" && category.id != "online.ip"
  }

  private var tableWeight: Double {
    switch subject.table {
    case .people: return isAboutThePerson || hit != nil ? 1 : 0
    case .things:
      if category.id.hasPrefix("location.") { return hit?.isOfAPerson == true ? 0 : -5 }
      return category.id.hasPrefix("person.") ? -2 : 0
    case .unclear: return 0
    }
  }

  private var valueWeight: Double {
    guard !subject.evidence.areMasked, subject.evidence.tested > 0 else { return 0 }
    let weight = clues.reduce(0) { $0 + $1.weight(subject.evidence) }
    return isName && subject.evidence.isFew ? weight - 2 : weight
  }

  /// Names are many; a few that come again and again are codes.
  private var isName: Bool { category.id.hasPrefix("person.") && category.id.hasSuffix("_name") }

  /// Why, in words, without values.
  var words: [String] {
    var lines: [String] = []
    if let hit { lines.append("the name says `\(hit.phrase)`") }
    if subject.table == .people { lines.append("the table is about persons") }
    let evidence = subject.evidence
    for clue in clues where clue.has > 0 && evidence.count(of: clue.form) > 0 {
      lines.append(
        "\(evidence.count(of: clue.form)) of \(evidence.tested) values look like \(clue.form.words)"
      )
      let chance = evidence.chance(of: clue.form)
      if chance > 0 { lines.append("chance makes \(Int((chance * 100).rounded())) % do so") }
    }
    if evidence.areMasked { lines.append("the values are masked") }
    lines.append("\(category.gdpr) GDPR")
    return lines
  }
}

extension NameEvidence.Hit {
  /// Whether the words themselves name a person's place, `billing city`, and not just a place.
  fileprivate var isOfAPerson: Bool { phrase.contains(" ") && !isWeak }
}

extension ValueForm {
  /// What it is called in a sentence: `postalCode` is `postal code`.
  var words: String {
    var text = ""
    for character in "\(self)" {
      text += character.isUppercase ? " \(character.lowercased())" : String(character)
    }
    return text
  }
}

extension Double {
  /// e to the power of a number: by halving until the series of Taylor is exact, so that no C library is needed.
  static func exponential(_ power: Double) -> Double {
    let power = Swift.min(Swift.max(power, -40), 40)
    let small = power / 1024
    var (term, sum) = (1.0, 1.0)
    for index in 1...8 {
      term *= small / Double(index)
      sum += term
    }
    return (0..<10).reduce(sum) { square, _ in square * square }
  }
}
