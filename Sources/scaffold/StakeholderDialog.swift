import CommandLineSupport
import GroundworkKit
import GroundworkModel
import Interviewing

/// Asks at a terminal who is interviewed: one of those known, or somebody new, and for which role's questions.
struct StakeholderDialog {
  let people: [(name: String, role: Stakeholder.Role)]
  let voice: InterviewVoice
  let input: LineInput

  /// Who is asked, and the role whose questions are asked; nil asks everything.
  enum Outcome {
    case person(name: String, lens: Stakeholder.Role?)
    case stopped(ExitStatus)
  }

  /// Asks for the name, and for the role when it is not given.
  func ask(lens: Stakeholder.Role?) -> Outcome {
    voice.heading("Who is interviewed?")
    for (index, person) in people.enumerated() {
      voice.tell("\(index + 1)  \(person.name), \(person.role.words)")
    }
    while true {
      let typed = input.ask(people.isEmpty ? "name> " : "number, or a new name> ")
      guard case .line(let text) = typed else { return .stopped(typed.end ?? .paused) }
      guard let name = name(text) else { continue }
      return lens.map { .person(name: name, lens: $0) } ?? role(of: name)
    }
  }

  private func name(_ text: String) -> String? {
    let word = text.trimmingPrefix { $0.isWhitespace }
    if let number = Int(word) {
      if people.indices.contains(number - 1) { return people[number - 1].name }
      voice.tell("\(number) is nobody's number; type a name")
      return nil
    }
    guard Respondent(name: String(word)).hasName else {
      voice.tell("a name is needed: answers are kept under it")
      return nil
    }
    return String(word)
  }

  private func role(of name: String) -> Outcome {
    let roles = Stakeholder.Role.allCases
    voice.tell("Which questions? Those of one role, or all of them.")
    for (index, role) in roles.enumerated() {
      let number = (index < 9 ? " " : "") + "\(index + 1)"
      voice.tell("\(number)  \(role.rawValue)  \(role.words)")
    }
    while true {
      let typed = input.ask("role [all]> ")
      guard case .line(let text) = typed else { return .stopped(typed.end ?? .paused) }
      let word = text.filter { !$0.isWhitespace }.lowercased()
      if word.isEmpty || word == "all" { return .person(name: name, lens: nil) }
      let numbered = Int(word).flatMap { roles.indices.contains($0 - 1) ? roles[$0 - 1] : nil }
      if let role = numbered ?? RoleWord.role(word) { return .person(name: name, lens: role) }
      voice.tell("`\(text)` is no role; type a number, a code such as MG, or Enter for all")
    }
  }
}
