import FoundationEssentials
import GroundworkModel
import Interviewing
import YAMLDocument

/// Values of an answers file → answers, question by question, because what can be chosen depends on what came before.
struct AnswersImport {
  let knowledge: InterviewKnowledge
  let subject: InterviewSubject
  let time: String
  private(set) var answers: [Answer]
  private(set) var added: [Answer] = []
  private(set) var faults: [Diagnostic] = []

  init(
    knowledge: InterviewKnowledge, subject: InterviewSubject, answers: [Answer], time: String
  ) {
    self.knowledge = knowledge
    self.subject = subject
    self.answers = answers
    self.time = time
  }

  /// Takes the answers of a file on top of those that are there; one that says the same again is left out.
  ///
  /// ``added`` holds them person by person, in the order of the file.
  mutating func take(_ file: AnswersFile) {
    defer {
      var seen: Set<EntityID> = []
      let people = file.interviews.map(\.respondent.id).filter { seen.insert($0).inserted }
      let said = added.filter { $0.status != .settled }
      added =
        people.flatMap { person in said.filter { $0.respondent == person } }
        + added.filter { $0.status == .settled }
    }
    for question in knowledge.bank.questions {
      let elicitation = Elicitation(knowledge: knowledge, subject: subject, answers: answers)
      var found: [Answer] = []
      for interview in file.interviews {
        for entry in interview.entries where entry.question.id == question.id {
          if let answer = answer(entry, interview.respondent.id, elicitation) {
            found.append(answer)
          }
        }
      }
      add(found)
      settle(question, file.settlements)
    }
    faults += file.faults
  }

  mutating func add(_ found: [Answer]) {
    answers += found
    added += found
  }

  func isKnown(_ answer: Answer, _ item: InterviewItem) -> Bool {
    var known = answer.status == .settled ? item.ruling : item.answer(of: answer.respondent)
    known?.time = time
    return known == answer
  }

  mutating func answer(
    _ entry: AnswersFile.Entry, _ respondent: EntityID, _ elicitation: Elicitation
  ) -> Answer? {
    guard let item = item(entry, elicitation) else { return nil }
    var value: AnswerValue?
    if let node = entry.value {
      guard let read = read(node, entry.status, item, elicitation) else { return nil }
      value = read
    }
    let answer = Answer(
      question: item.question.id, subject: item.subject, respondent: respondent, value: value,
      status: entry.status, reason: entry.reason, bankVersion: knowledge.bank.version, time: time)
    return isKnown(answer, item) ? nil : answer
  }

  mutating func item(
    _ entry: AnswersFile.Entry, _ elicitation: Elicitation
  ) -> InterviewItem? {
    let items = elicitation.items.filter { $0.question.id == entry.question.id }
    guard let key = entry.subject?.key else {
      if items.isEmpty { fault(entry, "not-asked", "\(entry.question.id) is not asked here") }
      return items.first
    }
    let found = items.first { elicitation.isNamed($0.subject, key) }
    if found == nil { unknownSubject(entry, key, items) }
    return found
  }

  private mutating func unknownSubject(
    _ entry: AnswersFile.Entry, _ key: String, _ items: [InterviewItem]
  ) {
    let known = items.compactMap { $0.subject.map { String($0.path) } }
    let kind = entry.question.repeatOver?.rawValue ?? "record"
    fault(
      entry, "unknown-record", "\(entry.question.id) is not asked about a \(kind) `\(key)`",
      help: Suggestion.hint(for: key, among: known)
        ?? (known.isEmpty
          ? "no \(kind) is on record" : "known are \(known.joined(separator: ", "))"))
  }

  private mutating func read(
    _ node: YAMLNode, _ status: Answer.Status, _ item: InterviewItem, _ elicitation: Elicitation
  ) -> AnswerValue? {
    let raw =
      (try? JSONDecoder().decode(AnswerValue.self, from: Data(node.json.utf8))) ?? .text("")
    let reader = AnswerReader(
      question: item.question, choices: elicitation.choices,
      isUnfinished: status == .unfinished || status == .settled)
    switch reader.read(raw) {
    case .success(let value): return value
    case .failure(let error):
      for one in error.faults {
        var diagnostic = one.diagnostic
        diagnostic.message = "\(item.question.id): \(one.message)"
        diagnostic.location = node.descend(one.path).location
        faults.append(diagnostic)
      }
      return nil
    }
  }

  mutating func fault(
    _ entry: AnswersFile.Entry, _ rule: String, _ message: String, help: String? = nil
  ) {
    faults.append(Diagnostic(rule: rule, message: message, location: entry.place, help: help))
  }
}

extension YAMLNode {
  /// The node at the end of a path of keys and indexes, or the last one that exists on the way.
  fileprivate func descend(_ path: [String]) -> YAMLNode {
    path.reduce(self) { node, step in
      if let index = Int(step), node.elements.indices.contains(index) {
        return node.elements[index]
      }
      return node[step] ?? node
    }
  }
}
