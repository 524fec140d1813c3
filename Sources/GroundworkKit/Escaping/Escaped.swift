/// Names and answers as they may stand in a text of some language, where they can neither break it nor be read as code.
enum Escaped {
  /// One line: line breaks and control characters become blanks, so that nothing leaves a comment or a table row.
  static func line(_ text: String) -> String {
    let scalars = text.unicodeScalars.map { scalar -> Character in
      let isControl =
        scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
        || scalar.value == 0x2028 || scalar.value == 0x2029
        || (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
      return isControl ? " " : Character(scalar)
    }
    return String(
      String(scalars).split(separator: " ", omittingEmptySubsequences: true)
        .joined(separator: " "))
  }

  /// Prose that Jinja leaves alone: a blank is put between `{` and `{`, `%` or `#`.
  static func jinja(_ text: String) -> String {
    var out = ""
    var previous: Character = " "
    for character in text {
      if previous == "{", "{%#".contains(character) { out += " " }
      if "}%#".contains(previous), character == "}" { out += " " }
      out.append(character)
      previous = character
    }
    return out
  }
}
