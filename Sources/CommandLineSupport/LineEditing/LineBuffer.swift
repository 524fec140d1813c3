/// The text of one line and a cursor in it. A character is what a person takes for one, accents and all.
public struct LineBuffer: Hashable, Sendable {
  /// The characters.
  public private(set) var characters: [Character]
  /// The number of characters before the cursor.
  public private(set) var cursor: Int

  /// A line with the cursor at its end.
  public init(_ text: String = "") {
    characters = Array(text)
    cursor = characters.count
  }

  /// The whole line.
  public var text: String { String(characters) }

  /// Inserts at the cursor; a combining mark joins the character before it.
  public mutating func insert(_ text: String) {
    let before = String(characters[..<cursor]) + text
    let head = Array(before)
    characters = head + characters[cursor...]
    cursor = head.count
  }

  /// Carries out a key that edits or moves.
  public mutating func apply(_ key: EditingKey) {
    switch key {
    case .left: cursor = max(0, cursor - 1)
    case .right: cursor = min(characters.count, cursor + 1)
    case .home: cursor = 0
    case .end: cursor = characters.count
    case .backspace: remove(from: max(0, cursor - 1), to: cursor)
    case .delete: remove(from: cursor, to: min(characters.count, cursor + 1))
    case .killToEnd: remove(from: cursor, to: characters.count)
    case .killToStart: remove(from: 0, to: cursor)
    case .killWord: remove(from: startOfWord, to: cursor)
    }
  }

  private mutating func remove(from start: Int, to end: Int) {
    characters.removeSubrange(start..<end)
    cursor = start
  }

  private var startOfWord: Int {
    var start = cursor
    while start > 0, characters[start - 1].isWhitespace { start -= 1 }
    while start > 0, !characters[start - 1].isWhitespace { start -= 1 }
    return start
  }
}

/// A key that edits or moves.
public enum EditingKey: Hashable, Sendable {
  case left, right, home, end, backspace, delete, killToEnd, killToStart, killWord
}
