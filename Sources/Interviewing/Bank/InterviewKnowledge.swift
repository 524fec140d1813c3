/// Everything an interview knows before anybody has said anything.
public struct InterviewKnowledge: Hashable, Sendable {
  /// The questions.
  public var bank: QuestionBank
  /// The measures that most organisations know.
  public var library: MetricLibrary
  /// Industries and functions.
  public var industries: IndustryList
  /// Words that make an answer weaker than it looks.
  public var wording: WordingRules

  /// Knowledge from its four files.
  public init(
    bank: QuestionBank, library: MetricLibrary, industries: IndustryList, wording: WordingRules
  ) {
    self.bank = bank
    self.library = library
    self.industries = industries
    self.wording = wording
  }
}
