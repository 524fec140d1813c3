extension Escaped {
  /// A field of a CSV file (RFC 4180), quoted where needed; what a spreadsheet would take for a formula gets a `'` before.
  static func csv(_ text: String) -> String {
    let start = text.first.map { "=+-@\t\r".contains($0) } == true ? "'" + text : text
    guard start.contains(where: { ",\"\n\r".contains($0) || $0.isNewline }) else { return start }
    return "\"" + start.replacing("\"", with: "\"\"") + "\""
  }
}
