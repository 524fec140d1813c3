import Foundation
import Synchronization

/// A started program, leader of its own process group, that prints into two files.
final class ChildProcess: Sendable {
  private struct State {
    var hasEnded = false
    var wasLate = false
  }

  private let id: pid_t
  private let outputs: URL
  private let state = Mutex(State())

  /// Starts a program.
  ///
  /// - Parameters:
  ///   - words: the program's path and its arguments.
  ///   - outputs: a folder for the files `stdout` and `stderr`.
  init(words: [String], environment: [String: String], outputs: URL) throws {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    for (descriptor, name) in [(Int32(1), "stdout"), (2, "stderr")] {
      let path = outputs.appending(path: name).path
      posix_spawn_file_actions_addopen(
        &actions, descriptor, path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
    let arguments = words.map { strdup($0) } + [nil]
    let variables = environment.map { strdup("\($0)=\($1)") } + [nil]
    defer { for text in arguments + variables { free(text) } }
    var id: pid_t = 0
    let code = posix_spawn(&id, words[0], &actions, &attributes, arguments, variables)
    guard code == 0 else {
      throw ToolError.couldNotStart(program: words[0], reason: String(cString: strerror(code)))
    }
    self.id = id
    self.outputs = outputs
  }

  /// Waits for its end: the exit code, or 128 plus the number of the signal that ended it. Ask once.
  func wait() -> Int32 {
    var information = siginfo_t()
    while waitid(P_PID, id_t(id), &information, WEXITED | WNOWAIT) == -1, errno == EINTR {}
    state.withLock { $0.hasEnded = true }
    var status: Int32 = 0
    while waitpid(id, &status, 0) == -1, errno == EINTR {}
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
  }

  /// Stops it with all that it started; nothing happens when it has ended, for its id may be another's by then.
  func stop(late: Bool = false) {
    state.withLock { state in
      guard !state.hasEnded else { return }
      state.wasLate = late
      kill(-id, SIGKILL)
    }
  }

  /// Whether it was stopped because its time was up.
  var wasLate: Bool { state.withLock { $0.wasLate } }

  /// What it printed as data.
  var stdout: String { text("stdout") }

  /// What it said.
  var stderr: String { text("stderr") }

  private func text(_ name: String) -> String {
    let data = FileManager.default.contents(atPath: outputs.appending(path: name).path)
    return String(decoding: data ?? Data(), as: UTF8.self)
  }
}
