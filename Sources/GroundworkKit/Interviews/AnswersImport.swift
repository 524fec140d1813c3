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
      added = people.flatMap { person in added.filter { $0.respondent == person } }
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
      answers += found
      added += found
    }
    faults += file.faults
  }

  private mutating func answer(
    _ entry: AnswersFile.Entry, _ respondent: EntityID, _ elicitation: Elicitation
  ) -> Answer? {
    guard let item = item(entry, elicitation) else { return nil }
    var value: AnswerValue?
    if let node = entry.value {
      guard let read = read(node, item, elicitation) else { return nil }
      value = read
    }
    let answer = Answer(
      question: item.question.id, subject: item.subject, respondent: respondent, value: value,
      status: entry.status, reason: entry.reason, bankVersion: knowledge.bank.version, time: time)
    var known = item.answer(of: respondent)
    known?.time = time
    return known == answer ? nil : answer
  }

  private mutating func item(
    _ entry: AnswersFile.Entry, _ elicitation: Elicitation
  ) -> InterviewItem? {
    let items = elicitation.items.filter { $0.question.id == entry.question.id }
    guard let key = entry.subject?.key else {
      if items.isEmpty { fault(entry, "not-asked", "\(entry.question.id) is not asked here") }
      return items.first
    }
    let slug = Slug.make(key)
    let found = items.first { item in
      guard let id = item.subject else { return false }
      return id.path == key || Slug.make(String(id.path)) == slug
        || Slug.make(elicitation.name(of: id)) == slug
    }
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
    _ node: YAMLNode, _ item: InterviewItem, _ elicitation: Elicitation
  ) -> AnswerValue? {
    let raw =
      (try? JSONDecoder().decode(AnswerValue.self, from: Data(node.json.utf8))) ?? .text("")
    let reader = AnswerReader(question: item.question, choices: elicitation.choices)
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

  private mutating func fault(
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
