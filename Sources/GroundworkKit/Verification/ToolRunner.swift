import Foundation
import Synchronization

/// How a program ended and what it printed.
struct ToolResult: Sendable {
  let exit: Int32
  let stdout: String
  let stderr: String

  /// What a person would want to read of it: standard error, else standard output, without colour.
  var words: String {
    let text = stderr.contains { !$0.isWhitespace } ? stderr : stdout
    return text.trimmingCharacters(in: .whitespacesAndNewlines)
  }
}

/// Runs outside programs: the only place that does.
///
/// Each runs in a process group of its own with telemetry switched off; its output goes through files, so it may print
/// any amount. When time is up or the person presses Ctrl-C, the whole group is stopped. (Foundation's `Process` would
/// wait for every daemon that a program leaves behind, as `pg_ctl start` does.)
struct ToolRunner: Sendable {
  /// Seconds after which a program is stopped.
  var timeout = 900

  /// Runs a program to its end.
  func run(
    _ program: String, _ arguments: [String], in folder: URL, environment: [String: String] = [:]
  ) throws -> ToolResult {
    let scratch = FileManager.default.temporaryDirectory.appending(
      path: "groundwork-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: scratch) }
    guard FileManager.default.isExecutableFile(atPath: program) else {
      throw ToolError.couldNotStart(program: program, reason: "it is not a program")
    }
    let child = try ChildProcess(
      words: ["/usr/bin/env", "--chdir=\(folder.path)", program] + arguments,
      environment: Self.environment(adding: environment), outputs: scratch)
    let exit = try finish(child, program)
    return ToolResult(exit: exit, stdout: child.stdout, stderr: child.stderr)
  }

  private func finish(_ child: ChildProcess, _ program: String) throws -> Int32 {
    let interruption = InterruptionWatch { child.stop() }
    defer { interruption.end() }
    let timer = DispatchSource.makeTimerSource()
    timer.schedule(deadline: .now() + .seconds(timeout))
    timer.setEventHandler { child.stop(late: true) }
    timer.activate()
    defer { timer.cancel() }
    let exit = child.wait()
    if interruption.hasHappened { throw ToolError.interrupted }
    if child.wasLate { throw ToolError.timedOut(program: program, seconds: timeout) }
    return exit
  }

  private static func environment(adding own: [String: String]) -> [String: String] {
    var variables = ProcessInfo.processInfo.environment
    variables["PYTHONDONTWRITEBYTECODE"] = nil
    return variables.merging(withoutTelemetry) { $1 }.merging(own) { $1 }
  }

  private static let withoutTelemetry = [
    "DO_NOT_TRACK": "1",
    "DBT_SEND_ANONYMOUS_USAGE_STATS": "false",
    "RUNTIME__DLTHUB_TELEMETRY": "false",
    "AIRFLOW__USAGE_DATA_COLLECTION__ENABLED": "False",
    "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
    "NO_COLOR": "1",
  ]
}

/// Notices Ctrl-C while a program runs, instead of letting it end this process and orphan the program.
private struct InterruptionWatch {
  /// Whether it came.
  private final class Occurrence: Sendable {
    let happened = Mutex(false)
  }

  private let occurrence = Occurrence()
  private let sources: [any DispatchSourceSignal]
  private static let signals = [SIGINT, SIGTERM, SIGHUP]

  init(_ onInterruption: @escaping @Sendable () -> Void) {
    sources = Self.signals.map {
      DispatchSource.makeSignalSource(signal: $0, queue: .global(qos: .userInitiated))
    }
    for (number, source) in zip(Self.signals, sources) {
      signal(number, SIG_IGN)
      source.setEventHandler { [occurrence] in
        occurrence.happened.withLock { $0 = true }
        onInterruption()
      }
      source.activate()
    }
  }

  var hasHappened: Bool { occurrence.happened.withLock { $0 } }

  /// Gives the signals their ordinary meaning back.
  func end() {
    for source in sources { source.cancel() }
    for number in Self.signals { signal(number, SIG_DFL) }
  }
}
