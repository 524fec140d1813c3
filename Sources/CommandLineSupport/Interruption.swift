import Foundation
import Synchronization

/// What happens on SIGINT and SIGTERM outside the line editor: words, the terminal as it was, exit code 130 or 143.
public enum Interruption {
  /// Waits for the signals in a thread of its own; work that is committed stays, work that is not is undone by SQLite.
  public static func end(saying words: String) {
    let signals = Signals()
    Thread.detachNewThread { signals.end(after: signals.wait(), saying: words) }
  }

  /// Lets the program end by itself at a safe point after the first signal, and ends it at once at the second.
  ///
  /// - Parameter words: what is said at the first signal.
  /// - Returns: the exit code that the first signal asks for; nil as long as there was none.
  public static func watch(saying words: String) -> @Sendable () -> Int32? {
    let signals = Signals()
    let code = ExitCodeCell()
    Thread.detachNewThread {
      code.value.store(128 + signals.wait(), ordering: .releasing)
      Terminal.say("\n" + words)
      signals.end(after: signals.wait(), saying: "ended at once; what was committed is kept")
    }
    return {
      let value = code.value.load(ordering: .acquiring)
      return value == 0 ? nil : value
    }
  }
}

/// The exit code, written by the thread that waits for signals; 0 as long as there was none.
private final class ExitCodeCell: Sendable {
  let value = Atomic<Int32>(0)
}

/// SIGINT and SIGTERM, kept from ending the process, and the terminal's settings before them.
private struct Signals: Sendable {
  private let set: sigset_t
  private let terminal: termios?

  init() {
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGINT)
    sigaddset(&signals, SIGTERM)
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    set = signals
    var settings = termios()
    terminal = tcgetattr(STDIN_FILENO, &settings) == 0 ? settings : nil
  }

  /// The number of the next signal.
  func wait() -> Int32 {
    var number: Int32 = 0
    var signals = set
    sigwait(&signals, &number)
    return number
  }

  func end(after number: Int32, saying words: String) {
    if var settings = terminal { tcsetattr(STDIN_FILENO, TCSANOW, &settings) }
    Terminal.say("\n" + words)
    _exit(128 + number)
  }
}
