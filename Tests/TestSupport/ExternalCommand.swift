public import Foundation

/// A program run to its end, as a test sees it.
public struct ExternalCommand: Sendable {
  /// Its exit code.
  public let status: Int32
  /// What it wrote to standard output.
  public let output: String
  /// What it wrote to standard error.
  public let errors: String

  /// Runs a program and waits for it.
  ///
  /// - Parameters:
  ///   - arguments: the program, looked up in `PATH`, and its arguments.
  ///   - environment: added to the environment of the tests.
  ///   - input: what it reads on standard input.
  ///   - folder: where it runs.
  public init(
    _ arguments: [String], environment: [String: String] = [:], input: String = "",
    in folder: URL? = nil
  ) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.currentDirectoryURL = folder
    let files = try TemporaryFolder()
    try input.write(toFile: files.path("in"), atomically: false, encoding: .utf8)
    process.standardInput = FileHandle(forReadingAtPath: files.path("in"))
    process.standardOutput = try Self.sink(files.path("out"))
    process.standardError = try Self.sink(files.path("err"))
    try process.run()
    process.waitUntilExit()
    status = process.terminationStatus
    output = try Self.text(files.path("out"))
    errors = try Self.text(files.path("err"))
  }

  private static func sink(_ path: String) throws -> FileHandle {
    try Data().write(to: URL(filePath: path))
    return try FileHandle(forWritingTo: URL(filePath: path))
  }

  private static func text(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
  }
}

/// A program that a test needed ended with an error.
public struct ExternalCommandFailure: Error, CustomStringConvertible {
  /// The command line and what it said.
  public let description: String
}

extension ExternalCommand {
  /// Runs a program that must succeed, and gives what it printed.
  @discardableResult
  public static func output(
    of arguments: [String], environment: [String: String] = [:], input: String = ""
  ) throws -> String {
    let run = try ExternalCommand(arguments, environment: environment, input: input)
    guard run.status == 0 else {
      throw ExternalCommandFailure(
        description: "\(arguments.joined(separator: " ")): \(run.status)\n\(run.errors)")
    }
    return run.output
  }
}
