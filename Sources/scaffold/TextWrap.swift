/// Breaks a line at blanks so that it fits a width; a longer word stands alone. What follows a dash hangs below it.
enum TextWrap {
  static func lines(_ text: String, width: Int) -> [String] {
    guard text.count > width else { return [text] }
    let indent = text.prefix { $0 == " " }
    let body = text.dropFirst(indent.count)
    let hanging = indent + (body.hasPrefix("- ") ? "  " : "")
    var lines: [String] = []
    var line = String(indent)
    var isFresh = true
    for word in body.split(separator: " ", omittingEmptySubsequences: false) {
      if !isFresh, line.count + 1 + word.count > width {
        lines.append(line)
        line = hanging + String(word)
      } else {
        line += (isFresh ? "" : " ") + word
      }
      isFresh = false
    }
    return lines + [line]
  }
}
