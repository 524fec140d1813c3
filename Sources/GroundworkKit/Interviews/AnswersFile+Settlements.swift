import GroundworkModel
import Interviewing
import YAMLDocument

extension AnswersFile {
  /// What a person settled on where others contradict each other.
  struct Settlement {
    var person: Respondent
    /// Whose answer is kept, when it is not a value.
    var side: YAMLNode?
    var entry: Entry
  }

  /// Everybody the file names, each once; who settles something may have answered too.
  var people: [Respondent] {
    let asked = interviews.map(\.respondent)
    return asked
      + settlements.map(\.person).filter { person in !asked.contains { $0.id == person.id } }
  }

  /// Reads an entry of `settled`; nil when it has a fault.
  mutating func settlement(_ part: YAMLNode) -> Settlement? {
    checkKeys(of: part, ["question", "record", "stakeholder", "with", "by", "because"])
    guard let person = person(part["by"]) else {
      fault("missing-stakeholder", "`by`, who settled it, is missing", at: part)
      return nil
    }
    guard (part["stakeholder"] == nil) != (part["with"] == nil) else {
      fault("missing-settlement", "one of `stakeholder` and `with` says what holds", at: part)
      return nil
    }
    guard let node = part["question"], let question = bank.question(node.text ?? "") else {
      fault("unknown-question", "`question` is missing or unknown", at: part["question"] ?? part)
      return nil
    }
    let record = part["record"].map { YAMLNode.Member($0.text ?? "", $0) }
    return Settlement(
      person: person, side: part["stakeholder"],
      entry: Entry(
        question: question, subject: record, status: .settled, reason: part["because"]?.text,
        value: part["with"], place: part.location))
  }
}
