import GroundworkModel
import Testing

@testable import GroundworkKit

@Suite struct JSONSliceTests {
  @Test(arguments: [
    "{}", "[]", " {\"a\": [1, -2.5e3, true, null, \"x\\\"y\\u00e4\"], \"b\": {\"c\": {}}} ",
    "\"t\"", "7",
    "{\"a\": \"{[\", \"a\": 2}",
  ])
  func whatIsTakenIsWhatTheParserReads(_ text: String) throws {
    let slice = try JSONSlice(Array(text.utf8))
    #expect(slice.value == JSONValue(text))
    #expect(slice.object.mapValues(\.value) == JSONValue(text)?.members)
    if case .array(let elements)? = JSONValue(text) {
      #expect(slice.elements.map(\.value) == elements)
    }
  }

  @Test func membersComeInTheOrderOfTheText() throws {
    let slice = try JSONSlice(Array("{\"z\": 1, \"a\\n\": \"\\u00e4b\", \"m\": \"\"}".utf8))
    #expect(slice.members.map(\.key) == ["z", "a\n", "m"])
    #expect(slice.object["a\n"]?.text == "äb")
    #expect(slice.object["m"]?.text == nil)
    #expect(slice.object["z"]?.text == nil)
  }

  @Test(arguments: [
    ("", "1:1", "it ends too early"), ("{\n  \"a\": 1,\n  \"b\" 2}", "3:7", "`:` is expected"),
    ("{\"a\": [1, 2", "1:12", "`,` is expected"), ("{\"a\": tru}", "1:7", "a value is expected"),
    ("{} x", "1:4", "something stands behind its end"), ("{\"a", "1:4", "it ends inside a text"),
    ("{\"a\": \"b\nc\"}", "1:9", "a text is not closed"),
    ("{a: 1}", "1:2", "a text in quotes is expected"),
    (String(repeating: "[", count: 600), "1:513", "it is nested too deeply"),
  ])
  func aFaultHasItsPlace(_ text: String, _ place: String, _ reason: String) {
    let bytes = Array(text.utf8)
    do {
      _ = try JSONSlice(bytes)
      Issue.record("`\(text)` was taken")
    } catch {
      let said = error.diagnostic(in: bytes, file: "f.json").description
      #expect(
        said.hasPrefix("f.json:\(place): error[json]: this is not JSON: \(reason)"), "\(said)")
    }
  }
}
