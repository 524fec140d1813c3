import CommandLineSupport

/// Where a dialog's lines come from: a terminal at which they can be edited, or plain lines.
final class LineInput {
  /// No colour and no cursor moves.
  let isPlain: Bool
  private let editor = LineEditor()

  /// Takes the terminal over until ``close()``, unless plain lines are wanted.
  init(isPlain: Bool) {
    self.isPlain = isPlain
    if !isPlain { editor.open() }
  }

  /// Gives the terminal back as it was.
  func close() { editor.close() }

  /// Asks for one line; the arrow up brings `recalled` into it.
  func ask(
    _ prompt: String, startingWith draft: String = "", recalling recalled: String? = nil
  ) -> TypedLine {
    isPlain
      ? PlainInput.ask(prompt) : editor.ask(prompt, startingWith: draft, recalling: recalled)
  }
}

extension TypedLine {
  /// How a command ends that stops here; nil for a line.
  var end: ExitStatus? {
    switch self {
    case .line: nil
    case .interrupted: .interrupted
    case .endOfInput: .paused
    }
  }
}
