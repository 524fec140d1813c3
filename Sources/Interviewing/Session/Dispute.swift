public import GroundworkModel

/// A question about which people contradict each other, and what it was settled on.
public struct Dispute: Sendable {
  /// One side.
  public struct Position: Sendable {
    /// The stakeholder.
    public var respondent: EntityID
    /// Their name.
    public var who: String
    /// What they said where they differ, in words.
    public var said: String
  }

  /// The question and the record it is about.
  public var key: InterviewItem.Key
  /// The stage of the question.
  public var stage: String
  /// The record and the question's title: `Revenue: target and thresholds`.
  public var title: String
  /// The question, in full.
  public var question: String
  /// The sides, the best placed first.
  public var positions: [Position]
  /// The cells that differ, as headings; empty when the answer is one value.
  public var columns: [String]
  /// Who answers for the record, by name.
  public var owner: String?
  /// What it was settled on; nil while it is open.
  public var settlement: Settled?

  /// What a dispute was settled on.
  public struct Settled: Sendable {
    /// What holds, in words.
    public var words: String
    /// Who settled it, by name.
    public var by: String
    /// Why.
    public var because: String?
  }
}

extension Dispute {
  /// The question, each side, and what it was settled on, in one line.
  public var words: String {
    let sides = positions.map { "\($0.who): \($0.said)" }.joined(separator: "; ")
    let end = settlement.map { " — settled: \($0.words), by \($0.by)" } ?? ""
    return "! \(question) \(sides)\(end)"
  }
}

extension Elicitation {
  /// What people contradict each other about, settled or not.
  public var disputes: [Dispute] {
    items.filter { !$0.settlement.positions.isEmpty }.map { dispute($0) }
  }

  /// What people contradict each other about and nobody has settled.
  public var openDisputes: [Dispute] { disputes.filter { $0.settlement == nil } }

  private func dispute(_ item: InterviewItem) -> Dispute {
    let positions = item.settlement.positions.map { position in
      Dispute.Position(
        respondent: position.stakeholder, who: personName(position.stakeholder),
        said: position.statement)
    }
    return Dispute(
      key: item.key, stage: item.question.stage, title: title(of: item), question: text(of: item),
      positions: positions,
      columns: item.question.field.kind == .form ? item.settlement.disputed.map(\.title) : [],
      owner: item.subject.flatMap { book[$0]?.owner }, settlement: settled(item))
  }

  /// Whether a person may mean a record by a word: its name or path.
  public func isNamed(_ record: EntityID?, _ word: String) -> Bool {
    guard let record else { return false }
    let slug = Slug.make(word)
    return record.path == word || Slug.make(String(record.path)) == slug
      || Slug.make(name(of: record)) == slug
  }

  /// The record and the question's title.
  func title(of item: InterviewItem) -> String {
    [item.subject.map { name(of: $0) }, item.question.title].compactMap(\.self)
      .joined(separator: ": ")
  }

  /// What a dispute was settled on; nil while it is open.
  func settled(_ item: InterviewItem) -> Dispute.Settled? {
    guard let ruling = item.settlement.ruling, let value = ruling.value else { return nil }
    let words = Disagreement.words(value, item.settlement.disputed, item.question)
    let side = item.settlement.positions.first { $0.statement == words }
      .map { " (\(personName($0.stakeholder)))" }
    return Dispute.Settled(
      words: words + (side ?? ""), by: personName(ruling.respondent), because: ruling.reason)
  }
}
