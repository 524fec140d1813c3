import Testing

@testable import GroundworkKit

@Suite struct MarkdownTextTests {
  @Test func literalsStayAndTextsAreEscaped() {
    let name = "a|b *c* <d>"
    let line: MarkdownText = "**\(name)** is \(3)"
    #expect(line.source == "**a\\|b \\*c\\* &lt;d&gt;** is 3")
  }

  @Test(arguments: [
    ("- item", "\\- item"), ("1. one", "1\\. one"), ("2) two", "2\\) two"), ("3.5 %", "3.5 %"),
    ("+x", "\\+x"), ("===", "\\==="), ("line\nbreak", "line break"),
  ])
  func aTextCannotBeginABlock(text: String, expected: String) {
    #expect(MarkdownText(escaping: text).source == expected)
  }

  @Test func whatStandsBetweenBackticksBecomesCode() {
    let reason = "no column for `order_id`, really"
    let line: MarkdownText = "\(quoting: reason)"
    #expect(line.source == "no column for `order_id`, really")
    let odd: MarkdownText = "\(quoting: "a ` b_c")"
    #expect(odd.source == "a \\` b\\_c")
  }

  @Test func codeCannotLeaveItsSpan() {
    let line: MarkdownText = "\(code: "a`b|c")"
    #expect(line.source.hasPrefix("`") && line.source.hasSuffix("`"))
    #expect(!line.source.dropFirst().dropLast().contains("`"))
    #expect(!line.source.contains("|"))
  }
}
