import Foundation
import TestSupport
import Testing

/// A talk at a terminal as a test reads it: what is asked, and what is answered.
extension PseudoTerminal {
  /// Keys that end a talk.
  enum Stop: String {
    case controlC = "\u{03}"
    case controlD = "\u{04}"
    case pause = ":pause\r"

    /// The exit code that belongs to it.
    var exit: Int32 { self == .controlC ? 130 : 3 }
  }

  /// Waits for each question in turn and types its answer and Enter.
  func hold(_ turns: (asks: String, answers: String)...) throws {
    for turn in turns {
      try expect(turn.asks)
      type(turn.answers + "\r")
    }
  }

  /// Waits for the last words, stops the talk, and expects the exit code of such an end.
  func close(
    after words: String, with stop: Stop = .controlD, at place: SourceLocation = #_sourceLocation
  ) throws {
    try expect(words)
    type(stop.rawValue)
    try expect("is saved")
    #expect(end() == stop.exit, sourceLocation: place)
  }

  /// Waits for the last words and kills the command as a power cut does.
  func cut(after words: String) throws {
    try expect(words)
    signal(SIGKILL)
    #expect(end() == 128 + SIGKILL)
  }
}
