/// Breaks names and sentences into short lines, so that no card gets wider than a page.
enum TextWrap {
  /// Lines of at most `width` characters, at most `limit` of them; what does not fit ends in `…`.
  ///
  /// Breaks at blanks first, inside a long word after `_`, `.`, `-` or `/`, else anywhere.
  static func lines(_ text: String, width: Int, limit: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in pieces(of: text, width: width) {
      let joined = line.isEmpty ? word.text : line + (word.isGlued ? "" : " ") + word.text
      if joined.count <= width || line.isEmpty {
        line = joined
      } else {
        lines.append(line)
        line = word.text
      }
    }
    if !line.isEmpty { lines.append(line) }
    guard lines.count > limit else { return lines }
    let last = lines[limit - 1]
    return lines.prefix(limit - 1) + [last.prefix(width - 1) + "…"]
  }

  private struct Piece {
    let text: String
    let isGlued: Bool
  }

  private static func pieces(of text: String, width: Int) -> [Piece] {
    text.split(whereSeparator: \.isWhitespace).flatMap { split($0, width: width) }
  }

  private static func split(_ word: Substring, width: Int) -> [Piece] {
    var pieces: [Piece] = []
    var rest = word
    while rest.count > width {
      let head = rest.prefix(width)
      let cut = head.lastIndex { "_.-/".contains($0) }.map { head.index(after: $0) }
      let end = cut ?? head.endIndex
      pieces.append(Piece(text: String(rest[..<end]), isGlued: !pieces.isEmpty))
      rest = rest[end...]
    }
    if !rest.isEmpty { pieces.append(Piece(text: String(rest), isGlued: !pieces.isEmpty)) }
    return pieces
  }
}
