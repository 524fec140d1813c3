import GroundworkModel
import Profiling
import Testing

/// A column of 100 rows, and the findings that must be made of it: kind and count.
struct FindingCase: CustomTestStringConvertible, Sendable {
  var testDescription: String
  var name: String
  var values: [String?]
  var findings: [String: Int]

  init(_ title: String, _ name: String, _ values: [String?], _ findings: [String: Int] = [:]) {
    testDescription = title
    self.name = name
    self.values = values
    self.findings = findings
  }

  private static func words(_ count: Int = 100) -> [String] { (0..<count).map { "w\($0 % 37)" } }

  private static func numbers(_ range: Range<Int>) -> [String] { range.map(String.init) }

  static let all: [FindingCase] = [
    .init("clean words", "word", words()),
    .init("clean key", "thing_id", numbers(0..<100)),
    .init("few missing", "word", words(95) + Array(repeating: nil, count: 5), ["missing": 5]),
    .init("half missing", "word", words(50) + Array(repeating: "", count: 50), ["missing": 50]),
    .init("all missing", "word", Array(repeating: nil, count: 100), ["empty-column": 100]),
    .init(
      "placeholders", "word", words(97) + ["N/A", "-", "null"],
      ["placeholder-values": 3, "mixed-null-words": 3]),
    .init("one word", "word", Array(repeating: "x", count: 100), ["constant": 100]),
    .init("repeated key", "thing_id", numbers(0..<98) + ["1", "2"], ["duplicates": 2]),
    .init("reference, no key", "other_id", (0..<100).map { String($0 % 20) }),
    .init(
      "address in capitals", "email",
      (0..<98).map { "a\($0)@x.example" } + ["A1@X.EXAMPLE", "A2@X.EXAMPLE"], ["duplicates": 2]),
    .init(
      "one address in three spellings", "email",
      (0..<97).map { "a\($0)@x.example" } + ["A1@X.EXAMPLE", "A1@X.EXAMPLE", "A2@x.example"],
      ["duplicates": 3]),
    .init(
      "spellings that all have capitals", "thing_code",
      (0..<98).map { "q\($0)" } + ["Zx", "ZX"], ["duplicates": 1]),
    .init(
      "numbers without a mark fit both ways", "price",
      numbers(0..<70) + (0..<20).map { "\($0).5" } + (0..<10).map { "\($0),5" },
      ["mixed-formats": 10]),
    .init(
      "two formats of date", "day",
      Array(repeating: "2025-01-31", count: 60) + Array(repeating: "31.01.2024", count: 40),
      ["mixed-formats": 40]),
    .init(
      "decimal commas among points", "price",
      (0..<90).map { "\($0).5" } + (0..<10).map { "\($0),5" }, ["mixed-formats": 10]),
    .init(
      "word among numbers", "size", numbers(0..<98) + ["big", "small"], ["unexpected-type": 2]),
    .init(
      "impossible days", "day",
      (0..<98).map { "2025-01-\($0 % 9 + 10)" } + ["2025-02-30", "0000-00-00"],
      ["impossible-dates": 2]),
    .init(
      "days to come", "born_on",
      (0..<97).map { "1980-01-\($0 % 9 + 10)" } + Array(repeating: "2031-05-05", count: 3),
      ["future-dates": 3]),
    .init(
      "days to come that are planned", "due_date",
      (0..<97).map { "2025-01-\($0 % 9 + 10)" } + Array(repeating: "2031-05-05", count: 3)),
    .init(
      "for ever is no day to come", "seen",
      (0..<97).map { "2025-01-\($0 % 9 + 10)" } + Array(repeating: "9999-12-31", count: 3),
      ["default-dates": 3]),
    .init("blanks", "word", words(97) + ["a ", " b", "\tc"], ["stray-blanks": 3]),
    .init(
      "capitals", "status",
      Array(repeating: "open", count: 80) + Array(repeating: "Open", count: 15)
        + Array(repeating: "done", count: 5),
      ["mixed-case": 15]),
  ]
}

@Suite struct QualityFindingsTests {
  @Test(arguments: FindingCase.all)
  func exactlyWhatIsWrongIsFound(of item: FindingCase) {
    let row = ("row", (0..<100).map { Optional("r\($0)") })
    let dataset = profiled([row, (item.name, item.values)])
    let issues = QualityFindings.issues(in: [dataset])
    let found = Dictionary(uniqueKeysWithValues: issues.map { ($0.kind, $0.count ?? 0) })
    #expect(found == item.findings)
  }

  @Test func evidenceHoldsNoValue() {
    let marked =
      (0..<90).map { "mark\($0 % 30)" } + ["Mark1", " mark2", "N/A", "mark3 "]
      + Array(repeating: "", count: 6)
    let issues = QualityFindings.issues(in: [profiled([("word", marked)])])
    #expect(issues.count >= 3)
    for issue in issues { #expect(issue.evidence?.lowercased().contains("mark") == false) }
  }

  @Test func rowsThatRepeatAreCounted() {
    let values = (0..<50).map { Optional("v\($0 % 48)") }
    let issues = QualityFindings.issues(in: [profiled([("a", values), ("b", values)])])
    #expect(issues.first { $0.kind == "duplicate-rows" }?.count == 2)
  }

  @Test func rowsThatReferToNothingAreCounted() {
    let parent = profiled([("customer_id", (0..<50).map { String($0) })], name: "customer")
    let child = profiled(
      [
        ("n", (0..<60).map { "n\($0)" }),
        ("customer_id", (0..<57).map { String($0 % 50) } + ["70", "70", "71"]),
      ],
      name: "order")
    let issues = QualityFindings.issues(in: [parent, child])
    #expect(issues.map(\.kind) == ["orphans"] && issues.first?.count == 3)
    let keys = InferredKeys.of([parent, child])
    #expect(keys.values.flatMap(\.self).map(\.isDeclared) == [false])
    #expect(keys.keys.map(\.rawValue) == ["dataset/s.order"])
  }

  @Test func bytesOfWhichOnlyTheLengthIsKnownAreNotTakenForEqual() {
    let lengths = Array(repeating: Optional("32 bytes"), count: 50)
    let numbers = (0..<50).map { Optional("\($0 % 7)") }
    let dataset = profiled(
      [("n", numbers), ("digest", lengths)], types: ["digest": .binary])
    #expect(QualityFindings.issues(in: [dataset]).isEmpty)
  }

  @Test func namesAloneMakeNoReference() {
    let parent = profiled([("customer_id", (0..<50).map { String($0) })], name: "customer")
    let child = profiled(
      [("n", (0..<60).map { "n\($0)" }), ("customer_id", (0..<60).map { "x\($0 % 9)" })],
      name: "order")
    #expect(QualityFindings.issues(in: [parent, child]).isEmpty)
  }
}
