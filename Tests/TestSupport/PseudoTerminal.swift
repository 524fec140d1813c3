public import Foundation

/// A command at a real terminal: what it draws is read, what is typed reaches it key by key.
///
/// ```swift
/// let terminal = try PseudoTerminal(BuiltCommand.scaffold.path, ["interview"], in: folder.url)
/// try terminal.expect("Q0.1")
/// terminal.type("Shop | people know\r")
/// #expect(terminal.end() == 0)
/// ```
public final class PseudoTerminal {
  /// What it waited for never came.
  public struct NotSeen: Error, CustomStringConvertible {
    let wanted: String
    let seen: String
    /// What was waited for, and the last that was seen.
    public var description: String { "not seen: \(wanted)\n--- seen\n\(seen)" }
  }

  /// Everything it has drawn so far.
  public private(set) var screen = ""
  /// The process id of the command.
  public let process: pid_t
  private let terminal: Int32
  private var bytes: [UInt8] = []
  private var read = 0

  /// Starts a program with its input, output and talk at a new terminal of 100 columns.
  public init(
    _ path: String, _ arguments: [String], in folder: URL, environment: [String: String] = [:]
  ) throws {
    terminal = open("/dev/ptmx", O_RDWR | O_NOCTTY)
    var isLocked: Int32 = 0
    var number: UInt32 = 0
    guard terminal >= 0, ioctl(terminal, Self.setLock, &isLocked) == 0,
      ioctl(terminal, Self.getNumber, &number) == 0
    else { throw CocoaError(.fileReadUnknown) }
    let name = "/dev/pts/\(number)"
    var size = winsize(ws_row: 40, ws_col: 100, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(terminal, UInt(TIOCSWINSZ), &size)
    var variables = ProcessInfo.processInfo.environment
    variables["TERM"] = "xterm"
    for (name, value) in environment { variables[name] = value.isEmpty ? nil : value }
    process = try Self.start(
      ["env", "--chdir=\(folder.path)", path] + arguments, variables, terminal: name)
  }

  /// TIOCSPTLCK, TIOCGPTN and POSIX_SPAWN_SETSID, which the Swift overlay of glibc leaves out.
  private static let setLock: UInt = 0x4004_5431
  private static let getNumber: UInt = 0x8004_5430
  private static let newSession: Int16 = 0x80

  deinit {
    kill(process, SIGKILL)
    close(terminal)
  }

  private static func start(
    _ words: [String], _ variables: [String: String], terminal name: String
  ) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    posix_spawnattr_setflags(&attributes, newSession)
    for descriptor: Int32 in 0...2 {
      posix_spawn_file_actions_addopen(&actions, descriptor, name, O_RDWR, 0)
    }
    let arguments = words.map { strdup($0) }
    let environment = variables.map { strdup("\($0)=\($1)") }
    defer { for text in arguments + environment { free(text) } }
    var process: pid_t = 0
    let code = posix_spawnp(
      &process, "env", &actions, &attributes, arguments + [nil], environment + [nil])
    guard code == 0 else { throw CocoaError(.executableNotLoadable) }
    return process
  }

  /// Types keys; `\r` is Enter, `\u{03}` Ctrl-C, `\u{04}` Ctrl-D.
  public func type(_ keys: String) {
    var rest = Array(keys.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(terminal, $0.baseAddress, min($0.count, 1024)) }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
      if !rest.isEmpty { drain(milliseconds: 0) }
    }
  }

  /// Reads until a text has been drawn after what was expected before; fails after a while.
  ///
  /// - Returns: everything drawn since the last expectation.
  @discardableResult
  public func expect(_ text: String, within seconds: Int = 30) throws -> String {
    let deadline = ContinuousClock.now + .seconds(seconds)
    while true {
      let fresh = String(decoding: bytes[read...], as: UTF8.self)
      if let range = fresh.range(of: text) {
        read += fresh[..<range.upperBound].utf8.count
        return String(fresh[..<range.upperBound])
      }
      guard ContinuousClock.now < deadline, drain(milliseconds: 200) else {
        throw NotSeen(wanted: text, seen: String(fresh.suffix(2000)))
      }
    }
  }

  /// Sends a signal.
  public func signal(_ number: Int32) { kill(process, number) }

  /// Reads to the end and gives the exit code; 128 plus the signal's number when it was killed.
  ///
  /// A command that does not end by itself within half a minute is killed.
  public func end() -> Int32 {
    let deadline = ContinuousClock.now + .seconds(30)
    while drain(milliseconds: 200), ContinuousClock.now < deadline {}
    if ContinuousClock.now >= deadline { kill(process, SIGKILL) }
    var status: Int32 = 0
    while waitpid(process, &status, 0) == -1, errno == EINTR {}
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
  }

  /// Reads what is there; false when the command has closed its terminal.
  @discardableResult
  private func drain(milliseconds: Int32) -> Bool {
    var wait = pollfd(fd: terminal, events: Int16(POLLIN), revents: 0)
    guard poll(&wait, 1, milliseconds) > 0 else { return true }
    var chunk = [UInt8](repeating: 0, count: 65_536)
    let count = Foundation.read(terminal, &chunk, chunk.count)
    guard count > 0 else { return false }
    bytes += chunk[..<count]
    screen = String(decoding: bytes, as: UTF8.self)
    return true
  }
}
