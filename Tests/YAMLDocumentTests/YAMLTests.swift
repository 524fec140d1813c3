import GroundworkModel
import Testing
import YAMLDocument

@Suite struct YAMLTests {
  @Test func scalarsFollowTheCoreSchema() throws {
    let node = try YAML.parse("a: yes\nb: 12\nc: 1.5\nd: null\ne: \"12\"\nf: true\ng: 0x1F\n")
    #expect(node["a"]?.content == .text("yes"))
    #expect(node["b"]?.content == .integer(12))
    #expect(node["c"]?.content == .number(1.5))
    #expect(node["d"]?.content == .null)
    #expect(node["e"]?.content == .text("12"))
    #expect(node["f"]?.content == .bool(true))
    #expect(node["g"]?.content == .integer(31))
  }

  @Test func placesCountFromOne() throws {
    let node = try YAML.parse("a:\n  b: [x, y]\n", file: "f.yaml")
    #expect(node["a"]?["b"]?.elements[1].location.description == "f.yaml:2:10")
  }

  @Test(arguments: [
    ("a: 1\na: 2\n", "2:1", "stands twice"), ("a: *x\n", "1:4", "names no anchor"),
    ("a: [1\n", "2:1", "expected"), ("a: 1\n---\nb: 2\n", "2:1", "second"),
  ])
  func faultsNameTheirPlace(_ text: String, _ place: String, _ words: String) {
    let error = #expect(throws: YAMLError.self) { try YAML.parse(text, file: "f") }
    #expect(error?.location.description == "f:" + place)
    #expect(error?.message.contains(words) == true)
  }

  @Test func aMismatchIsReportedAtTheValue() {
    struct Record: Decodable { var list: [Int] }
    let error = #expect(throws: YAMLError.self) {
      try YAML.decode(Record.self, from: "list:\n  - 1\n  - two\n", file: "f")
    }
    #expect(error?.description == "f:3:5: error[yaml]: expected a whole number")
  }

  @Test func nestingAndAliasesAreBounded() {
    let deep = String(repeating: "[", count: 5000)
    #expect(throws: YAMLError.self) { try YAML.parse(deep) }
    var bomb = "a: &a [x,x,x,x,x,x,x,x,x]\n"
    for (from, to) in zip("abcdefghi", "bcdefghij") {
      bomb +=
        "\(to): &\(to) [" + Array(repeating: "*\(from)", count: 9).joined(separator: ",") + "]\n"
    }
    #expect(throws: YAMLError.self) { try YAML.parse(bomb) }
  }

  @Test(arguments: [
    "plain", "", " lead", "trail ", "12", "1.5", "true", "No", "null", "~", "a: b", "a #b", "- x",
    "two\nlines", "two\nlines\n", "two\n\nlines\n\n", "\ttab", "quote\"s", "it's", "{x}", "[x]",
    "émoji 🎉", "null\u{0}byte", "line\u{2028}sep", "# no", "&a", "*a", "!t", "%x", "@x", "`x`",
    "key:", "2026-01-01", "0x1F", "1e5", ".5", "-", "?", "a\r\nb", "  \n x", "x\n y\n  z",
  ])
  func everyTextReadsBackAsItself(_ text: String) throws {
    let node = YAMLNode(
      .mapping([
        .init("k", YAMLNode(.text(text))),
        .init(
          "l",
          YAMLNode(
            .sequence([
              YAMLNode(.text(text)), YAMLNode(.mapping([.init("m", YAMLNode(.text(text)))])),
            ]))),
      ]))
    let written = YAMLWriter.write(node)
    let read = try YAML.parse(written)
    #expect(read["k"]?.content == .text(text), "\(written)")
    #expect(read["l"]?.elements[0].content == .text(text), "\(written)")
    #expect(read["l"]?.elements[1]["m"]?.content == .text(text), "\(written)")
  }
}
