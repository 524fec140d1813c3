import GroundworkModel
import Interviewing
import YAMLDocument

/// Answers of several stakeholders as text, written by a person or exported from a catalog.
///
/// ```yaml
/// bank_version: 1
/// interviews:
///   - stakeholder:
///       name: Maria Keller
///       role: PO
///     answers:
///       Q0.1:
///         name: Online store
///         outcome: …
///       Q2.4:
///         weekly-newsletter: 24 h          # questions that repeat are keyed by the record
///         restock: {unknown: ask Jonas}    # also assumed, not_applicable, skipped, deferred, stale, unfinished
/// settled:
///   - question: Q2.4
///     record: weekly-newsletter
///     stakeholder: Maria Keller            # or what holds: `with: 12 h`
///     by: Jonas Brandt
///     because: he pays for it
/// ```
struct AnswersFile {
  /// One stakeholder's part.
  struct Interview {
    var respondent: Respondent
    var entries: [Entry]
  }

  /// One answer as it stands in the file.
  struct Entry {
    let question: Question
    /// The key under which the record is named, for questions that repeat.
    let subject: YAMLNode.Member?
    let status: Answer.Status
    let reason: String?
    let value: YAMLNode?
    let place: SourceLocation
  }

  private(set) var interviews: [Interview] = []
  private(set) var settlements: [Settlement] = []
  private(set) var faults: [Diagnostic] = []
  let bank: QuestionBank

  /// Reads the outline: who answers which question about what. Values are read later, in the order of the bank.
  init(_ text: String, file: String, bank: QuestionBank) throws {
    self.bank = bank
    let root = try YAML.parse(text, file: file)
    checkKeys(of: root, ["bank_version", "interviews", "settled"])
    checkVersion(root)
    guard let parts = root["interviews"], !parts.elements.isEmpty else {
      fault("missing-interviews", "the list `interviews` is missing or empty", at: root)
      return
    }
    for part in parts.elements { read(part) }
    settlements = (root["settled"]?.elements ?? []).compactMap { settlement($0) }
  }

  private mutating func checkVersion(_ root: YAMLNode) {
    guard let version = root["bank_version"], version.content != .integer(bank.version) else {
      return
    }
    fault(
      "bank-version", "the answers are for another version of the questions",
      at: version, help: "this version asks bank_version \(bank.version)")
  }

  private mutating func read(_ part: YAMLNode) {
    checkKeys(of: part, ["stakeholder", "answers"])
    guard let respondent = person(part["stakeholder"]) else {
      fault("missing-stakeholder", "`stakeholder` with a `name` is missing", at: part)
      return
    }
    var entries: [Entry] = []
    for member in part["answers"]?.members ?? [] { entries += self.entries(of: member) }
    interviews.append(Interview(respondent: respondent, entries: entries))
  }

  /// A person: a name, or a name with role and unit.
  mutating func person(_ node: YAMLNode?) -> Respondent? {
    guard let node, let name = node.text ?? node["name"]?.text, !name.isEmpty else { return nil }
    checkKeys(of: node, ["name", "role", "unit"])
    return Respondent(name: name, role: role(node["role"]), unit: node["unit"]?.text)
  }

  private mutating func role(_ node: YAMLNode?) -> Stakeholder.Role? {
    guard let node else { return nil }
    if let role = node.text.flatMap({ Stakeholder.Role(rawValue: $0.uppercased()) }) { return role }
    let roles = Stakeholder.Role.allCases.map(\.rawValue).joined(separator: ", ")
    fault("unknown-role", "`\(node.text ?? "")` is not a role", at: node, help: "one of \(roles)")
    return nil
  }

  private mutating func entries(of member: YAMLNode.Member) -> [Entry] {
    guard let question = bank.question(member.key) else {
      let hint = Suggestion.hint(for: member.key, among: bank.questions.map(\.id))
      fault(
        "unknown-question", "there is no question `\(member.key)`", at: member.value,
        place: member.value.location, help: hint ?? "`scaffold interview` lists them with :list")
      return []
    }
    guard question.repeatOver != nil else { return [entry(question, nil, member.value)] }
    guard case .mapping(let records) = member.value.content else {
      fault(
        "not-by-record",
        "\(question.id) is asked about each \(question.repeatOver?.rawValue ?? "")",
        at: member.value, help: "write the record's name, then its answer, below \(question.id)")
      return []
    }
    return records.map { entry(question, $0, $0.value) }
  }

  private func entry(
    _ question: Question, _ subject: YAMLNode.Member?, _ node: YAMLNode
  ) -> Entry {
    if case .mapping(let members) = node.content, members.count == 1 || node["note"] != nil,
      let first = members.first, !question.columns.contains(where: { $0.id == first.key }),
      let status = AnswerMark.status(first.key)
    {
      let isValue = AnswerMark.carriesValue(status)
      let note = isValue ? node["note"]?.text : first.value.text
      return Entry(
        question: question, subject: subject, status: status,
        reason: note.flatMap { $0.isEmpty ? nil : $0 }, value: isValue ? first.value : nil,
        place: node.location)
    }
    return Entry(
      question: question, subject: subject, status: .answered, reason: nil, value: node,
      place: node.location)
  }

  mutating func checkKeys(of node: YAMLNode, _ known: [String]) {
    for member in node.members where !known.contains(member.key) {
      fault(
        "unknown-key", "the key `\(member.key)` is not known here", at: member.value,
        help: Suggestion.hint(for: member.key, among: known)
          ?? "known are \(known.joined(separator: ", "))")
    }
  }

  mutating func fault(
    _ rule: String, _ message: String, at node: YAMLNode, place: SourceLocation? = nil,
    help: String? = nil
  ) {
    faults.append(
      Diagnostic(rule: rule, message: message, location: place ?? node.location, help: help))
  }
}

/// Words that mark an answer as something else than plainly answered.
enum AnswerMark {
  private static let words: [(String, Answer.Status)] = [
    ("unknown", .unknown), ("assumed", .assumed), ("not_applicable", .notApplicable),
    ("skipped", .skipped), ("deferred", .deferred), ("stale", .stale), ("unfinished", .unfinished),
    ("answer", .answered),
  ]

  static func status(_ word: String) -> Answer.Status? { words.first { $0.0 == word }?.1 }

  static func word(_ status: Answer.Status) -> String {
    words.first { $0.1 == status }?.0 ?? "answer"
  }

  static func carriesValue(_ status: Answer.Status) -> Bool {
    [.answered, .assumed, .stale, .unfinished].contains(status)
  }
}
