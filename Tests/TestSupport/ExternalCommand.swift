/// A program that a test cannot do without.
public enum ExternalCommand {
  /// Runs a program that must succeed, and gives what it printed.
  ///
  /// - Parameter arguments: the program, looked up in `PATH`, and its arguments.
  @discardableResult
  public static func output(
    of arguments: [String], environment: [String: String] = [:], input: String = ""
  ) throws -> String {
    let run = try BuiltCommand(program: arguments[0]).run(
      Array(arguments.dropFirst()), environment: environment, input: input)
    guard run.exit == 0 else {
      throw ExternalCommandFailure(description: "\(arguments.joined(separator: " ")): \(run)")
    }
    return run.stdout
  }
}

/// A program that a test needed ended with an error.
public struct ExternalCommandFailure: Error, CustomStringConvertible {
  /// The command line and what it said.
  public let description: String
}
