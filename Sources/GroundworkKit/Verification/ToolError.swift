/// What keeps a tool from doing its work.
public enum ToolError: Error, Hashable, Sendable {
  /// The program could not be started.
  case couldNotStart(program: String, reason: String)
  /// It did not end in time, and was stopped.
  case timedOut(program: String, seconds: Int)
  /// The person pressed Ctrl-C; the program and its children were stopped.
  case interrupted
  /// It answered with something that is not what this version is known to answer.
  case unexpectedOutput(program: String, output: String)
}

extension ToolError: CustomStringConvertible {
  /// What happened, and what to do next.
  public var description: String {
    switch self {
    case .couldNotStart(let program, let reason): "could not start `\(program)`: \(reason)"
    case .timedOut(let program, let seconds):
      "`\(program)` did not end within \(seconds) s and was stopped"
    case .interrupted: "interrupted"
    case .unexpectedOutput(let program, let output):
      "`\(program)` answered something unexpected: \(output.prefix(300))\n"
        + "help: compare its version with the pins in `tools/requirements.txt`"
    }
  }
}
