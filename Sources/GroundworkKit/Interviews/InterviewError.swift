public import GroundworkModel

/// What keeps an interview from being held.
public enum InterviewError: Error, Hashable, Sendable {
  /// The folder holds no project.
  case notAProject(folder: String)
  /// An answers file has faults; nothing of it was taken.
  case invalidAnswers([Diagnostic])
  /// The question bank makes records that do not fit their kind; nothing was saved.
  case unfitRecords([Diagnostic])
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
    }
  }
}
