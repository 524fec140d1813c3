/// What a person can type at a prompt instead of an answer.
public enum InterviewCommand: Hashable, Sendable {
  case back, skip, deferred, more, why, help, example, list, undo, playback, settle, pause, quit
  case unknown(String?)
  case notApplicable(String)
  case note(String)
  case goTo(String)
  /// Takes rows of a table out.
  case drop(String)
  /// Asks a row of a table again.
  case change(String)

  /// Reads a line that begins with a colon, or a lone question mark; nil for an answer.
  ///
  /// Throws a fault for a word that is no command, or one that lacks its words.
  static func parse(_ line: String) throws(AnswerFault) -> InterviewCommand? {
    let text = line.trimmed
    if text == "?" { return .help }
    guard isCommand(text) else { return nil }
    let word = text.dropFirst().prefix { !$0.isWhitespace }.lowercased()
    let rest = String(text.dropFirst(word.count + 1)).trimmed
    if let simple = simple[word] { return simple }
    switch word {
    case "unknown": return .unknown(rest.isEmpty ? nil : rest)
    case "na":
      return .notApplicable(
        try needed(rest, "`:na` needs a reason, such as `:na we have no shops`"))
    case "note": return .note(try needed(rest, "`:note` needs the note"))
    case "goto": return .goTo(try needed(rest, "`:goto` needs a question, such as `:goto Q2.4`"))
    case "drop": return .drop(try needed(rest, "`:drop` needs the number of a row, or `all`"))
    case "change": return .change(try needed(rest, "`:change` needs the number of a row"))
    default:
      throw AnswerFault(
        "unknown-command", "`:\(word)` is not a command",
        help: Suggestion.hint(for: word, among: words)
          ?? "the commands are \(words.map { ":\($0)" }.joined(separator: " ")); "
          + "type `::` for an answer that begins with a colon")
    }
  }

  /// Whether a line is meant as a command, known or not.
  static func isCommand(_ line: String) -> Bool {
    let text = line.trimmed
    return text == "?" || text.hasPrefix(":") && !text.hasPrefix("::")
  }

  /// The answer that a line means when it is no command: `::` at its start is one colon.
  static func literal(_ text: String) -> String {
    text.trimmed.hasPrefix("::") ? String(text.trimmed.dropFirst()) : text
  }

  /// All words, in the order of the help.
  public static let words = [
    "back", "skip", "deferred", "unknown", "na", "more", "why", "help", "example", "note", "list",
    "goto", "undo", "playback", "settle", "drop", "change", "pause", "quit",
  ]

  private static let simple: [String: InterviewCommand] = [
    "back": .back, "skip": .skip, "deferred": .deferred, "defer": .deferred, "more": .more,
    "why": .why, "help": .help, "example": .example, "list": .list, "undo": .undo,
    "playback": .playback, "settle": .settle, "pause": .pause, "quit": .quit,
  ]

  private static func needed(_ rest: String, _ message: String) throws(AnswerFault) -> String {
    guard !rest.isEmpty else { throw AnswerFault("incomplete-command", message) }
    return rest
  }
}
