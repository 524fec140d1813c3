import GroundworkModel
import Interviewing
import YAMLDocument

/// Answers → the text that reads back as the same answers: people in the order in which they spoke, questions and
/// records in the order in which they are asked.
struct AnswersExport {
  let elicitation: Elicitation
  let subject: InterviewSubject
  let answers: [Answer]
  let bankVersion: Int

  func text() -> String {
    let parts = respondents.map { part(of: $0) }
    let settled = elicitation.items.compactMap { settlement(of: $0) }
    let end = settled.isEmpty ? [] : [("settled", YAMLNode(.sequence(settled)))]
    return YAMLWriter.write(
      .mapping(
        [
          ("bank_version", YAMLNode(.integer(bankVersion))),
          ("interviews", YAMLNode(.sequence(parts))),
        ] + end))
  }

  /// What a person settled a question on; who has answered nothing is written out in full.
  private func settlement(of item: InterviewItem) -> YAMLNode? {
    guard let ruling = item.ruling, let value = ruling.value else { return nil }
    let isKnown = respondents.contains(ruling.respondent)
    let by = person(ruling.respondent)
    let record = item.subject.map { [("record", YAMLNode(.text(String($0.path))))] } ?? []
    let reason = ruling.reason.map { [("because", YAMLNode(.text($0)))] } ?? []
    return .mapping(
      [("question", YAMLNode(.text(item.question.id)))] + record
        + [("with", YAMLNode(value, columns: item.question.columns))]
        + [("by", isKnown ? by["name"] ?? by : by)] + reason)
  }

  private var respondents: [EntityID] {
    var seen: Set<EntityID> = []
    return answers.filter { $0.status != .settled }.map(\.respondent)
      .filter { seen.insert($0).inserted }
  }

  private func part(of respondent: EntityID) -> YAMLNode {
    .mapping([("stakeholder", person(respondent)), ("answers", said(by: respondent))])
  }

  private func person(_ id: EntityID) -> YAMLNode {
    let entity = subject.base.first { $0.id == id }
    var members = [("name", YAMLNode(.text(entity?.name ?? String(id.path))))]
    if case .stakeholder(let details)? = entity?.details {
      members.append(("role", YAMLNode(.text(details.role.rawValue))))
      if let unit = details.unit { members.append(("unit", YAMLNode(.text(unit)))) }
    }
    return .mapping(members)
  }

  private func said(by respondent: EntityID) -> YAMLNode {
    var members: [(String, YAMLNode)] = []
    for item in elicitation.items {
      guard let answer = item.answer(of: respondent), answer.reason != "undone" else { continue }
      let node = node(of: answer, item.question)
      guard let subject = item.subject else {
        members.append((item.question.id, node))
        continue
      }
      let own = (String(subject.path), node)
      if let index = members.firstIndex(where: { $0.0 == item.question.id }) {
        let records = members[index].1.members.map { ($0.key, $0.value) } + [own]
        members[index].1 = .mapping(records)
      } else {
        members.append((item.question.id, .mapping([own])))
      }
    }
    return .mapping(members)
  }

  private func node(of answer: Answer, _ question: Question) -> YAMLNode {
    let value = answer.value.map { YAMLNode($0, columns: question.columns) }
    guard AnswerMark.carriesValue(answer.status), let value else {
      return .mapping([(AnswerMark.word(answer.status), YAMLNode(.text(answer.reason ?? "")))])
    }
    guard answer.status != .answered || answer.reason != nil else { return value }
    let note = answer.reason.map { [("note", YAMLNode(.text($0)))] } ?? []
    return .mapping([(AnswerMark.word(answer.status), value)] + note)
  }
}

extension YAMLNode {
  fileprivate static func mapping(_ members: [(String, YAMLNode)]) -> YAMLNode {
    YAMLNode(.mapping(members.map { Member($0.0, $0.1) }))
  }

  /// An answer's value, cells in the order of the columns.
  fileprivate init(_ value: AnswerValue, columns: [AnswerField]) {
    switch value {
    case .text(let text): self.init(.text(text))
    case .flag(let flag): self.init(.bool(flag))
    case .number(let number):
      let isWhole = number == number.rounded() && abs(number) < 1e15
      self.init(isWhole ? .integer(Int(number)) : .number(number))
    case .list(let items):
      self.init(.sequence(items.map { YAMLNode($0, columns: columns) }))
    case .record(let fields):
      let known = columns.map(\.id).filter { fields[$0] != nil }
      let rest = fields.keys.filter { !known.contains($0) }.sorted()
      self = .mapping(
        (known + rest).compactMap { name in
          fields[name].map { (name, YAMLNode($0, columns: [])) }
        })
    }
  }
}
