public import ArgumentParser
import Foundation

/// Runs a root command and turns whatever it throws into words and an exit code.
public enum CommandRunner {
  /// Parses the arguments, runs the verb, and ends the process.
  ///
  /// A verb throws ``ArgumentParser/ExitCode`` to end with a code after it has said its piece; any other error is
  /// printed as `error: …` with its causes, and the exit code is ``ExitStatus/failure``.
  public static func run(_ root: any ParsableCommand.Type) -> Never {
    Terminal.endQuietlyOnBrokenPipe()
    do {
      var command = try root.parseAsRoot()
      try command.run()
      exit(ExitStatus.clean.rawValue)
    } catch let code as ExitCode {
      exit(code.rawValue)
    } catch  where isUsage(error, of: root) {
      root.exit(withError: error)
    } catch {
      Terminal.say("error: \(error)")
      exit(ExitStatus.failure.rawValue)
    }
  }

  private static func isUsage(_ error: any Error, of root: any ParsableCommand.Type) -> Bool {
    let code = root.exitCode(for: error)
    return code == .validationFailure || code == .success
  }
}

extension ExitStatus {
  /// The status as something a verb can throw.
  public var code: ExitCode { ExitCode(rawValue) }
}
