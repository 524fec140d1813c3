import CatalogStore
public import GroundworkModel
import Interviewing

extension InterviewSession {
  /// Takes an answers file, all of it or nothing, in one transaction. It may answer any question, whatever the depth.
  ///
  /// - Returns: how many answers were new.
  public mutating func take(answers text: String, file: String) throws -> Int {
    let outline = try AnswersFile(text, file: file, bank: knowledge.bank)
    let people = outline.people
    var known = subject
    known.depth = "full"
    known.base += people.map { person in
      person.entity(over: subject.base.first { $0.id == person.id })
    }
    var intake = AnswersImport(
      knowledge: knowledge, subject: known, answers: answers, time: CatalogStore.now())
    intake.take(outline)
    guard intake.faults.isEmpty else { throw InterviewError.invalidAnswers(intake.faults.sorted()) }
    try save(intake.added, of: people, by: "scaffold interview --answers")
    return intake.added.count
  }

  /// All answers as text that reads back as the same answers.
  public func exportedAnswers() -> String {
    AnswersExport(
      elicitation: elicitation, subject: subject, answers: answers,
      bankVersion: knowledge.bank.version
    ).text()
  }

  /// Takes over every proposal of questions that nobody has answered, as assumed, for one respondent.
  ///
  /// - Returns: how many were taken over.
  public mutating func acceptProposals(by respondent: EntityID, lens: Stakeholder.Role?) throws
    -> Int
  {
    var interview = interview(with: respondent, lens: lens)
    let assumed = interview.acceptProposals(at: CatalogStore.now())
    if !assumed.isEmpty { try save(assumed, by: respondent.rawValue) }
    return assumed.count
  }
}
