import GroundworkModel
import Testing

@testable import Profiling

/// A column that has a fault, and one that is near it and has none.
struct FaultCase: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let name: String
  let faulty: [String?]
  let count: Int
  let sound: [String?]

  init(_ kind: String, _ name: String, _ faulty: [String?], _ count: Int, sound: [String?]) {
    testDescription = kind
    self.name = name
    self.faulty = faulty
    self.count = count
    self.sound = sound
  }

  private static func times(_ count: Int, _ value: String) -> [String?] {
    Array(repeating: value, count: count)
  }

  private static func days(_ count: Int) -> [String?] {
    (0..<count).map {
      "2025-\($0 % 12 + 10 > 12 ? "0\($0 % 9 + 1)" : "\($0 % 3 + 10)")-\($0 % 18 + 10)"
    }
  }

  private static func numbers(_ count: Int) -> [String?] {
    (0..<count).map { "\($0 % 60).\($0 % 7)" }
  }

  private static func mails(_ count: Int) -> [String?] {
    (0..<count).map { "ann\($0)@mail.example" }
  }

  /// A card number with its check digit after Luhn.
  private static func card(_ number: Int, isRight: Bool = true) -> String {
    let body = Array(
      "4000" + String(repeating: "0", count: 11 - String(number).count) + String(number))
    let sum = body.reversed().enumerated().reduce(0) { sum, pair in
      let digit = pair.element.wholeNumberValue ?? 0
      let doubled = digit * 2 > 9 ? digit * 2 - 9 : digit * 2
      return sum + (pair.offset % 2 == 0 ? doubled : digit)
    }
    return String(body) + String((10 - sum % 10 + (isRight ? 0 : 1)) % 10)
  }

  static let all: [FaultCase] = [
    .init(
      "ambiguous-day-month", "day", times(60, "01/02/2025") + times(40, "03/04/2025"), 100,
      sound: times(60, "01/02/2025") + times(40, "31/04/2024")),
    .init("default-dates", "seen", days(97) + times(3, "1900-01-01"), 3, sound: days(100)),
    .init("default-dates", "seen", days(98) + times(2, "1970-01-01"), 2, sound: days(100)),
    .init(
      "mixed-timezone", "at", times(95, "2025-01-01 10:00:00") + times(5, "2025-01-02T10:00:00Z"),
      5,
      sound: times(100, "2025-01-01T10:00:00+01:00")),
    .init("epoch-and-text", "at", days(96) + times(4, "1700000000"), 4, sound: days(100)),
    .init("sentinel-numbers", "score", numbers(96) + times(4, "-999"), 4, sound: numbers(100)),
    .init(
      "sentinel-numbers", "size", (0..<95).map { "\($0)" } + times(5, "-1"), 5,
      sound: (0..<100).map { "\($0 - 50)" }),
    .init("nan-text", "score", numbers(96) + times(4, "NaN"), 4, sound: numbers(100)),
    .init("mixed-units", "weight", numbers(96) + times(4, "12 kg"), 4, sound: numbers(100)),
    .init(
      "leading-zeros", "plz", (0..<100).map { $0 < 20 ? "0\($0 + 1000)" : "\($0 + 50000)" }, 20,
      sound: (0..<100).map { "\($0 + 50000)" }),
    .init(
      "mixed-booleans", "flag", times(60, "true") + times(30, "false") + times(10, "Y"), 10,
      sound: times(60, "true") + times(40, "false")),
    .init(
      "mixed-null-words", "word", times(90, "red") + times(5, "N/A") + times(5, "none"), 10,
      sound: times(90, "red") + times(10, "N/A")),
    .init(
      "near-duplicates", "town", times(60, "Hamburg") + times(35, "Bremen") + times(5, "Hambrug"),
      0,
      sound: times(60, "Hamburg") + times(40, "Bremen")),
    .init(
      "near-duplicates", "town", times(60, "Hamburg") + times(35, "Bremen") + times(5, "Hamburgg"),
      5,
      sound: times(60, "A1001") + times(35, "A1002") + times(5, "A1003")),
    .init(
      "unusual-form", "contact", mails(98) + ["ann at mail.example", "bo at mail.example"], 2,
      sound: mails(100)),
    .init(
      "unusual-form", "person", (0..<98).map { "Ann N\($0)x" } + ["MILL, Jo", "HILL, Bo"], 2,
      sound: (0..<100).map { $0 % 20 == 0 ? "Ann-Lee O'N\($0)x" : "Ann N\($0)x" }),
    .init(
      "unknown-code", "country", times(97, "DE") + times(3, "XX"), 3,
      sound: times(97, "DE") + times(3, "FR")),
    .init(
      "encoding-damage", "name", times(98, "Ann") + times(2, "M\u{C3}\u{BC}ller"), 2,
      sound: times(98, "Ann") + times(2, "M\u{FC}ller")),
    .init(
      "truncated", "note",
      (0..<80).map { String(repeating: "a ", count: $0 % 9 + 2) + "\($0)" }
        + (0..<20).map { String(repeating: "b", count: 38) + "\($0 + 10)" }, 20,
      sound: (0..<100).map { String(repeating: "a", count: $0 % 30 + 10) }),
    .init(
      "embedded-structure", "note", times(80, "plain words") + times(20, "{\"a\": 1}"), 20,
      sound: times(100, "{\"a\": 1}")),
    .init(
      "personal-in-text", "note",
      times(95, "called back") + times(5, "write to ann@mail.example soon"),
      5, sound: mails(100)),
    .init(
      "clear-text-secret", "password", (0..<100).map { "dragon\($0)" }, 100,
      sound: (0..<100).map { "$2b$12$abcdefghijklmnopqrstu\($0)" }),
    .init(
      "invalid-checksum", "card_number",
      (0..<97).map { card($0) } + (0..<3).map { card($0, isRight: false) }, 3,
      sound: (0..<100).map { card($0) }),
    .init("outliers", "price", numbers(99) + ["9000.5"], 1, sound: numbers(100)),
  ]
}

@Suite struct FindingKindsTests {
  private func count(_ kind: String, _ name: String, _ values: [String?]) -> Int {
    let row = ("row", (0..<values.count).map { Optional("r\($0)") })
    let issues = QualityFindings.issues(in: [profiled([row, (name, values)], today: "2026-01-01")])
    return issues.first { $0.kind == kind }?.count ?? 0
  }

  @Test(arguments: FaultCase.all)
  func aFaultIsFoundAndWhatIsNearItIsNot(item: FaultCase) {
    #expect(count(item.testDescription, item.name, item.faulty) == item.count)
    #expect(count(item.testDescription, item.name, item.sound) == 0)
  }

  @Test(arguments: [(DataType.text, 1), (.integer, 0)])
  func numbersInATextColumnOfADatabaseAreFound(declared: DataType, expected: Int) {
    let dataset = profiled(
      [("row", (0..<50).map { "r\($0)" }), ("size", (0..<50).map { "\($0)" })],
      types: ["size": declared], change: { $0.kind = .table })
    #expect(QualityFindings.issues(in: [dataset]).count { $0.kind == "number-as-text" } == expected)
  }

  @Test(arguments: [("2024-12-20", 1), ("2025-01-20", 0)])
  func aTableWithoutNewRowsIsStale(last: String, expected: Int) {
    let days = (0..<60).map { month -> String? in
      let number = month % 12 + 1
      return "202\(month / 12)-\(number < 10 ? "0" : "")\(number)-15"
    }
    let values: [String?] = days + [last]
    let dataset = profiled(
      [("row", values.indices.map { "r\($0)" }), ("created_at", values)], today: "2025-04-10",
      change: { $0.kind = .table })
    #expect(QualityFindings.issues(in: [dataset]).count { $0.kind == "stale-table" } == expected)
  }
}
