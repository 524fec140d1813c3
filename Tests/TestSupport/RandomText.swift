/// Texts that break careless readers and writers, mixed with ordinary words.
public enum RandomText {
  private static let words = [
    "customer", "Order Total", "revenue per month", "e-mail", "überfällig", "売上", "🎉 party",
    "yes", "No", "null", "~", "12", "1.50", "0x1F", "1e5", "true", "- item", "key: value", "a #b",
    " lead", "trail ", "it's", "\"quoted\"", "back\\slash", "two\nlines", "end\n", "\ttab",
    "a\r\nb", "{brace}", "[x]", "&a", "*b", "!t", "%x", "@y", "`z`", "?", "-", "|", ">", "''",
    "line\u{2028}separator", "\u{1}control", "\u{85}next", "\u{FEFF}mark", "2026-01-01", "é",
    "e\u{301}",
    "'; DROP TABLE entity; --", "{{ jinja }}", "<b>html</b>", "a|b", "a.b/c%d",
  ]

  /// One to three of them.
  public static func make(using generator: inout SeededGenerator) -> String {
    let count = Int.random(in: 1...3, using: &generator)
    return (0..<count).map { _ in generator.pick(words) }.joined(separator: " ")
  }
}
