public import GroundworkModel

/// Says which columns hold personal data, from the name, the table and the values.
///
/// ```swift
/// let verdicts = classifier.verdicts(table: "customer", column: "e_mail", type: .text, values: sample)
/// // [contact.email, 0.97, ["the name says `e mail`", "98 of 98 values look like email"]]
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
  private let policy: PersonalDataPolicy
  private let names: NameEvidence
  private let clues: [[Clue]]
  private let tester: ValueTester
  private let people: Set<String>
  private let things: Set<String>

  /// A classifier that knows a vocabulary and words of values, and follows a project's policy.
  public init(
    _ rules: PersonalDataRules, words: PersonalDataWords, policy: PersonalDataPolicy = .standard
  ) {
    self.rules = rules
    self.policy = policy
    names = NameEvidence(rules)
    tester = ValueTester(words)
    clues = rules.categories.map { category in
      (category.values ?? [:]).sorted { $0.key < $1.key }.compactMap { name, weights in
        ValueForm(name: name).map { Clue($0, weights) }
      }
    }
    people = Set(PersonalDataRules.texts(rules.people).map(\.folded))
    things = Set(PersonalDataRules.texts(rules.things).map(\.folded))
  }

  /// Whether a column's name says anything, in a table of whatever name; when not, only values can.
  public func knows(column: String) -> Bool { names.knows(names.tokens(of: column)) }

  /// Adds a value to what is known of a column's values; the value is looked at and forgotten.
  public func note(_ value: Span<UInt8>, in evidence: inout ValueEvidence) {
    evidence.add(tester.finding(value), hash: evidence.isCounting ? ValueHash.of(value) : nil)
  }

  /// What some values say.
  public func evidence(of values: some Sequence<String>) -> ValueEvidence {
    var evidence = ValueEvidence()
    for value in values {
      let bytes = Array(value.utf8)
      note(bytes.span, in: &evidence)
    }
    return evidence
  }

  /// What a profiled column is taken for, the likeliest first; empty when it is not personal.
  public func verdicts(_ column: ProfiledColumn, in dataset: ProfiledDataset) -> [Verdict] {
    verdicts(
      table: dataset.entity.name, column: column.entity.name, type: column.column.type,
      evidence: evidence(of: column.summary?.sample ?? []))
  }

  /// What a column is taken for, the likeliest first; empty when it is not personal.
  ///
  /// - Parameter values: values of the column; they are looked at and forgotten.
  public func verdicts(table: String, column: String, type: DataType, values: [String]) -> [Verdict]
  {
    verdicts(table: table, column: column, type: type, evidence: evidence(of: values))
  }

  /// What a column is taken for, the likeliest first, at most three; empty when it is not personal.
  public func verdicts(
    table: String, column: String, type: DataType, evidence: ValueEvidence
  ) -> [Verdict] {
    let tokens = names.tokens(of: column)
    guard evidence.count > 0 || names.knows(tokens) else { return [] }
    let words = Set(NameTokens.of(table).flatMap { [$0.folded, $0.folded.singular] })
    let subject = Subject(
      tokens: tokens, type: type, evidence: evidence, table: kind(of: words),
      isSilent: names.isSilent(tokens), isDenied: names.denies(tokens))
    let hits = Dictionary(
      uniqueKeysWithValues: names.hits(tokens, context: words).map { ($0.category, $0) })
    let judged = rules.categories.indices.compactMap { judgement($0, hits[$0], subject) }
    let best = judged.sorted { $0.score > $1.score }.prefix(3)
    return best.map(\.verdict).filter { $0.confidence >= policy.threshold }
  }

  private func kind(of words: Set<String>) -> Subject.TableKind {
    if !words.isDisjoint(with: people) { return .people }
    return words.isDisjoint(with: things) ? .unclear : .things
  }

  private func judgement(
    _ index: Int, _ hit: NameEvidence.Hit?, _ subject: Subject
  ) -> Judgement? {
    guard hit != nil || subject.evidence.tested > 0 && !clues[index].isEmpty else { return nil }
    let category = rules.categories[index]
    guard subject.admits(category), policy.admits(category.id) else { return nil }
    return Judgement(category: category, clues: clues[index], hit: hit, subject: subject)
  }
}

extension Judgement {
  fileprivate var verdict: PersonalDataClassifier.Verdict {
    PersonalDataClassifier.Verdict(
      category: category.id, sensitivity: category.sensitivity,
      confidence: (min(confidence, 0.99) * 100).rounded() / 100, evidence: words)
  }
}

extension String {
  /// An English word without the ending of its plural.
  fileprivate var singular: String {
    if hasSuffix("ies") { return dropLast(3) + "y" }
    if hasSuffix("sses") || hasSuffix("xes") { return String(dropLast(2)) }
    return hasSuffix("s") && !hasSuffix("ss") && utf8.count > 3 ? String(dropLast()) : self
  }
}
