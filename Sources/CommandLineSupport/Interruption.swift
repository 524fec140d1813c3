import Foundation

/// What happens on SIGINT and SIGTERM outside the line editor: words, the terminal as it was, exit code 130 or 143.
public enum Interruption {
  /// Waits for the signals in a thread of its own; work that is committed stays, work that is not is undone by SQLite.
  public static func end(saying words: String) {
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGINT)
    sigaddset(&signals, SIGTERM)
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    var terminal = termios()
    let isTerminal = tcgetattr(STDIN_FILENO, &terminal) == 0
    let (waited, before) = (signals, terminal)
    Thread.detachNewThread {
      var number: Int32 = 0
      var signals = waited
      sigwait(&signals, &number)
      var settings = before
      if isTerminal { tcsetattr(STDIN_FILENO, TCSANOW, &settings) }
      Terminal.say("\n" + words)
      _exit(128 + number)
    }
  }
}
