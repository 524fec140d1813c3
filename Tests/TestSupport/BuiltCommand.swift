public import Foundation

/// One of the two commands as it was built beside the tests, run as a person would run it.
///
/// ```swift
/// let output = try BuiltCommand.catalog.run("search", "customer", in: folder.url)
/// #expect(output.exit == 0 && output.stdout.contains("dataset/shop.customers"), "\(output)")
/// ```
///
/// Output goes through files, so a command may print any amount; nothing waits on a pipe.
public struct BuiltCommand: Sendable {
  /// `catalog`.
  public static let catalog = BuiltCommand("catalog")
  /// `scaffold`.
  public static let scaffold = BuiltCommand("scaffold")

  /// The path of the binary: in `GROUNDWORK_BIN` when set, else in `.build/debug`.
  public let path: String

  /// A built product of the package by its name.
  public init(_ name: String) {
    let folder = ProcessInfo.processInfo.environment["GROUNDWORK_BIN"]
    path = (folder ?? Checkout.root.appending(path: ".build/debug").path) + "/" + name
  }

  /// Any program, run in the same way.
  public init(program path: String) { self.path = path }

  /// Runs the command to its end.
  ///
  /// - Parameters:
  ///   - arguments: as typed.
  ///   - folder: where it runs; the tests' own folder when nil.
  ///   - environment: added to the tests' own environment; an empty text removes a variable.
  ///   - input: what it reads on standard input.
  public func run(
    _ arguments: [String], in folder: URL? = nil, environment: [String: String] = [:],
    input: String = ""
  ) throws -> CommandOutput {
    try start(arguments, in: folder, environment: environment, input: input).output()
  }

  /// Runs the command to its end, arguments as a list.
  public func run(
    _ arguments: String..., in folder: URL? = nil, environment: [String: String] = [:],
    input: String = ""
  ) throws -> CommandOutput {
    try run(arguments, in: folder, environment: environment, input: input)
  }

  /// Starts the command and does not wait for it.
  public func start(
    _ arguments: [String], in folder: URL? = nil, environment: [String: String] = [:],
    input: String = ""
  ) throws -> RunningCommand {
    let scratch = try TemporaryFolder()
    try input.write(toFile: scratch.path("stdin"), atomically: false, encoding: .utf8)
    var variables = ProcessInfo.processInfo.environment
    for (name, value) in environment { variables[name] = value.isEmpty ? nil : value }
    let process = try Spawn.start(
      path, arguments, environment: variables, folder: folder?.path, scratch: scratch)
    return RunningCommand(process: process, scratch: scratch)
  }
}

/// How a command ended and what it printed.
public struct CommandOutput: Sendable, CustomStringConvertible {
  /// The exit code; 128 plus the signal's number when it was killed.
  public let exit: Int32
  /// What it wrote as data.
  public let stdout: String
  /// What it said.
  public let stderr: String

  /// All of it, for the message of a failed expectation.
  public var description: String { "exit \(exit)\n--- stdout\n\(stdout)\n--- stderr\n\(stderr)" }
}

/// A command that may still be running.
public struct RunningCommand: Sendable {
  /// Its process id.
  public let process: pid_t
  let scratch: TemporaryFolder

  /// Sends a signal: `SIGINT` as Ctrl-C does, `SIGKILL` as a power cut does.
  public func signal(_ number: Int32) { kill(process, number) }

  /// Waits for its end. Ask once.
  public func output() -> CommandOutput {
    var status: Int32 = 0
    while waitpid(process, &status, 0) == -1, errno == EINTR {}
    let signal = status & 0x7F
    return CommandOutput(
      exit: signal == 0 ? (status >> 8) & 0xFF : 128 + signal, stdout: text("stdout"),
      stderr: text("stderr"))
  }

  private func text(_ name: String) -> String {
    let data = FileManager.default.contents(atPath: scratch.path(name)) ?? Data()
    return String(decoding: data, as: UTF8.self)
  }
}

private enum Spawn {
  static func start(
    _ path: String, _ arguments: [String], environment: [String: String], folder: String?,
    scratch: TemporaryFolder
  ) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    let create = O_WRONLY | O_CREAT | O_TRUNC
    posix_spawn_file_actions_addopen(&actions, 0, scratch.path("stdin"), O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, scratch.path("stdout"), create, 0o600)
    posix_spawn_file_actions_addopen(&actions, 2, scratch.path("stderr"), create, 0o600)
    let words = (enter(folder) + [path] + arguments).map { strdup($0) }
    let variables = environment.map { strdup("\($0)=\($1)") }
    defer { for text in words + variables { free(text) } }
    var process: pid_t = 0
    let code = posix_spawnp(
      &process, folder == nil ? path : "env", &actions, nil, words + [nil], variables + [nil])
    guard code == 0 else {
      throw CocoaError(.executableNotLoadable, userInfo: [NSFilePathErrorKey: path])
    }
    return process
  }

  /// `env` changes the folder and becomes the program: the process id stays.
  private static func enter(_ folder: String?) -> [String] {
    folder.map { ["env", "--chdir=\($0)"] } ?? []
  }
}
