public import GroundworkModel

/// Says which columns hold personal data, from the name, the table and the values.
///
/// ```swift
/// let verdicts = classifier.verdicts(table: "customer", column: "e_mail", type: .text, values: sample)
/// // [contact.email, 0.97, ["the name says `e mail`", "98 of 98 values tested are e-mail addresses by their form"]]
/// ```
public struct PersonalDataClassifier: Sendable {
  /// What a column is taken for.
  public struct Verdict: Hashable, Sendable {
    /// The category's id.
    public var category: String
    /// How much harm disclosure does.
    public var sensitivity: Classification.Sensitivity
    /// How sure, 0…1.
    public var confidence: Double
    /// Why, in words, without values.
    public var evidence: [String]
  }

  private let rules: PersonalDataRules
  private let names: NameEvidence
  private let words: [Set<String>]
  private let people: Set<String>
  private let things: Set<String>

  /// A classifier that knows a vocabulary.
  public init(_ rules: PersonalDataRules) {
    self.rules = rules
    names = NameEvidence(rules)
    words = rules.categories.map { Set($0.words ?? []) }
    people = Set(rules.people.map(\.folded))
    things = Set(rules.things.map(\.folded))
  }

  /// Whether a column's name says anything, in a table of whatever name; when not, only values can.
  public func knows(column: String) -> Bool { names.knows(NameTokens.of(column).map(\.folded)) }

  /// What a profiled column is taken for, the likeliest first; empty when it is not personal.
  public func verdicts(_ column: ProfiledColumn, in dataset: ProfiledDataset) -> [Verdict] {
    verdicts(
      table: dataset.entity.name, column: column.entity.name, type: column.column.type,
      values: column.summary?.sample ?? [])
  }

  /// What a column is taken for, the likeliest first; empty when it is not personal.
  ///
  /// - Parameter values: distinct values where there are any; they are looked at and forgotten.
  public func verdicts(table: String, column: String, type: DataType, values: [String]) -> [Verdict]
  {
    let values = values.filter { !$0.allSatisfy(\.isWhitespace) }
    let tokens = NameTokens.of(column).map(\.folded)
    guard !values.isEmpty || names.knows(tokens) else { return [] }
    let subject = Subject(
      tokens: tokens, type: type, values: values,
      table: Set(NameTokens.of(table).flatMap { [$0.folded, $0.folded.singular] }), people: people,
      things: things)
    let hits = Dictionary(
      uniqueKeysWithValues: names.hits(tokens, context: subject.table).map { ($0.category, $0) })
    // Without values only the name can speak, for the categories that it names.
    let candidates = values.isEmpty ? hits.keys.sorted() : Array(rules.categories.indices)
    let found = candidates.compactMap { verdict($0, hits[$0], subject) }
    return found.sorted { $0.confidence > $1.confidence }.prefix(3).map(\.self)
  }

  private func verdict(_ index: Int, _ hit: NameEvidence.Hit?, _ subject: Subject) -> Verdict? {
    let category = rules.categories[index]
    guard subject.admits(category) else { return nil }
    let hit = hit.flatMap { subject.counts($0, category) ? $0 : nil }
    guard hit != nil || category.decides != .name && !subject.values.isEmpty else { return nil }
    let share = category.values?.share(of: subject.values, words: words[index])
    let judgement = Judgement(category: category, hit: hit, share: share, subject: subject)
    guard let confidence = judgement.confidence, confidence >= 0.5 else { return nil }
    return Verdict(
      category: category.id, sensitivity: category.sensitivity,
      confidence: (min(confidence, 0.99) * 100).rounded() / 100, evidence: judgement.evidence)
  }
}

/// What is known of the column to be judged.
struct Subject {
  var tokens: [String]
  var type: DataType
  var values: [String]
  /// Words of the table's name, as written and in the singular.
  var table: Set<String>
  var isAboutPeople: Bool
  var isAboutThings: Bool
  var otherThings: Set<String>
  /// Whether values are hidden: stars, crosses or dots in most of them.
  let areMasked: Bool
  /// Whether all values are yes or no.
  let isBoolean: Bool

  init(
    tokens: [String], type: DataType, values: [String], table: Set<String>, people: Set<String>,
    things: Set<String>
  ) {
    self.tokens = tokens
    self.type = type
    self.values = values
    self.table = table
    let isAboutPeople = !table.isDisjoint(with: people)
    self.isAboutPeople = isAboutPeople
    isAboutThings = !isAboutPeople && !table.isDisjoint(with: things)
    otherThings = things
    let masked = values.count { value in Self.masks.contains { value.contains($0) } }
    areMasked = masked > 0 && masked * 2 >= values.count
    isBoolean =
      type == .boolean
      || 1...2 ~= values.count && values.allSatisfy { Self.booleans.contains($0.lowercased()) }
  }

  private static let masks = ["***", "xxx", "XXX", "•"]
  private static let booleans: Set = [
    "0", "1", "true", "false", "yes", "no", "y", "n", "t", "f", "ja", "nein",
  ]

  /// Whether a category can be in a column of this type at all.
  func admits(_ category: PersonalDataRules.Category) -> Bool {
    if category.id == "person.child_flag" { return true }
    if isBoolean { return category.special == true || category.id == "person.gender" }
    if type.isTemporal || type == .time {
      return category.values == .birthDate || category.id == "fin.card_expiry"
    }
    guard type.isNumeric else { return type != .binary || category.decides == .name }
    return ![
      .email, .givenName, .familyName, .personName, .street, .userAgent, .ip, .mac, .freeText, .bic,
    ].contains(category.values)
  }

  /// Whether a hit of the name counts in this table.
  func counts(_ hit: NameEvidence.Hit, _ category: PersonalDataRules.Category) -> Bool {
    if isAboutThings, category.id.hasPrefix("location."), !category.id.hasPrefix("location.geo") {
      return false
    }
    guard hit.isWeak else { return true }
    return isAboutPeople
      && otherThings.isDisjoint(with: tokens.filter { !table.contains($0) && $0 != hit.phrase })
  }
}

/// Weighs the evidence for one category.
struct Judgement {
  let category: PersonalDataRules.Category
  let hit: NameEvidence.Hit?
  let share: Double?
  let subject: Subject

  /// How sure one may be, or nil when it is not this.
  var confidence: Double? {
    guard let hit else { return byValues }
    let name = 0.55 + 0.4 * hit.strength - (hit.isWeak ? 0.15 : 0)
    guard let share, !subject.areMasked else { return needsValues ? nil : name }
    if share >= 0.5 { return name + (1 - name) * 0.6 * share }
    switch category.values {
    case .passwordHash, .secret:
      return subject.values.contains(where: SecretGrammar.isRandom) ? name : nil
    case .freeText, .personalJSON: return nil
    case .icd, .profileURL: return name
    case .nationalID, .phone, .card: return digitsAgree ? name - 0.1 : nil
    default: return share >= 0.15 || subject.values.count < 3 ? name - 0.15 : nil
    }
  }

  /// Whether a name alone says too little: most notes are about things.
  private var needsValues: Bool { [.freeText, .personalJSON].contains(category.values) }

  /// Whether most values have enough digits for a number of this kind, though its check fails or is not known.
  private var digitsAgree: Bool {
    let fitting = subject.values.count { $0.count { $0.isNumber } >= 6 && $0.count <= 24 }
    return fitting * 2 >= subject.values.count && category.values != .card
  }

  /// What values alone say. By chance one in ten numbers passes a check of one digit, so most must pass.
  private var byValues: Double? {
    guard let share, subject.values.count >= 3 else { return nil }
    switch category.values {
    case .phone:
      return shareOf(ContactGrammar.isMarkedPhone) >= 0.8 ? 0.75 : nil
    case .street:
      return shareOf(TextGrammar.isSureStreet) >= 0.7 && !subject.isAboutThings ? 0.7 : nil
    case .ip:
      return share >= 0.9 && !NetworkGrammar.areVersions(subject.values) ? 0.85 : nil
    case .nationalID: return share >= 0.9 && subject.values.count >= 8 ? 0.7 : nil
    case .vin, .crypto: return share >= 0.9 ? 0.7 : nil
    case let grammar? where grammar.isStrict: return share >= 0.7 ? 0.65 + 0.3 * share : nil
    default: return nil
    }
  }

  private func shareOf(_ test: (String) -> Bool) -> Double {
    Double(subject.values.count(where: test)) / Double(max(subject.values.count, 1))
  }

  /// Why, in words, without values.
  var evidence: [String] {
    var lines: [String] = []
    if let hit {
      lines.append(
        "the name says `\(hit.phrase)`" + (hit.isWeak ? ", and the table is about persons" : ""))
    }
    if let share, share > 0 {
      let count = Int((share * Double(subject.values.count)).rounded())
      lines.append(
        "\(count) of \(subject.values.count) values tested have the form of \(category.title)")
    }
    if subject.areMasked { lines.append("the values are masked") }
    lines.append("\(category.gdpr) GDPR")
    return lines
  }
}

extension String {
  /// An English word without the ending of its plural.
  fileprivate var singular: String {
    if hasSuffix("ies") { return dropLast(3) + "y" }
    if hasSuffix("sses") || hasSuffix("xes") { return String(dropLast(2)) }
    return hasSuffix("s") && !hasSuffix("ss") && count > 3 ? String(dropLast()) : self
  }
}
