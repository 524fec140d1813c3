extension Escaped {
  /// Prose in Markdown, in a paragraph or a table cell: one line, nothing of it read as markup or HTML.
  static func markdown(_ text: String) -> String {
    var out = ""
    for character in line(text) {
      switch character {
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "&": out += "&amp;"
      case "|", "`", "*", "_", "[", "]", "\\", "#", "!", "~", "$": out += "\\" + String(character)
      default: out.append(character)
      }
    }
    return out
  }

  /// A name as code in Markdown; backticks and bars in it become look-alikes.
  static func markdownCode(_ text: String) -> String {
    "`" + line(text).replacing("`", with: "'").replacing("|", with: "¦") + "`"
  }
}
