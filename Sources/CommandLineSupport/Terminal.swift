import Foundation

/// Where commands talk: data to standard output, talk to standard error, colour only where it is wanted.
public enum Terminal {
  /// Writes data, the product of the command, as a line.
  public static func print(_ text: String) { write(text + "\n", to: .standardOutput) }

  /// Writes talk: progress, hints, errors.
  public static func say(_ text: String) { write(text + "\n", to: .standardError) }

  /// Shows one line of progress in place of the last one, where a person watches; an empty text wipes it.
  public static func showProgress(_ text: String) {
    guard isTalkTerminal else { return }
    write("\r\u{1B}[2K" + text.prefix(100), to: .standardError)
  }

  /// Whether standard output is a terminal.
  public static var isOutputTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  /// Whether standard error is a terminal.
  public static var isTalkTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  /// Whether standard input is a terminal.
  public static var isInputTerminal: Bool { isatty(STDIN_FILENO) == 1 }

  /// Whether colour is wanted on standard output: a terminal, not dumb, and `NO_COLOR` unset.
  public static var wantsColor: Bool {
    let environment = ProcessInfo.processInfo.environment
    return isOutputTerminal && environment["TERM"] != "dumb"
      && (environment["NO_COLOR"] ?? "").isEmpty
  }

  /// Whether a line can be edited in place: three terminals, not dumb, and `ACCESSIBLE` unset.
  public static var canEditLines: Bool {
    let environment = ProcessInfo.processInfo.environment
    return isInputTerminal && isOutputTerminal && isTalkTerminal && environment["TERM"] != "dumb"
      && (environment["ACCESSIBLE"] ?? "").isEmpty
  }

  /// The width of the terminal, 80 when it does not say.
  public static var columns: Int {
    var size = winsize()
    guard ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }

  /// Makes a closed pipe end the process quietly, as `catalog list | head` expects.
  public static func endQuietlyOnBrokenPipe() { signal(SIGPIPE, SIG_DFL) }

  private static func write(_ text: String, to handle: FileHandle) {
    try? handle.write(contentsOf: Data(text.utf8))
  }
}
