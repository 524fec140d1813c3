public import GroundworkModel

/// What keeps an interview from being held.
public enum InterviewError: Error, Hashable, Sendable {
  /// The folder holds no project.
  case notAProject(folder: String)
  /// An answers file has faults; nothing of it was taken.
  case invalidAnswers([Diagnostic])
  /// The question bank makes records that do not fit their kind; nothing was saved.
  case unfitRecords([Diagnostic])
  /// Nobody disagrees about a question; the conflicts there are.
  case noConflict(String, known: [String])
  /// People disagree about a question for more than one record.
  case severalConflicts(String, known: [String])
  /// A person takes no side in a conflict; those who do.
  case noSide(String, known: [String])
  /// What a conflict should be settled on is no answer; nothing was saved.
  case invalidSettlement([Diagnostic])
}

extension InterviewError: CustomStringConvertible {
  /// What happened, and what to do next.
  public var description: String {
    switch self {
    case .notAProject(let folder):
      "there is no project in `\(folder)`\nhelp: make one with `scaffold init NAME`, or name its folder with `--project`"
    case .invalidAnswers(let faults):
      "\(faults.count) \(faults.count == 1 ? "fault" : "faults") in the answers; nothing was taken\n"
        + faults.map(\.description).joined(separator: "\n")
    case .unfitRecords(let faults):
      "the question bank is at odds with itself; nothing was saved\n"
        + faults.map(\.description).joined(separator: "\n")
    case .noConflict(let question, let known):
      known.isEmpty
        ? "nobody contradicts anybody about `\(question)`\nhelp: `scaffold status` shows what is open"
        : "nobody contradicts anybody about `\(question)`\nhelp: the conflicts are \(known.joined(separator: ", "))"
    case .severalConflicts(let question, let known):
      "there is more than one conflict about \(question)\nhelp: name the record: \(known.joined(separator: ", "))"
    case .noSide(let name, let known):
      "`\(name)` takes no side in it\nhelp: those who do are \(known.joined(separator: ", ")); or say what holds with `--with`"
    case .invalidSettlement(let faults):
      "it cannot be settled on that; nothing was saved\n"
        + faults.map(\.description).joined(separator: "\n")
    }
  }
}
