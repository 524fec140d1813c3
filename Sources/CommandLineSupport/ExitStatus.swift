/// What a command's exit code says. The same for every verb of both commands.
public enum ExitStatus: Int32, Sendable {
  /// Done, nothing wrong.
  case clean = 0
  /// Done, with findings; or nothing was found.
  case findings = 1
  /// Could not work.
  case failure = 2
  /// The interview is paused and can be resumed.
  case paused = 3
  /// Required answers are missing.
  case missingAnswers = 4
  /// Interrupted by Ctrl-C; everything committed is kept.
  case interrupted = 130
}
