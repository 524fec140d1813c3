import GroundworkModel
import Testing

@Suite struct JSONWriterTests {
  @Test(arguments: [
    ("", #""""#), ("plain", #""plain""#), ("überfällig 売上", #""überfällig 売上""#),
    ("a \"quoted\" b\\c", #""a \"quoted\" b\\c""#), ("a\nb\r\tc", #""a\nb\r\tc""#),
    ("\u{0}\u{8}\u{1F}", #""\u0000\u0008\u001f""#), ("/\u{7F}", "\"/\u{7F}\""),
  ])
  func aTextIsEscapedAsFarAsJSONAsksAndReadBackTheSame(_ text: String, _ json: String) {
    var writer = JSONWriter()
    writer.quoted(text)
    #expect(writer.text == json)
    #expect(JSONValue(json) == .text(text))
  }

  @Test func commasStandBetweenMembersAndElementsOnly() {
    var writer = JSONWriter()
    writer.object {
      $0.member("a", text: nil)
      $0.member("b", texts: ["[", "{", ""])
      $0.member("c", number: -1)
      $0.name("d")
      $0.array([[true], []]) { flags, json in
        json.array(flags) { $1.raw($0 ? "true" : "false") }
      }
      $0.member("e", flag: false)
    }
    #expect(writer.text == #"{"b":["[","{",""],"c":-1,"d":[[true],[]],"e":false}"#)
  }
}
