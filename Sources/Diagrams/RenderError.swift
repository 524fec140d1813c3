/// What keeps Graphviz from drawing.
public enum RenderError: Error, Hashable, Sendable {
  /// The text is not DOT; what Graphviz said.
  case unreadable(messages: [String])
  /// The layout failed; what Graphviz said.
  case layout(messages: [String])
  /// No plug-in writes this format on this machine, or it failed; what Graphviz said.
  case output(format: String, messages: [String])
}

extension RenderError: CustomStringConvertible {
  /// What happened, in Graphviz' words, and the remedy where there is one.
  public var description: String {
    switch self {
    case .unreadable(let messages): "Graphviz cannot read the drawing" + Self.join(messages)
    case .layout(let messages): "Graphviz cannot lay out the drawing" + Self.join(messages)
    case .output(let format, let messages):
      "Graphviz cannot write \(format)" + Self.join(messages)
        + "\nhelp: install its plug-ins with `apt-get install graphviz`, or use `--format dot`"
    }
  }

  private static func join(_ messages: [String]) -> String {
    messages.isEmpty ? "" : ": " + messages.joined(separator: "; ")
  }
}
