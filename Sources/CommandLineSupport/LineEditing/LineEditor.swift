import Foundation

/// What came of asking for a line.
public enum TypedLine: Hashable, Sendable {
  case line(String)
  /// Ctrl-C.
  case interrupted
  /// Ctrl-D on an empty line, or the end of a file or pipe.
  case endOfInput
}

/// Asks for lines at a terminal: the line can be edited, and may begin with a text to correct.
///
/// The terminal stays in raw mode from ``open()`` until ``close()``, so that keys typed ahead arrive as they are.
/// A pasted line break does not send the line.
public final class LineEditor {
  private var decoder = KeyDecoder()
  private var mode: RawMode?

  /// An editor on standard input and standard error.
  public init() {}

  /// Asks for one line.
  ///
  /// - Parameters:
  ///   - prompt: shown before the line, one column a character.
  ///   - text: what the line begins with.
  ///   - recalled: what the arrow up puts in its place.
  public func ask(
    _ prompt: String, startingWith text: String = "", recalling recalled: String? = nil
  ) -> TypedLine {
    guard open() else { return PlainInput.ask(prompt) }
    defer { Self.write("\r\n") }
    var buffer = LineBuffer(text)
    while true {
      Self.draw(prompt, buffer)
      guard decodeMore() else { return .endOfInput }
      while let key = decoder.next() {
        switch key {
        case .text(let text): buffer.insert(text.replacing("\n", with: " "))
        case .edit(let key): buffer.apply(key)
        case .enter:
          Self.draw(prompt, buffer)
          return .line(buffer.text)
        case .recall: buffer = recalled.map { LineBuffer($0) } ?? buffer
        case .interrupt: return .interrupted
        case .endOfInput:
          if buffer.characters.isEmpty { return .endOfInput }
          buffer.apply(.delete)
        }
      }
    }
  }

  /// Takes the terminal over; false when there is none. Asking does so too.
  @discardableResult
  public func open() -> Bool {
    if mode != nil { return true }
    mode = RawMode()
    if mode != nil { Self.write("\u{1B}[?2004h") }
    return mode != nil
  }

  /// Gives the terminal back as it was.
  public func close() {
    guard let mode else { return }
    Self.write("\u{1B}[?2004l")
    mode.restore()
    self.mode = nil
  }

  /// Reads what the terminal has; bytes left over from an earlier line come first.
  private func decodeMore() -> Bool {
    if decoder.hasBytes { return true }
    var bytes = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = read(STDIN_FILENO, &bytes, bytes.count)
      if count > 0 {
        decoder.feed(bytes[..<count])
        return true
      }
      if count == 0 || errno != EINTR { return false }
    }
  }

  /// Draws the part of the line around the cursor that fits into the terminal.
  private static func draw(_ prompt: String, _ buffer: LineBuffer) {
    let room = max(10, Terminal.columns - prompt.count - 2)
    var start = buffer.cursor
    var before = 0
    while start > 0, before + buffer.characters[start - 1].columns <= room * 3 / 4 {
      start -= 1
      before += buffer.characters[start].columns
    }
    var end = buffer.cursor
    var width = before
    while end < buffer.characters.count, width + buffer.characters[end].columns <= room {
      width += buffer.characters[end].columns
      end += 1
    }
    let shown = String(buffer.characters[start..<end])
    let column = prompt.count + before
    let move = column > 0 ? "\r\u{1B}[\(column)C" : "\r"
    write("\r" + prompt + shown + "\u{1B}[K" + move)
  }

  private static func write(_ text: String) {
    try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
  }
}

/// Asks for lines without moving a cursor: pipes, files, dumb terminals, screen readers.
public enum PlainInput {
  /// Asks for one line.
  public static func ask(_ prompt: String) -> TypedLine {
    try? FileHandle.standardError.write(contentsOf: Data(prompt.utf8))
    return readLine().map { .line($0) } ?? .endOfInput
  }
}
